"""The gates: what stops a finished site from being published, told from its bytes alone."""

from pathlib import Path

import pytest

from coproof.publish.byte_reader import links_of
from coproof.publish.gates import inspect
from coproof.publish.plain_reader import PlainReader
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


def test_a_style_sheet_that_fetches_from_outside_is_refused(tmp_path: Path) -> None:
    lay(tmp_path, FINE | {"style.css": "@import 'https://example.org/a.css';"})
    with pytest.raises(Refused, match="another site"):
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
