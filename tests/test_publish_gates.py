"""The gates: what stops a finished site from being published, told from its bytes alone."""

from pathlib import Path

import pytest

from coproof.publish.gates import inspect
from coproof.publish.gates.byte_reader import links_of
from coproof.publish.gates.plain_reader import PlainReader
from coproof.publish.result import Refused
from publish_stories import build_demo, contents, lay

FINE = {
    "index.html": '<h1>Home</h1><a href="feedback/fb-1.html#more">One</a><link rel="canonical"'
    ' href="https://example.org/index.html"><a href="https://example.org">Away</a>',
    "feedback/fb-1.html": '<h1>One</h1><h2 id="more">More</h2><a href="#more">More</a>'
    '<a href="../index.html?from=1">Home</a><a href="../manifest.json">Files</a>'
    '<a href="../index.html#service=svc-mill">Only the mill</a><img src="../a.png" alt="">',
    "a.png": "x",
    "style.css": "a { background: url(a.png) }",
    "404.html": '<a href="/portfolio/index.html">Home</a>',
}

REFUSED = {
    "a link that leads nowhere": ('<a href="feedback/fb-9.html">', "leads nowhere"),
    "a link to a folder": ('<a href="feedback/">', "leads nowhere"),
    "a link out of the site": ('<a href="../index.html">', "leads nowhere"),
    "a link from the root of the server": ('<a href="/index.html">', "leads nowhere"),
    "a place that is not there": ('<a href="#nowhere">', "no place #nowhere"),
    "a place that another page lacks": ('<a href="feedback/fb-1.html#x">', "no place #x"),
    "a script from outside": ('<script src="https://example.org/a.js"></script>', "another site"),
    "a style from outside": ('<link rel="stylesheet" href="//example.org/a.css">', "another site"),
    "a picture from outside": ('<img alt="" src="http://example.org/a.png">', "another site"),
    "a form that sends away": ('<form action="https://example.org/">', "another site"),
    "a frame from outside": ('<iframe src="https://example.org/"></iframe>', "another site"),
    "pictures in several sizes": ('<img srcset="https://example.org/a.png 2x">', "another site"),
    "pictures for a preload": (
        '<link imagesrcset="a.png, //example.org/a.png 2x">',
        "another site",
    ),
    "a size that is not there": ('<img alt="" srcset="a.png, b.png 2x">', "b.png leads nowhere"),
    "a page that goes on by itself": (
        '<meta http-equiv="refresh" content="0; url=https://example.org/">',
        "another site",
    ),
    "a link that tells others": ('<a href="a.png" ping="https://example.org/">', "another site"),
    "a connection made early": (
        '<link rel="preconnect" href="https://example.org">',
        "another site",
    ),
    "a base elsewhere": ('<base href="https://example.org/">', "another site"),
    "a button that sends away": ('<button formaction="//example.org/">Go</button>', "another site"),
    "a style in an element": ('<p style="background:url(//example.org/a)">', "another site"),
    "a style in the page": (
        '<style>p { src: url("http://example.org/a") }</style>',
        "another site",
    ),
    "a page inside the page": ('<iframe srcdoc="&lt;img src=//example.org&gt;">', "another site"),
    "a drawing that uses another": (
        '<svg><use xlink:href="https://example.org/a.svg#b"></use></svg>',
        "another site",
    ),
    "an address in capitals": ('<img alt="" src="HtTpS://example.org/a.png">', "another site"),
    "an address behind a space": ('<img alt="" src=" https://example.org/a.png">', "another site"),
    "an address that cannot be read": ('<a href="http://[">One</a>', "leads nowhere"),
    "a link that runs": ('<a href="javascript:alert(1)">', "start with javascript:"),
}


@pytest.mark.parametrize("by_hand", [False, True], ids=["ours", "by-hand"])
def test_a_sound_site_passes_and_every_file_is_counted(tmp_path: Path, by_hand: bool) -> None:
    lay(tmp_path, FINE)
    found = inspect(tmp_path, FINE if by_hand else (), "/portfolio/")
    assert [file.path for file in found.files] == sorted(FINE)
    assert found.warnings == ()
    assert {file.path: file.size for file in found.files} == {k: len(v) for k, v in FINE.items()}


