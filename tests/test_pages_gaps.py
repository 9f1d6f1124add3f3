"""The Gaps page and the pages of the checks: what is missing, of how much, since when, and why."""

import re
from pathlib import Path

import pytest

from coproof.checks import CHECKS, MEANINGS, SECTIONS
from coproof.pages.checks import PATH
from coproof.views.manual import limits, parts
from pages_stories import Document, pages, portfolio, words_of

WAITING = """
provider: {}
svc-mill: {}
fb-1: {given_on: 2026-09-20}
fb-2: {given_on: 2025-11-20}
fb-3: {given_on: 2026-10-20}
fb-4: {given_on: 2026-10-02, route: {to: noted, on: 2026-10-03, response: Thank you.}}
"""
"""Two pieces of feedback wait for too long, one for not long yet, one has its answer."""


def gap_1(root: Path, story: str, edition: str = "public") -> str:
    words = words_of(pages(portfolio(root, story, edition))["gaps.html"])
    return words.partition("Gap 1 of 7: ")[2].partition("Gap 2 of 7")[0]


def accept(root: Path, *entries: str) -> None:
    (root / "site_config").mkdir(exist_ok=True)
    (root / "site_config/accepted_gaps.yml").write_text(
        "".join(f"- {entry}\n" for entry in entries)
    )


def known(record: str, until: str) -> str:
    return (
        f"{{record: {record}, check: feedback-not-routed, reason: Old paper, by_role: Quality lead,"
        f" until: {until}}}"
    )


def test_all_sections_are_there_with_what_they_mean(tmp_path: Path) -> None:
    page = Document(pages(portfolio(tmp_path, "provider: {}"))["gaps.html"].body)
    assert [heading for heading in page.headings if heading in SECTIONS] == list(SECTIONS)
    for meaning in MEANINGS.values():
        assert meaning in page.words
    assert page.words.count("Nothing found.") >= 6


def test_a_gap_says_of_how_much_and_what_has_waited_longest(tmp_path: Path) -> None:
    words = gap_1(tmp_path, WAITING)
    assert words.startswith("2 open")
    assert "2 of 4 pieces of feedback" in words
    assert "0 of 0 decisions" in words
    assert "Oldest The lounge is loud. fb-2, 20 November 2025, 346 days ago" in words
    assert words.index("fb-2, 20 November 2025 Given on") < words.index(
        "fb-1, 20 September 2026 Given"
    )


def test_the_trend_comes_from_the_dates_of_the_records(tmp_path: Path) -> None:
    story = (
        WAITING
        + "fb-5: {given_on: 2026-02-01, route: {to: noted, on: 2026-08-01, response: Done.}}"
    )
    assert "1, 2, 2, 1, now 2: more than on 31 December 2025." in gap_1(tmp_path, story)


def test_a_new_portfolio_has_no_trend_yet(tmp_path: Path) -> None:
    words = gap_1(tmp_path, "provider: {}\nsvc-mill: {}\nfb-1: {given_on: 2026-10-02}")
    assert "Now 1; there was no feedback yet at the end of the last quarter." in words


def test_an_accepted_gap_shows_its_reason_and_one_that_ran_out_counts_again(tmp_path: Path) -> None:
    accept(tmp_path, known("fb-1", "2027-01-01"), known("fb-2", "2026-10-31"))
    words = gap_1(tmp_path, WAITING)
    assert words.startswith("1 open")
    assert "Accepted until 1 January 2027 by Quality lead: Old paper" in words
    assert "It was accepted until 31 October 2026. That day has passed" in words


def test_an_acceptance_without_its_gap_is_a_note(tmp_path: Path) -> None:
    accept(tmp_path, known("fb-4", "2027-01-01"))
    words = words_of(pages(portfolio(tmp_path, WAITING, "internal"))["gaps.html"])
    assert "An accepted gap that accepts nothing 1 record" in words


def test_long_lists_are_folded_and_cut_with_the_number_told(tmp_path: Path) -> None:
    story = "provider: {}\nsvc-mill: {}\n" + "".join(f"fb-{n}: {{}}\n" for n in range(200))
    made = pages(portfolio(tmp_path, story))
    words = words_of(made["gaps.html"])
    assert "20 more of 195" in words
    assert "The oldest 25 of 200 are listed here." in words
    assert "The oldest 150 of 200 are listed here." in words_of(
        made["checks/feedback-not-routed.html"]
    )


