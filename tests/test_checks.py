"""The checks: every story comes out as it says, and every check has its stories and its manual."""

import inspect
import re
from dataclasses import fields
from datetime import date
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from checks_stories import Story, all_stories, examined, told
from coproof.checks import CHECKS, SECTIONS, Check, check_named
from coproof.checks.acceptance import accept
from coproof.checks.labels import label
from coproof.checks.retention_due import years_after
from coproof.checks.wording import count, either, every, overdue, plain_day, waiting
from coproof.model import AcceptedGap, Clocks, Finding, Thresholds, by_place
from coproof.model.identifiers import identifiers_in
from coproof.read import read_kinds

STORIES = all_stories()
MANUAL = ("What this means for people:", "How to mend it:", "Before", "After", "Serves:")


@pytest.mark.parametrize("story", STORIES, ids=str)
def test_the_story_comes_out_as_it_says(story: Story, tmp_path: Path) -> None:
    findings = examined(story, tmp_path).findings
    assert [told(finding) for finding in findings] == story.findings


@pytest.mark.parametrize("story", [s for s in STORIES if s.fires], ids=str)
def test_a_check_finds_what_it_says_it_is_about(story: Story, tmp_path: Path) -> None:
    """The Gaps page counts the records of these kinds: "3 of 84 pieces of feedback"."""
    examination = examined(story, tmp_path)
    for finding in examination.findings:
        record = examination.graph.get(finding.record or "")
        check = check_named(finding.check)
        if record is not None and check is not None and check.about:
            assert record.kind in check.about, finding.check


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_a_check_names_the_settings_that_it_reads(check: Check) -> None:
    """The page of a check gives the number in force and its reason: see THRESHOLDS in the README."""
    read = re.findall(r"\b(?:thresholds|limits|clocks)\.(\w+)", inspect.getsource(module_of(check)))
    settings = {field.name for field in (*fields(Thresholds), *fields(Clocks))}
    assert settings.intersection(read) <= set(check.thresholds)


@pytest.mark.parametrize("check", [c for c in CHECKS if c.severity == "gap"], ids=lambda c: c.name)
def test_a_check_for_gaps_says_what_it_is_about(check: Check) -> None:
    """For "3 of 84 pieces of feedback"; `ABOUT = ()` where it may be any kind of record."""
    assert hasattr(module_of(check), "ABOUT")


def module_of(check: Check) -> ModuleType:
    return import_module(f"coproof.checks.{check.name.replace('-', '_')}")


@pytest.mark.parametrize("story", STORIES, ids=str)
def test_the_name_of_a_story_says_what_its_check_does(story: Story) -> None:
    assert check_named(story.check) is not None
    assert story.fires or story.name.startswith("silent-")
    named = [line.split(" ")[1] for line in story.findings]
    assert (story.check in named) == story.fires or "too-long-ago" in story.name


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_every_check_has_stories_where_it_fires_and_where_it_is_silent(check: Check) -> None:
    names = [story.name for story in STORIES if story.check == check.name]
    assert any(name.startswith("fires-") for name in names)
    assert any(name.startswith("silent-") for name in names)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_every_check_has_a_manual(check: Check) -> None:
    places = [check.manual.find(part) for part in MANUAL]
    assert -1 not in places
    assert places == sorted(places)
    assert check.title.endswith(".")
    assert check.section in SECTIONS


def test_checks_are_sorted_and_their_names_are_unique() -> None:
    names = [check.name for check in CHECKS]
    assert names == sorted(set(names))


def test_findings_come_in_the_order_of_their_places(tmp_path: Path) -> None:
    busiest = max(STORIES, key=lambda story: len(story.findings))
    findings = examined(busiest, tmp_path).findings
    assert list(findings) == sorted(findings, key=by_place)


