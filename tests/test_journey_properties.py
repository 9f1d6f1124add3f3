"""What holds for the journeys of any portfolio, whatever is in it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from coproof.edition import curtain
from coproof.graph import Graph
from coproof.journey import Journey, journeys, recurred
from coproof.model import Clocks, Record, first_day
from coproof.read import read_kinds
from graph_stories import record

START, AS_AT = date(2026, 1, 1), date(2026, 7, 1)
ROLES = ("person", "family_carer", "staff", "anonymous", "visitor")
WHOM = ("person_who_said_it", "everyone_in_service", "families", "staff", "commissioner", "public")
ROUTES = ("theme", "responded_on_the_spot", "support_plan", "safeguarding", "noted")
OUTCOMES = ("yes", "trial", "partly", "no", "not_yet", "keep_doing")
REVIEWS = ("trial", "outcome", "sustained_3m", "sustained_6m", "look_back")
RESULTS = ("improved", "partly_improved", "no_change", "worse", "too_early")

any_portfolio = settings(max_examples=50, deadline=None)
"""Fifty portfolios for each promise: seconds in all, and over time every corner."""

Draw = Callable[[st.SearchStrategy[Any]], Any]

past = st.integers(0, 181).map(lambda days: (START + timedelta(days)).isoformat())
any_day = st.integers(0, 300).map(lambda days: (START + timedelta(days)).isoformat())
month = st.integers(1, 6).map(lambda number: f"2026-{number:02}")


def some(ids: list[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(ids), min_size=1, max_size=2, unique=True)


@st.composite
def portfolios(draw: Draw, name: str = "a") -> list[Record]:
    """The records of one service, with every id naming the service; inner days may be to come."""
    feedback = [f"fb-{name}-{n}" for n in range(draw(st.integers(1, 4)))]
    themes = [f"th-{name}-{n}" for n in range(2)]
    decisions = [f"dec-{name}-{n}" for n in range(draw(st.integers(0, 4)))]
    actions = [f"act-{name}-{n}" for n in range(draw(st.integers(0, 3)))] if decisions else []
    reviews = [f"rev-{name}-{n}" for n in range(draw(st.integers(0, 3)))] if actions else []
    told = [f"told-{name}-{n}" for n in range(draw(st.integers(0, 3)))] if decisions else []
    about = decisions + actions + reviews
    made = {
        **{id: _feedback(name, themes, actions) for id in feedback},
        **{id: _theme(name) for id in themes},
        **{id: _decision(feedback + themes) for id in decisions},
        **{id: _action(decisions) for id in actions},
        **{id: _review(actions) for id in reviews},
        **{id: _told(about, feedback + themes) for id in told},
    }
    return [
        record(f"svc-{name}"),
        *(record(id, **_said(draw(fields))) for id, fields in made.items()),
    ]


def _said(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields without those that were left unsaid."""
    return {field: value for field, value in fields.items() if value is not None}


def _maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def _feedback(name: str, themes: list[str], actions: list[str]) -> st.SearchStrategy[Any]:
    route = {"to": st.sampled_from(ROUTES)}
    return st.fixed_dictionaries(
        {
            "service": st.just(f"svc-{name}"),
            "given_on": past | month,
            "from_role": st.sampled_from(ROLES),
            "themes": _maybe(some(themes)),
            "route": _maybe(
                st.fixed_dictionaries(
                    route, optional={"on": any_day, "response": st.sampled_from(["", "Done"])}
                )
            ),
            "complaint": _maybe(st.fixed_dictionaries({"responded_on": any_day})),
            "phase": _maybe(st.sampled_from(["before", "during", "after"])),
            "action": _maybe(st.sampled_from(actions)) if actions else st.none(),
        }
    )


def _theme(name: str) -> st.SearchStrategy[Any]:
    entry = st.fixed_dictionaries({"on": any_day, "status": st.sampled_from(["open", "closed"])})
    return st.fixed_dictionaries(
        {
            "services": st.just([f"svc-{name}"]),
            "identified_on": past,
            "history": st.lists(entry, max_size=3),
        }
    )


def _decision(sources: list[str]) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries(
        {
            "responds_to": some(sources),
            "decided_on": past,
            "outcome": st.sampled_from(OUTCOMES),
            "look_again_on": _maybe(any_day),
        }
    )


def _action(decisions: list[str]) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries(
        {
            "decision": st.sampled_from(decisions),
            "status": st.sampled_from(["planned", "in_progress", "done", "stopped"]),
            "start_on": _maybe(any_day),
            "done_on": _maybe(any_day),
            "trial": _maybe(st.fixed_dictionaries({"end": any_day})),
        }
    ).map(lambda a: a if a["status"] in ("done", "stopped") else a | {"done_on": None})


