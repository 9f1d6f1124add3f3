"""The inspection view: chains found through tags, empty places shown as empty, nothing confirmed by a map."""

from pathlib import Path

from coproof.measures.framework_evidence import framework_evidence
from coproof.portfolio import Portfolio
from pages_stories import CHAIN, pages, portfolio, words_of

FRAMEWORK = """
id: ours
title: Our values
status: in_force
valid_from: 2026-01-01
groups:
  - id: one
    label: Being heard
    question: Are people heard?
    statements:
      - {id: listening, label: Listening, expect: strong}
      - {id: medicines, label: Medicines, expect: none}
      - {id: learning, label: Learning, expect: usual}
      - {id: mapped, label: Mapped, expect: usual}
"""
OTHER = "id: other\ntitle: Others\nstatus: draft\ngroups:\n- id: a\n  label: A\n  statements:\n  - {id: x, label: X}\n"
WALK = "from: other\nto: ours\nmap:\n  - {from: x, to: mapped, relation: related}\n"
STORY = (
    CHAIN.replace("th-quiet: {}", 'th-quiet: {supports: ["ours:listening"]}').replace(
        "rev-1: {", 'rev-1: {supports: ["other:x"], '
    )
    + """
fb-2: {themes: [th-quiet], from_role: staff}
fb-3: {themes: [th-quiet], voice: observed, observed: Leaves the room., given_on: 2026-10-01}
"""
)


def _shown(root: Path) -> Portfolio:
    for path, text in (
        ("frameworks/ours", FRAMEWORK),
        ("frameworks/other", OTHER),
        ("crosswalks/other--ours", WALK),
    ):
        file = root / "site_config" / f"{path}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return portfolio(root, STORY)


def test_a_tag_on_a_theme_brings_its_whole_chain(tmp_path: Path) -> None:
    shown = _shown(tmp_path)
    ours = shown.settings.framework("ours")
    assert ours is not None
    listening, medicines, learning, mapped = framework_evidence(
        shown.graph, ours, shown.settings.crosswalks
    )
    assert listening.tagged == ("th-quiet",)
    assert set(listening.records) >= {"fb-1", "fb-2", "dec-1", "act-1", "rev-1", "rev-2", "told-1"}
    assert listening.newest == "2026-10-01"
    assert listening.by_category["peoples-experience"] == ("fb-1",)
    assert listening.by_category["staff-and-leaders"] == ("fb-2",)
    assert listening.by_category["observation"] == ("fb-3",)
    assert listening.by_category["outcomes"] == ("rev-1", "rev-2")
    assert medicines.empty
    assert not medicines.expected
    assert learning.empty
    assert learning.expected
    assert (mapped.tagged, mapped.mapped) == ((), ("rev-1",))


def test_the_page_says_what_is_there_and_what_is_not(tmp_path: Path) -> None:
    made = pages(_shown(tmp_path))
    words = words_of(made["inspection/ours.html"])
    assert (
        "1 of 4 statements have evidence; 2 where feedback usually says something have none."
        in words
    )
    assert "In force since 1 January 2026." in words
    assert "The newest is of 1 October 2026, 31 days before this was shown." in words
    assert "Nothing here, and nothing is missing. Feedback does not usually speak of this" in words
    assert words.count("Nothing here yet. This is a gap.") == 2
    assert "Mapped from another framework, not confirmed: 1" in words
    listed = words_of(made["inspection/index.html"])
    assert listed.index("Our values") < listed.index("Others")
    assert "A draft: it may still change" in listed


def test_without_frameworks_there_is_still_a_page(tmp_path: Path) -> None:
    words = words_of(pages(portfolio(tmp_path, CHAIN))["inspection/index.html"])
    assert "No framework is set up in this portfolio." in words
