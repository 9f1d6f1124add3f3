"""What boards, staff and commissioners expect: the lists name what the schemas know, and no more."""

from datetime import date

import pytest

from checks_stories import all_stories, examined
from coproof.checks.meetings import GOVERNANCE, OF_STAFF, WITH_PEOPLE
from coproof.checks.ways_of_telling import FITTING, OPEN_TO_ALL, WORDS, fits
from coproof.measures import COMMISSIONER_AREAS, GOVERNANCE_ITEMS, STAFF_SUPPORT, Expectation
from coproof.portfolio import Examination
from coproof.read import read_kinds

KINDS = read_kinds()
LISTS = {"governance": GOVERNANCE_ITEMS, "staff": STAFF_SUPPORT, "commissioner": COMMISSIONER_AREAS}
EVERY = [pytest.param(one, id=f"{name}:{one.id}") for name, found in LISTS.items() for one in found]


def _choices(kind: str, path: str) -> set[str]:
    field = KINDS[kind].field(path)
    assert field is not None
    return set(field.items.choices if field.items else field.choices)


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Examination:
    """A portfolio in which everything that is expected came up in November 2026."""
    story = next(s for s in all_stories() if s.name == "silent-a-count-of-none-is-evidence")
    return examined(story, tmp_path_factory.mktemp("year"))


def test_the_lists_have_the_lengths_that_boards_staff_and_commissioners_know() -> None:
    assert [len(found) for found in LISTS.values()] == [7, 5, 6]
    for found in LISTS.values():
        assert len({one.id for one in found}) == len(found)


@pytest.mark.parametrize("one", EVERY)
def test_each_says_in_one_sentence_what_to_record(one: Expectation) -> None:
    assert one.wanted.endswith(".")
    assert len(one.wanted.split()) <= 25
    assert KINDS["provider"].field(one.field) is not None


@pytest.mark.parametrize("one", EVERY)
def test_each_finds_what_was_recorded_and_nothing_before_it(
    one: Expectation, year: Examination
) -> None:
    found = one.found(year.graph, date(2026, 11, 1))
    assert found
    assert [record.id for record in found] == list(dict.fromkeys(record.id for record in found))
    standing = one.field == "documents"
    assert bool(one.found(year.graph, date(2027, 1, 1))) is standing


def test_every_way_of_communicating_has_forms_that_fit_it() -> None:
    assert {*FITTING, "other"} == _choices("feedback", "communication")
    forms = _choices("told", "format")
    assert all(fitting and fitting <= forms for fitting in FITTING.values())
    assert forms > OPEN_TO_ALL
    assert set(FITTING) > WORDS


def test_no_form_fits_who_speaks_or_writes_and_nobody_else() -> None:
    assert fits(["speech", "writing"], [])
    assert fits([], ["bsl"])
    assert fits(["other", "makaton"], ["audio"])
    assert not fits(["makaton"], [])
    assert not fits(["speech", "makaton"], [])
    assert not fits(["speech"], ["bsl"])


def test_the_kinds_of_meeting_are_those_of_the_schema() -> None:
    assert {*WITH_PEOPLE, *OF_STAFF, GOVERNANCE} <= _choices("event", "kind")