def test_the_page_stays_light_however_much_is_missing(tmp_path: Path) -> None:
    """Everything late at once, many times: no page may weigh more than 200 kB."""
    one = (
        "fb-{n}: {{voice: observed, observed: Went to the window.}}\n"
        "th-{n}: {{identified_on: 2026-01-02, history: [{{on: 2026-01-02, status: open}}]}}\n"
        "fb-t{n}: {{themes: [th-{n}]}}\n"
        "fb-d{n}: {{}}\n"
        "dec-{n}: {{responds_to: [fb-d{n}], outcome: not_yet, reason: Not now., look_again_on: 2026-03-01}}\n"
        "dec-y{n}: {{responds_to: [fb-d{n}]}}\n"
        "act-{n}: {{decision: dec-y{n}, status: in_progress, start_on: 2026-02-02, due_on: 2026-03-01}}\n"
        "act-d{n}: {{decision: dec-y{n}, status: done, start_on: 2026-02-02, done_on: 2026-03-01}}\n"
    )
    story = "provider: {}\nsvc-mill: {}\n" + "".join(one.format(n=n) for n in range(60))
    made = pages(portfolio(tmp_path, story, "internal"))
    heavy = {
        path: len(page.body) for path, page in made.items() if "gaps" in path or "checks/" in path
    }
    assert max(heavy.values()) < 150_000, heavy


@pytest.mark.parametrize(("edition", "says"), [("public", True), ("internal", False)])
def test_an_edition_says_that_it_counts_what_it_shows(
    tmp_path: Path, edition: str, says: bool
) -> None:
    words = words_of(pages(portfolio(tmp_path, WAITING, edition))["gaps.html"])
    assert ("Everything is counted from what this edition shows" in words) is says


def test_every_check_has_a_page_that_the_list_leads_to(tmp_path: Path) -> None:
    made = pages(portfolio(tmp_path, WAITING))
    links = Document(made[PATH].body).links
    for check in CHECKS:
        assert f"../checks/{check.name}.html" in links
        words = words_of(made[f"checks/{check.name}.html"])
        assert words.startswith(check.title.rstrip("."))
        for heading in (
            "What this means for people",
            "How to mend it",
            "Before",
            "After",
            "What it serves",
        ):
            assert heading in words


def test_a_manual_loses_nothing_on_its_way_to_a_page() -> None:
    for check in CHECKS:
        told = " ".join(f"{' '.join(part.paragraphs)} {part.example}" for part in parts(check))
        letters = re.sub(r"\W", "", check.manual.partition("\n\n")[2])
        for heading in (
            "What this means for people:",
            "How to mend it:",
            "Before",
            "After",
            "Serves:",
        ):
            letters = letters.replace(re.sub(r"\W", "", heading), "", 1)
        found = re.sub(r"\W", "", told)
        assert len(found) > 0.9 * len(letters), check.name


def test_a_check_says_from_when_on_it_speaks_up_and_why(tmp_path: Path) -> None:
    (tmp_path / "site_config").mkdir()
    (tmp_path / "site_config/checks.yml").write_text(
        "clocks: {routed: {days: 14, why: We meet every fortnight.}}\n"
    )
    page = pages(portfolio(tmp_path, WAITING))["checks/feedback-not-routed.html"]
    assert "Sorted: 14 days" in words_of(page)
    assert "Why: We meet every fortnight." in words_of(page)


def test_every_number_of_every_check_can_be_told(tmp_path: Path) -> None:
    shown = portfolio(tmp_path, "provider: {}")
    for check in CHECKS:
        for limit in limits(check, shown.kinds, shown.settings):
            assert limit.label
            assert re.match(r"\d+( \w|$)", limit.number)
            assert "Without it" not in limit.meaning


def test_a_finding_on_its_record_leads_to_what_it_means(tmp_path: Path) -> None:
    page = pages(portfolio(tmp_path, WAITING))["feedback/fb-1.html"]
    assert "../checks/feedback-not-routed.html" in Document(page.body).links
