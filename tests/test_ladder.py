"""The ladder of co-production: what a decision claims is capped by who is recorded as taking part."""

from itertools import combinations
from pathlib import Path

import pytest

from coproof.measures import Ladder, ladder_of
from coproof.measures.ladder import DECIDED, DONE, LEVELS, REVIEWED, SHAPED
from coproof.model import Edition
from coproof.portfolio import Portfolio
from pages_stories import pages, portfolio, words_of

FIELDS = ("options_shaped_by", "decided_with", "done_with", "reviewed_with")


def _story(claim: str, took_part: tuple[str, ...], role: str = "person") -> str:
    """A decision with one action and one review, in which people took part where it says so."""
    who = {field: role if field in took_part else "staff" for field in FIELDS}
    return f"""
provider: {{}}
svc-mill: {{}}
fb-1: {{}}
dec-1: {{responds_to: [fb-1], ladder_level: {claim}, decided_with: [{who["decided_with"]}],
  options_shaped_by: [{who["options_shaped_by"]}]}}
act-1: {{decision: dec-1, done_with: [{who["done_with"]}], status: done, done_on: 2026-03-01}}
rev-1: {{actions: [act-1], reviewed_with: [{who["reviewed_with"]}]}}
"""


def _ladder(shown: Portfolio) -> Ladder:
    decision = shown.graph.get("dec-1")
    assert decision is not None
    return ladder_of(shown.graph, decision)


@pytest.mark.parametrize(
    ("took_part", "cap"),
    [
        ((), "consultation"),
        (("done_with", "reviewed_with"), "consultation"),
        (("decided_with",), "engagement"),
        (("options_shaped_by",), "co_design"),
        (("options_shaped_by", "done_with", "reviewed_with"), "co_design"),
        (("options_shaped_by", "decided_with", "reviewed_with"), "co_design"),
        (FIELDS, "co_production"),
    ],
)
def test_the_cap_is_what_the_records_bear_out(
    tmp_path: Path, took_part: tuple[str, ...], cap: str
) -> None:
    found = _ladder(portfolio(tmp_path, _story("co_production", took_part)))
    assert found.cap == found.shown == cap
    assert found.exceeds is (cap != "co_production")
    assert {fact.field for fact in found.missing} == set(FIELDS) - set(took_part)


@pytest.mark.parametrize("role", ["person", "family_carer", "friend", "advocate"])
def test_families_friends_and_advocates_are_people_too(tmp_path: Path, role: str) -> None:
    assert _ladder(portfolio(tmp_path, _story("engagement", FIELDS, role))).cap == "co_production"


@pytest.mark.parametrize("role", ["staff", "registered_manager", "commissioner", "professional"])
def test_staff_and_partners_are_not(tmp_path: Path, role: str) -> None:
    assert _ladder(portfolio(tmp_path, _story("engagement", FIELDS, role))).cap == "consultation"


@pytest.mark.parametrize("claim", LEVELS)
def test_what_is_shown_is_never_more_than_claimed_or_borne_out(tmp_path: Path, claim: str) -> None:
    for number, took_part in enumerate(p for n in range(5) for p in combinations(FIELDS, n)):
        found = _ladder(portfolio(tmp_path / str(number), _story(claim, took_part)))
        assert found.shown is not None
        assert LEVELS.index(found.shown) == min(LEVELS.index(claim), LEVELS.index(found.cap))
        assert bool(found.missing) is found.exceeds


def test_without_a_claim_nothing_is_shown_and_nothing_is_missing(tmp_path: Path) -> None:
    story = "provider: {}\nsvc-mill: {}\nfb-1: {}\ndec-1: {responds_to: [fb-1]}"
    found = _ladder(portfolio(tmp_path, story))
    assert (found.claimed, found.shown, found.missing) == (None, None, ())
    assert found.cap == "engagement"
    assert "How far people shared in it" not in words_of(
        pages(portfolio(tmp_path, story))["decisions/dec-1.html"]
    )


def test_what_is_missing_comes_in_the_order_in_which_things_happen(tmp_path: Path) -> None:
    found = _ladder(portfolio(tmp_path, _story("co_production", ())))
    assert found.missing == (SHAPED, DECIDED, DONE, REVIEWED)


def test_the_page_says_what_is_claimed_what_is_shown_and_what_is_missing(tmp_path: Path) -> None:
    story = _story("co_production", ("options_shaped_by", "decided_with", "reviewed_with"))
    words = words_of(pages(portfolio(tmp_path, story))["decisions/dec-1.html"])
    assert "What the provider says Co-production" in words
    assert "What the records here show Co-design" in words
    assert "helped to do it (under Done with in one of its actions)" in words
    assert "reviewed it (under" not in words
    assert "held, not published" not in words


def test_the_page_of_a_claim_that_is_borne_out_lists_nothing(tmp_path: Path) -> None:
    words = words_of(
        pages(portfolio(tmp_path, _story("co_production", FIELDS)))["decisions/dec-1.html"]
    )
    assert "What the records here show Co-production" in words
    assert "would need records" not in words


@pytest.mark.parametrize(
    ("edition", "level"), [("public", "Co-design"), ("partner", "Co-production")]
)
def test_an_edition_says_what_its_own_records_show_and_that_others_are_held(
    tmp_path: Path, edition: Edition, level: str
) -> None:
    story = _story("co_production", FIELDS).replace("act-1: {", "act-1: {visibility: partner, ")
    shown = portfolio(tmp_path, story.replace("rev-1: {", "rev-1: {visibility: partner, "), edition)
    words = words_of(pages(shown)["decisions/dec-1.html"])
    assert f"What the records here show {level}" in words
    held = "Other records of this decision are held, not published. They may show more."
    assert (held in words) is (edition == "public")
    assert not [f for f in shown.findings if f.check == "claim-exceeds-facts"]