def test_only_gaps_can_be_accepted_and_only_until_their_day() -> None:
    gap = Finding("action-overdue", "gap", "Due on: late.", record="act-1")
    error = Finding("date-order", "error", "Due on: wrong.", record="act-1")
    accepted = [
        AcceptedGap("act-1", name, "Known.", "Manager", "2026-01-31")
        for name in ("action-overdue", "date-order")
    ]
    on_the_last_day = accept([gap, error], accepted, date(2026, 1, 31))
    assert [finding.accepted for finding in on_the_last_day] == [True, False]
    afterwards = accept([gap, error], accepted, date(2026, 2, 1))
    assert [finding.accepted for finding in afterwards] == [False, False]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("NHS no. 943 476 5919", "an NHS number"),
        ("NHS9434765919", "an NHS number"),
        ("943-476-5919", "an NHS number"),
        ("943\u00a0476\u20115919", "an NHS number"),
        ("9434\u200b765919", "an NHS number"),
        ("９４３ ４７６ ５９１９", "an NHS number"),  # noqa: RUF001 full-width digits, as some phones type them
        ("qq123456c", "a National Insurance number"),
        ("AB 12 34 56 D", "a National Insurance number"),
        ("07700 900123", "a phone number"),
        ("+44 7700 900123", "a phone number"),
        ("+44 (0)1632 960123", "a phone number"),
        ("(01632) 960123", "a phone number"),
        ("020 7946 0018", "a phone number"),
        ("a.person@example.co.uk", "an e-mail address"),
        ("SW1A 1AA", "a postcode"),
        ("ze1 0aa", "a postcode"),
        ("dob 3/4/50", "a date of birth"),
        ("Born on the 3rd of April 1950", "a date of birth"),
        ("date of birth: 1950-04-03", "a date of birth"),
        ("Mrs Example", "a person's name"),
        ("MR EXAMPLE", "a person's name"),
        ("Dr. A. Example", "a person's name"),
    ],
)
def test_what_points_to_one_person_is_recognised(text: str, what: str) -> None:
    assert identifiers_in(f"They wrote: {text}, it says.") == (what,)


@pytest.mark.parametrize(
    "text",
    [
        "943 476 5918",
        "fb-2025-0031 and act-9434765919",
        "2026-01-05 2026-02 05-06-2026 14:00 01/02/2026 10 30",
        "between 10 30 and 14 30, 20 to 25 people, £1,234.50",
        "room b1 2nd floor, M6 junction 5, S3, covid-19",
        "They miss Sunday lunch. Miss Sunday lunch? We do. The dr said so, sir.",
        "The idea was born in the meeting of 3 May.",
        "Ring 999 or 111.",
        "1-4857773456",
        "",
    ],
)
def test_plain_words_ids_and_dates_point_to_nobody(text: str) -> None:
    assert identifiers_in(text) == ()


def test_ages_and_dates_are_in_plain_words() -> None:
    day = date(2026, 3, 1)
    assert waiting("2026-01-20", day) == "waiting 40 days"
    assert waiting("2026-02-28", day) == "waiting 1 day"
    assert waiting("2026-01", day) == "waiting since January 2026"
    assert overdue("2026-02-19", day) == "10 days late"
    assert plain_day("2026-05-05") == "5 May 2026"
    assert plain_day("2026-05") == "May 2026"
    assert count(2, "person", "people") == "2 people"
    assert either(("feedback", "theme", "decision")) == "feedback, theme or decision"
    assert every(("feedback", "theme", "decision")) == "feedback, theme and decision"
    assert every(("theme",)) == "theme"


def test_a_year_later_is_the_same_day_and_the_28th_stands_in_for_29_february() -> None:
    assert years_after(date(2025, 1, 29), 1) == date(2026, 1, 29)
    assert years_after(date(2025, 2, 5), 6) == date(2031, 2, 5)
    assert years_after(date(2024, 2, 29), 1) == date(2025, 2, 28)
    assert years_after(date(2024, 2, 28), 1) == date(2025, 2, 28)


def test_a_message_begins_with_what_people_call_the_field() -> None:
    feedback = read_kinds()["feedback"]
    response = feedback.field("route.response")
    assert response is not None
    assert label(feedback, "route.response") == response.label
    assert label(feedback, "themes[0]") == label(feedback, "themes")
    assert label(feedback, "summary.cy") == label(feedback, "summary")
    assert label(feedback, "no_such_field") == "No such field"