@pytest.mark.parametrize("by_hand", [False, True], ids=["ours", "by-hand"])
@pytest.mark.parametrize("story", REFUSED)
def test_a_page_is_refused(tmp_path: Path, story: str, by_hand: bool) -> None:
    body, says = REFUSED[story]
    lay(tmp_path, FINE | {"page.html": f"<h1>Page</h1>{body}"})
    with pytest.raises(Refused, match=says) as refusal:
        inspect(tmp_path, ["page.html"] if by_hand else (), "/portfolio/")
    assert refusal.value.code == 1
    assert "\n" not in refusal.value.line


@pytest.mark.parametrize(
    "path", ["fb-1.yml", "data/a.YAML", "notes.md", ".env", ".git/config.json", "run.py", "noend"]
)
def test_files_of_other_kinds_are_refused(tmp_path: Path, path: str) -> None:
    lay(tmp_path, FINE | {path: "x"})
    with pytest.raises(Refused, match="not published"):
        inspect(tmp_path, (), "/portfolio/")


def test_pages_may_use_what_the_site_has(tmp_path: Path) -> None:
    body = (
        '<meta http-equiv="refresh" content="600"><img alt="" srcset="a.png, a.png 2x">'
        '<meta http-equiv="refresh" content="0; url=index.html"><svg xmlns="http://www.w3.org/">'
        '<p style="background: url(a.png)">Words</p><style>p { color: red }</style>'
    )
    lay(tmp_path, FINE | {"page.html": body})
    assert len(inspect(tmp_path, (), "/portfolio/").files) == len(FINE) + 1


@pytest.mark.parametrize(
    "rule",
    [
        "@import 'https://example.org/a.css';",
        "@import url(//example.org/a.css);",
        'a { background: image-set("a.png" 1x, "https://example.org/a.png" 2x) }',
        "a { background: u\\72l(https://example.org/a.png) }",
        "a { background: url(/* here */https://example.org/a.png) }",
    ],
)
def test_a_style_sheet_that_fetches_from_outside_is_refused(tmp_path: Path, rule: str) -> None:
    lay(tmp_path, FINE | {"style.css": rule})
    with pytest.raises(Refused, match="another site"):
        inspect(tmp_path, (), "/portfolio/")


def test_a_style_sheet_may_draw_by_itself(tmp_path: Path) -> None:
    drawing = "url(\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>\")"
    lay(tmp_path, FINE | {"style.css": f"/* from https://example.org/ */ a {{ mask: {drawing} }}"})
    inspect(tmp_path, (), "/portfolio/")


def test_a_drawing_that_fetches_from_outside_is_refused(tmp_path: Path) -> None:
    lay(tmp_path, FINE | {"a.svg": '<svg><image href="https://example.org/a.png"/></svg>'})
    with pytest.raises(Refused, match="another site"):
        inspect(tmp_path, (), "/portfolio/")


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("Feedback.html", "Rename"),
        ("what mrs x said.pdf", "Rename"),
        ("caf\u00e9.html", "Rename"),
        ("-a.html", "Rename"),
        ("a" * 200 + ".html", "Rename"),
        ("a/aux.html", "Windows"),
        ("com1.css", "Windows"),
        ("con/a.html", "Windows"),
    ],
)
def test_a_file_name_that_some_disks_refuse_is_refused(
    tmp_path: Path, path: str, says: str
) -> None:
    lay(tmp_path, FINE | {path: "x"})
    with pytest.raises(Refused, match=says):
        inspect(tmp_path, (), "/portfolio/")


@pytest.mark.parametrize("path", ["con-1.html", "console.css", "assets/a_b.min.1a2b.js", "_a.html"])
def test_a_file_name_that_every_disk_keeps_passes(tmp_path: Path, path: str) -> None:
    lay(tmp_path, FINE | {path: "x"})
    inspect(tmp_path, (), "/portfolio/")


def test_a_heavy_page_is_worth_a_warning(tmp_path: Path) -> None:
    lay(tmp_path, FINE | {"page.html": "<h1>Page</h1>" + "word " * 50_000})
    assert inspect(tmp_path, (), "/portfolio/").warnings == (
        "page.html weighs 250 kB: pages should stay below 200 kB.",
    )


def test_the_fast_reader_and_the_plain_one_agree_on_every_page(tmp_path: Path) -> None:
    site = contents(build_demo("internal", tmp_path / "site"))
    pages = {path: data for path, data in site.items() if path.endswith(".html")}
    assert len(pages) > 150
    for path, data in pages.items():
        assert links_of(data) == PlainReader(data).links, path
