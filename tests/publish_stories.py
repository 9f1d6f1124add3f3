"""A small portfolio on disk, builds of it, and made-up pages, for the tests of publishing."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from coproof.model import Edition
from coproof.pages import Heading, NavEntry, Page, SearchEntry
from coproof.publish import BuildResult, build_site

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 11, 23)

SMALL: Mapping[str, str] = {
    "evidence/provider.yml": "id: provider\nname: Wrenmoor Support\n",
    "evidence/services/svc-mill.yml": (
        "id: svc-mill\ntitle: Millfield House\ntype: residential_home\npeople_count: 12\n"
        "visibility: public\n"
    ),
    "evidence/themes/th-noise.yml": (
        "id: th-noise\ntitle: Noise after tea\nsummary: The lounge is loud in the evening.\n"
        "services: [svc-mill]\narea: environment\nidentified_on: 2026-05-20\nstatus: open\n"
        "history:\n  - {on: 2026-05-20, status: open, why: Two people said so.}\n"
        "visibility: public\n"
    ),
    "evidence/feedback/fb-1.yml": (
        "id: fb-1\nservice: svc-mill\ngiven_on: 2026-05-17\nkind: concern\n"
        "channel: everyday_conversation\nfrom_role: person\nvoice: own_words\n"
        "summary: The lounge is too loud after tea.\nthemes: [th-noise]\nvisibility: public\n"
    ),
    "evidence/feedback/fb-private.yml": (
        "id: fb-private\nservice: svc-mill\ngiven_on: 2026-05-18\nkind: comment\n"
        "channel: everyday_conversation\nfrom_role: person\nvoice: own_words\n"
        "summary: Something for the staff room only.\n"
    ),
}
"""Five records; `fb-private` says nothing about visibility, so it is internal."""


def lay(root: Path, files: Mapping[str, str] = SMALL) -> Path:
    """Write files below a root."""
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return root


def build(root: Path, edition: Edition = "public", keep_going: bool = False) -> BuildResult:
    """Build an edition of the portfolio below a root into `site/`."""
    return build_site(root, edition, root / "site", None, TODAY, keep_going)


def build_demo(edition: Edition, out: Path) -> Path:
    """Build an edition of the repository's own portfolio."""
    result = build_site(ROOT, edition, out, None, TODAY)
    assert result.code == 0, result.lines
    return out


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, with its bytes."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def page(path: str, body: str = "<h1>A page</h1>", section: str = "", **more: str) -> Page:
    """A made-up page with one heading in its list of contents."""
    title = more.get("title", "A page")
    return Page(
        path=path,
        title=title,
        description=more.get("description", "What it is about"),
        body=body + '<h2 id="more">More</h2>',
        contents=(Heading("more", more.get("heading", "More")),),
        section=section or path,
        search=SearchEntry(title=title, text="words", kind="Page", service=""),
    )


MENU = (
    NavEntry("Home", "index.html"),
    NavEntry("Records", None, (NavEntry("Feedback", "feedback/index.html"),)),
    NavEntry("Gaps", "gaps.html"),
)
"""A menu with an entry at the top, a group, and an entry in the group."""
