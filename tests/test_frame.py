"""The frame: a page hung in a shell is, byte for byte, the page that the theme renders whole."""

from collections.abc import Iterator
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel

from coproof.pages import Page
from coproof.publish import frame as frames
from coproof.publish.assets import read_assets
from coproof.publish.frame import Frame, render_frame
from coproof.publish.policy import content_policy, inline_scripts
from coproof.publish.sheet import Part, Site, part_of, sheet_of, states_of, values_of
from coproof.publish.shell import BrokenFrame, cut, mark, tidy
from publish_stories import MENU, lay, page

HOSTILE = "</title><script>alert(1)</script>\" ' & &amp; [[coproof:title]]"

SITE = Site(
    name='Ours </title><script>alert(1)</script> & "co"',
    address=None,
    navigation=MENU,
    banner=("Invented & more <b>",),
    edition="Public edition",
    as_at="17 May 2026",
    unlisted=False,
)

PAGES = (
    page("index.html"),
    page("gaps.html", title=HOSTILE, description=HOSTILE, heading=HOSTILE),
    page("feedback/index.html"),
    page("feedback/fb-1.html", section="feedback/index.html", body="<h1>{{ 1 }} {% x %}</h1>"),
    page("feedback/2025/fb-2.html", section="feedback/index.html"),
    replace(page("consents/con-1.html", section="consents/index.html"), contents=()),
)
"""One page of each place in the menu and each depth."""


@pytest.fixture(params=[None, "https://example.org/portfolio/"], ids=["no-address", "address"])
def site(request: pytest.FixtureRequest) -> Site:
    return replace(SITE, address=request.param)


@pytest.fixture
def frame(tmp_path: Path, site: Site) -> Frame:
    root = lay(tmp_path / "root", {"site_config/pages/us.md": "# Us & them\n\n## Where\n"})
    return render_frame(root, site, read_assets(), tmp_path / "scratch")


def hung(frame: Frame, one: Page) -> str:
    return frame.shell(part_of(one)).hang(values_of(one, frame.site)).decode("utf-8")


class OneByOne(Frame):
    """The ordinary way: our pages are pages of MkDocs, which renders each of them whole."""

    pages: tuple[Page, ...] = ()
    shells: Frame

    def on_files(self, files: Files, *, config: Any) -> Files:
        for one in self.pages:
            file = File.generated(
                config,
                one.path.removesuffix(".html") + ".md",
                content="---\ntemplate: coproof-shell.html\n---\n",
                inclusion=InclusionLevel.NOT_IN_NAV,
            )
            files.append(file)
        return super().on_files(files, config=config)

    def on_page_content(self, html: str, *, page: Any, config: Any, files: Files) -> str:
        return {one.path: one.body for one in self.pages}.get(page.url, html)

    @event_priority(-50)
    def on_page_context(self, context: Any, *, page: Any, config: Any, nav: Any) -> Any:
        context = super().on_page_context(context, page=page, config=config, nav=nav)
        for one in self.pages:
            if one.path == page.url:
                context["sheet"] = sheet_of(one, self.site, part_of(one), mark("policy"))
        return context


@pytest.fixture
def whole(tmp_path: Path, frame: Frame) -> dict[str, str]:
    """Every page as MkDocs writes it to disk, without any shell."""
    scratch = tmp_path / "one-by-one"
    other = OneByOne(frame.site, read_assets())
    other.pages = PAGES
    config = frames._config_of(tmp_path / "root", frame.site, scratch)
    other.configure(config, scratch / "site")
    config.plugins["coproof/frame"] = other
    build(config)
    return {one.path: (scratch / "site" / one.path).read_text("utf-8") for one in PAGES}


def test_a_hung_page_is_the_page_that_the_theme_renders_whole(
    frame: Frame, whole: dict[str, str]
) -> None:
    for one in PAGES:
        before, after = whole[one.path].split(one.body)
        policy = content_policy(inline_scripts(before + after))
        expected = tidy(before.replace(mark("policy"), policy)) + one.body + tidy(after)
        assert hung(frame, one) == expected, one.path


def test_nothing_that_people_wrote_becomes_markup(frame: Frame) -> None:
    hostile = hung(frame, PAGES[1])
    assert "<script>alert" not in hostile
    assert "<b>" not in hostile
    assert hostile.count(escape(HOSTILE)) == 4  # tab, header, description, list of contents


def test_templates_never_run_what_a_page_holds(frame: Frame) -> None:
    assert "<h1>{{ 1 }} {% x %}</h1>" in hung(frame, PAGES[3])


@pytest.mark.parametrize(
    ("one", "lit"),
    [
        (
            PAGES[0],
            ['href="index.html" class="md-nav__link md-nav__link--active" aria-current="page"'],
        ),
        (
            PAGES[2],
            ['href="index.html" class="md-nav__link md-nav__link--active" aria-current="page"'],
        ),
        (
            PAGES[3],
            ['href="index.html" class="md-nav__link md-nav__link--active" aria-current="true"'],
        ),
        (PAGES[5], []),
    ],
    ids=["home", "register", "record", "no-entry"],
)
def test_the_menu_shows_where_one_is(frame: Frame, one: Page, lit: list[str]) -> None:
    rendered = hung(frame, one)
    assert rendered.count("aria-current") == len(lit)
    assert all(line in rendered for line in lit)


def test_shells_of_one_folder_are_shared(frame: Frame) -> None:
    first = frame.shell(part_of(PAGES[3]))
    assert frame.shell(part_of(replace(PAGES[3], path="feedback/fb-9.html"))) is first


def test_a_page_by_hand_has_its_own_title_menu_entry_and_policy(frame: Frame) -> None:
    page = dict(frame.files())["us.html"].decode("utf-8")
    assert "Us &amp; them - Ours" in page
    assert 'aria-current="page"' in page
    assert "[[coproof:policy]]" not in page
    assert "sha256-" in page


def test_nothing_is_published_that_pages_never_load(frame: Frame) -> None:
    paths = [path for path, _ in frame.files()]
    assert not [path for path in paths if path.endswith(".map") or "lunr" in path or "work" in path]
    assert len(paths) < 12


@pytest.mark.parametrize(
    ("rendered", "says"),
    [
        ("no places at all", "0 places for 'title'"),
        (f"{mark('title')} {mark('title')}", "2 places for 'title'"),
        (f"{mark('title')} {mark('other')}", "1 places for 'other'"),
    ],
)
def test_a_place_lost_or_doubled_names_the_theme(rendered: str, says: str) -> None:
    with pytest.raises(BrokenFrame, match=f"theme 1.2 gave a page with {says}"):
        cut(rendered, "theme 1.2", ["title"])


def scripts(rendered: str) -> Iterator[str]:
    for part in rendered.split("<script>")[1:]:
        yield part.split("</script>")[0]


def test_the_policy_allows_the_scripts_of_the_theme_and_no_other(frame: Frame) -> None:
    rendered = hung(frame, PAGES[3])
    policy = rendered.split('http-equiv="Content-Security-Policy" content="')[1].split('"')[0]
    assert len(list(scripts(rendered))) == policy.count("'sha256-") == 3
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    other = frame.render(
        Part(None, "a", False),
        "<script>evil()</script>",
        sheet_of(PAGES[3], frame.site, part_of(PAGES[3]), ""),
    )
    assert len(list(scripts(other))) == 4


def test_states_name_the_entry_that_is_lit() -> None:
    assert states_of(Part("a.html", "", True)) == {"a.html": "page"}
    assert states_of(Part("a.html", "b", False)) == {"a.html": "true"}
    assert states_of(Part(None, "", False)) == {}