def _review(actions: list[str]) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries(
        {
            "actions": some(actions),
            "on": past,
            "kind": st.sampled_from(REVIEWS),
            "result": st.sampled_from(RESULTS),
        }
    )


def _told(about: list[str], covered: list[str]) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries(
        {
            "about": some(about),
            "covers": some(covered),
            "on": past,
            "whom": st.lists(st.sampled_from(WHOM), min_size=1, max_size=2),
        }
    )


def judged(records: list[Record] | tuple[Record, ...]) -> tuple[Journey, ...]:
    return journeys(Graph.build(records, read_kinds()), Clocks(), AS_AT)


@any_portfolio
@given(portfolios(), st.randoms())
def test_the_order_of_the_records_makes_no_difference(records: list[Record], random: Any) -> None:
    shuffled = list(records)
    random.shuffle(shuffled)
    assert judged(shuffled) == judged(records)
    kinds = read_kinds()
    one, other = Graph.build(records, kinds), Graph.build(shuffled, kinds)
    assert recurred(one, AS_AT) == recurred(other, AS_AT)


@any_portfolio
@given(portfolios("a"), portfolios("b"))
def test_what_another_service_does_changes_nothing(a: list[Record], b: list[Record]) -> None:
    assert judged(a + b) == judged(a) + judged(b)


@any_portfolio
@given(portfolios())
def test_the_curtain_and_the_journey_agree_on_what_had_happened(records: list[Record]) -> None:
    assert judged(curtain(records, AS_AT)) == judged(records)


@any_portfolio
@given(portfolios())
def test_every_stage_keeps_to_its_shape(records: list[Record]) -> None:
    ids = {r.id for r in records}
    for journey in judged(records):
        for stage in journey.stages:
            assert (stage.why is not None) == (stage.state == "not_needed")
            assert ids.issuperset(stage.records)
            assert ids.issuperset(stage.rests_on)
            assert stage.rests_on == tuple(sorted(set(stage.rests_on)))
            assert bool(stage.records) or stage.state != "done"
            assert bool(stage.rests_on) or (stage.on, stage.days, stage.why) == (None, None, None)


@any_portfolio
@given(portfolios())
def test_days_are_never_negative_and_late_is_never_early(records: list[Record]) -> None:
    for journey in judged(records):
        for stage in journey.stages:
            match stage.state:
                case "done":
                    assert stage.on is None or first_day(stage.on) <= AS_AT
                    assert stage.days is None or stage.days >= 0
                case "missing":
                    assert stage.on is not None
                    assert first_day(stage.on) < AS_AT
                    assert stage.days is None or stage.days == (AS_AT - first_day(stage.on)).days
                case "due":
                    assert stage.on is None or first_day(stage.on) >= AS_AT
                    assert stage.days is None
                case "not_needed":
                    assert (stage.on, stage.days, stage.records) == (None, None, ())


@any_portfolio
@given(portfolios())
def test_no_stage_is_done_before_what_it_needs(records: list[Record]) -> None:
    for journey in judged(records):
        done = {s.name for s in journey.stages if s.state == "done"}
        dates = {s.name: first_day(s.on) for s in journey.stages if s.on and s.state == "done"}
        assert "given" in done
        assert "decided" not in done or "routed" in done
        assert "reviewed" not in done or "acted" in done
        assert "sustained" not in done or "reviewed" in done
        assert dates.get("decided", AS_AT) >= dates["given"]
        assert dates.get("sustained", AS_AT) >= dates.get("reviewed", START)
        complaint = journey.feedback in journey.stage("told").records
        assert complaint or "told" not in dates or dates["told"] >= dates.get("decided", START)


@any_portfolio
@given(portfolios())
def test_closed_and_where_it_stands_follow_from_the_stages(records: list[Record]) -> None:
    for journey in judged(records):
        settled = [s.state in ("done", "not_needed") for s in journey.stages]
        assert journey.closed == all(settled[:6])
        if all(settled):
            assert journey.stands_at.state == "done"
        else:
            assert journey.stands_at == journey.stages[settled.index(False)]


@any_portfolio
@given(portfolios())
def test_what_a_stage_says_of_its_day_is_in_the_records_it_rests_on(records: list[Record]) -> None:
    by_id = {r.id: r for r in records}
    for journey in judged(records):
        for stage in journey.stages:
            if stage.state == "done" and stage.on is not None:
                written = [str(dict(by_id[id].data)) for id in stage.rests_on]
                assert any(stage.on in text for text in written)
