"""The demo is what every visitor judges the product by: its stories are there, and no others."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from coproof.journey import recurred
from coproof.portfolio import Examination, Portfolio, examine, show
from publish_stories import build_demo

ROOT = Path(__file__).parent.parent
GAPS = """
act-second-person action-overdue
act-second-person review-overdue
fb-2026-0032 consent-withdrawn
fb-2026-0046 loop-open
fb-2026-0047 loop-open
fb-2026-0048 loop-open
fb-2026-0049 loop-open
fb-2026-0049 observation-thin
svc-kestrel informal-missing
svc-kestrel voice-missing
"""
"""All that is to be found in the demo: one overdue action, words taken back, two open loops, an
observation that nobody else was asked about, and a small service that has grown quiet."""


@pytest.fixture(scope="module")
def demo() -> Examination:
    return examine(ROOT, None, date(2026, 11, 23))


@pytest.fixture(scope="module")
def public(demo: Examination) -> Portfolio:
    return show(demo, "public")


def test_what_is_found_in_the_demo_is_what_its_stories_say(demo: Examination) -> None:
    assert not demo.errors
    found = [f"{finding.record} {finding.check}" for finding in demo.findings]
    assert sorted(found) == GAPS.split("\n")[1:-1]


def test_it_does_not_grow_old(demo: Examination) -> None:
    later = examine(ROOT, None, date(2030, 1, 1))
    assert later.findings == demo.findings


def test_the_three_examples_are_whole_chains_that_anybody_can_see(public: Portfolio) -> None:
    for theme in ("th-nothing-happens", "th-evening-lounge", "th-evening-support"):
        about = public.graph.linking_to(theme, "feedback")
        assert len(about) >= 5
        for feedback in about:
            journey = public.journey(feedback.id)
            assert journey is not None
            assert {stage.state for stage in journey.stages} <= {"done", "not_needed"}
            assert not any(stage.held for stage in journey.stages)


def test_it_has_a_no_a_not_yet_a_recurrence_and_a_setback(public: Portfolio) -> None:
    outcomes = {decision.get("outcome") for decision in public.graph.of_kind("decision")}
    assert {"yes", "trial", "no", "not_yet", "keep_doing"} <= outcomes
    assert "th-who-is-coming" in dict(recurred(public.graph, public.as_at))
    assert "no_change" in {review.get("result") for review in public.graph.of_kind("review")}


def test_words_that_were_taken_back_are_gone_and_the_record_stays(public: Portfolio) -> None:
    record = public.graph.get("fb-2026-0032")
    assert record is not None
    assert not record.get("quote")
    taken_back = public.graph.get("fb-2026-0055")
    assert taken_back is not None
    assert not taken_back.get("summary")


def test_the_home_of_few_people_and_what_was_passed_on_are_not_public(public: Portfolio) -> None:
    assert public.graph.get("svc-kestrel") is None
    assert public.graph.get("fb-2026-0054") is None
    assert public.withheld == 31


def test_every_page_says_that_it_is_fictional(tmp_path: Path) -> None:
    site = build_demo("public", tmp_path / "site")
    pages = list(site.rglob("*.html"))
    assert len(pages) > 150
    for page in pages:
        assert "This is a demonstration." in page.read_text("utf-8"), page.name


def test_every_statement_that_the_demo_supports_is_in_its_framework(demo: Examination) -> None:
    file = ROOT / "site_config" / "frameworks" / "cqc-saf-2023.yml"
    groups = yaml.safe_load(file.read_text("utf-8"))["groups"]
    known = {f"cqc-saf-2023:{one['id']}" for group in groups for one in group["statements"]}
    tags = {tag for record in demo.graph.records for tag in record.many("supports")}
    assert tags
    assert tags - known == set()
