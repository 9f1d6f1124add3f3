"""What an edition or a share does not show changes no byte of it, whatever it is.

Excepted are consents, and the records that answer something shown (a decision, action, review or
telling that makes a step of a shown journey "held, not published"). Everything else may come, go or
change: every kind of record, in every service, whatever shown record it names; and every field of a
shown record that the edition does not see, except the day on which a complaint was answered, which
is a step of its journey.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coproof.checks import CHECKS, Case, run_checks
from coproof.edition import Scope, curtain
from coproof.export import exported_files
from coproof.graph import Graph
from coproof.journey import journeys
from coproof.model import Edition, Record, Settings, freeze
from coproof.pages import navigation, site_pages
from coproof.portfolio import Examination, Portfolio, show
from coproof.publish import build_site
from coproof.publish.shares import Order, build_shares
from coproof.read import read_kinds
from portfolios_at_random import AS_AT, SERVICES, Chance, Data, grow, portfolio_by_chance
from publish_stories import contents, lay

MANY = int(os.environ.get("COPROOF_MANY", "40"))
SITES = int(os.environ.get("COPROOF_MANY_SITES", "1"))
KINDS = read_kinds()
HABITS = {check.name for check in CHECKS if check.habit}
Records = Mapping[str, tuple[str, Data]]

ANSWERS = {
    "decision": ("responds_to",),
    "action": ("decision",),
    "review": ("actions",),
    "told": ("about", "covers"),
}
"""Which records answer others, and in which fields they name them: the exception, told here anew."""


@dataclass(frozen=True)
class Reader:
    """Somebody outside the provider: an edition, and the part of it that is shared with them."""

    edition: Edition
    scope: Scope | None = None


READERS = {
    "public": Reader("public"),
    "partner": Reader("partner"),
    "one-service": Reader("partner", Scope(("svc-ash",))),
    "two-services": Reader("public", Scope(("svc-elm", "svc-fir"))),
    "a-period": Reader("partner", Scope(None, date(2025, 6, 1), date(2025, 12, 31))),
    "both": Reader("public", Scope(("svc-ash",), date(2025, 3, 1), None)),
}


def _records(portfolio: Records) -> tuple[Record, ...]:
    provider = Record("provider", "provider", "evidence/provider.yml", freeze({"name": "Wrenmoor"}))
    rest = (
        Record(kind, id, f"evidence/{kind}/{id}.yml", freeze(data))
        for id, (kind, data) in sorted(portfolio.items())
    )
    return (provider, *rest)


def _examined(portfolio: Records) -> Examination:
    """The portfolio as it is after reading: nothing on disk, everything else as it is."""
    rules, records = Settings(channels={"survey": "formal"}), _records(portfolio)
    graph = Graph.build(curtain(records, AS_AT), KINDS)
    told = journeys(graph, rules.clocks, AS_AT)
    case = Case(KINDS, graph, {one.feedback: one for one in told}, rules, AS_AT, AS_AT)
    return Examination(
        settings=rules,
        kinds=KINDS,
        everything=Graph.build(records, KINDS),
        graph=graph,
        journeys=told,
        findings=run_checks(case),
        broken=frozenset(),
        missing=0,
        as_at=AS_AT,
        today=AS_AT,
        commit="c0ffee",
    )


def _shown(portfolio: Records, reader: Reader, quarters_back: int = 5) -> Portfolio:
    return show(_examined(portfolio), reader.edition, reader.scope, quarters_back)


def _files(shown: Portfolio) -> dict[str, bytes]:
    """All that is written of a portfolio: each page with its search entry, each export, the menu."""
    pages = {page.path: repr(page).encode() for page in site_pages(shown)}
    return {**pages, **dict(exported_files(shown, "1")), "menu": repr(navigation(shown)).encode()}


def _names(data: Any, known: Records) -> set[str]:
    """The ids of other records that stand anywhere in a record."""
    if isinstance(data, dict):
        return set().union(*(_names(value, known) for value in data.values()))
    if isinstance(data, list):
        return set().union(*(_names(value, known) for value in data))
    return {data} if isinstance(data, str) and data in known else set()


def _answering(portfolio: Records, shown: set[str]) -> set[str]:
    """The records that are not shown and answer something that is, or something that answers it."""
    themes = {t for id in shown & portfolio.keys() for t in portfolio[id][1].get("themes", ())}
    answered = shown | themes
    for kind, fields in ANSWERS.items():
        for id, (one, data) in portfolio.items():
            named = _names([data.get(field, []) for field in fields], portfolio)
            if one == kind and named & answered:
                answered.add(id)
    return answered - shown - themes


def _needed(portfolio: Records, shown: set[str]) -> set[str]:
    """What is shown, what answers it, consents, and whatever any of these names."""
    needed = shown & portfolio.keys() | _answering(portfolio, shown)
    needed |= {id for id, (kind, _) in portfolio.items() if kind in ("consent", "service")}
    while more := {n for id in needed for n in _names(portfolio[id][1], portfolio)} - needed:
        needed |= more
    return needed


def _stripped(portfolio: Records, needed: set[str]) -> Records:
    return {id: one for id, one in portfolio.items() if id in needed}


def _grown(portfolio: Records, reader: Reader, random: Random) -> dict[str, tuple[str, Data]]:
    """More records of every kind that the reader may not see, naming what is there by chance."""
    more = Chance(random, mark="z", by_id=dict(portfolio))
    more.days = {id: _day(data) for id, (_, data) in portfolio.items()}
    hidden: tuple[str | None, ...] = ("internal", None)
    if reader.edition == "public":
        hidden = (*hidden, "partner")
    more.visible = hidden
    kinds = ("service", "feedback", "feedback", "theme", "event", "indicator", "decision", "told")
    grow(more, 14, kinds)
    if reader.scope is not None and reader.scope.services is not None:
        more.visible = ("public", "partner")
        more.services = tuple(one for one in SERVICES if one not in reader.scope.services)
        grow(more, 10, ("feedback", "theme"))
    return more.by_id


def _day(data: Data) -> date:
    days = (data.get(f) for f in ("done_on", "start_on", "on", "decided_on", "identified_on"))
    day = next((day for day in (*days, data.get("given_on")) if isinstance(day, str)), "2024-09-01")
    return date.fromisoformat(day if len(day) == 10 else f"{day}-28")


def _without_new_answers(portfolio: Records, before: Records, shown: set[str]) -> Records:
    """The portfolio without the new records that answer what is shown: those are excepted."""
    new = _answering(portfolio, shown) - before.keys()
    left = {id: one for id, one in portfolio.items() if id not in new}
    while broken := {
        id for id, (_, data) in left.items() if _names(data, portfolio) - left.keys() - {id}
    }:
        left = {id: one for id, one in left.items() if id not in broken}
    return left


UNSEEN = {"public": ("notes", "recorded_on", "observed", "interpretation", "cost", "complaint")}
UNSEEN["partner"] = ("notes",)
TEXTS = ("title", "summary", "notes", "what", "reason", "measure", "observed", "interpretation")


def _changed(portfolio: Records, shown: set[str], reader: Reader, random: Random) -> Records:
    """Other words in all that is not seen, other facts in what answers nothing."""
    answers = _answering(portfolio, shown)
    changed = {}
    for id, (kind, data) in portfolio.items():
        new = dict(data)
        if id in shown:
            for field in UNSEEN[reader.edition]:
                _change(new, field, random)
        else:
            for field in TEXTS:
                if field in new:
                    new[field] = f"other {random.randint(0, 99)}"
            if id not in answers:
                _other_facts(kind, new, random)
        changed[id] = kind, new
    return changed


def _change(data: Data, field: str, random: Random) -> None:
    if field == "complaint" and field in data:
        data[field] = {**data[field], "outcome": random.choice(("not_upheld", "upheld"))}
        data[field].pop("acknowledged_on", None)
    elif field == "recorded_on" and field in data:
        data[field] = AS_AT.isoformat()
    elif field in data and random.random() < 0.5 and field != "observed":
        del data[field]
    elif field in data:
        data[field] = f"other {random.randint(0, 99)}"


def _other_facts(kind: str, data: Data, random: Random) -> None:
    """Other facts for a record that nobody outside sees; what it names stays."""
    other: Mapping[str, Data] = {
        "feedback": {
            "kind": random.choice(("complaint", "comment")),
            "from_role": random.choice(("person", "staff")),
            "restrictive_practice": ["blanket_rule"],
            "communication": ["makaton"],
        },
        "theme": {"area": "safety", "owner_role": "manager"},
        "event": {
            "kind": random.choice(("governance", "staff_meeting")),
            "attendance": {"staff": 3},
        },
        "indicator": {"domain": "dignity", "kpi": True, "unit": "score"},
    }
    data.update(other.get(kind, {}))


def _same(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> None:
    differ = sorted(p for p in before.keys() | after.keys() if before.get(p) != after.get(p))
    assert not differ, (differ[:12], _first_difference(before, after, differ[0]))


def _first_difference(before: Mapping[str, bytes], after: Mapping[str, bytes], path: str) -> str:
    one, other = before.get(path, b""), after.get(path, b"")
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
    return (
        f"{path}: …{one[max(0, at - 80) : at + 120]!r}… and …{other[max(0, at - 80) : at + 120]!r}…"
    )


def what_is_outside_changes_nothing(seed: int, reader: Reader) -> None:
    """One portfolio by chance, and three others that differ only in what the reader cannot see."""
    random = Random(seed)
    portfolio = portfolio_by_chance(random).by_id
    now = _shown(portfolio, reader)
    shown = {record.id for record in now.graph.records}
    files = _files(now)
    needed = _needed(portfolio, shown)
    _same(files, _files(_shown(_stripped(portfolio, needed), reader)))
    _same(files, _files(_shown(_changed(portfolio, shown, reader, random), reader)))
    grown = _without_new_answers(_grown(portfolio, reader, random), portfolio, shown)
    _same(files, _files(_shown(grown, reader)))


def _lay(root: Path, portfolio: Records) -> Path:
    """The portfolio as files, with a share for each reader that has a scope."""
    lay(root, {"evidence/provider.yml": "id: provider\nname: Wrenmoor Support\n"})
    for id, (kind, data) in portfolio.items():
        folder = KINDS[kind].folder
        lay(root, {f"evidence/{folder}/{id}.yml": yaml.safe_dump(data, sort_keys=False)})
    for name, reader in READERS.items():
        if reader.scope is not None:
            share = SHARE | {"id": name, "edition": reader.edition} | _limits(reader.scope)
            lay(root, {f"site_config/shares/{name}.yml": yaml.safe_dump(share)})
    return root


SHARE = {
    "for_whom": "Moorshire Council",
    "purpose": "Contract review",
    "created_on": AS_AT.isoformat(),
    "expires_on": "2026-11-01",
    "host_authenticates": True,
}


def _limits(scope: Scope) -> dict[str, Any]:
    days = {"from": scope.first, "to": scope.last}
    limits: dict[str, Any] = {name: day.isoformat() for name, day in days.items() if day}
    return limits | ({"services": list(scope.services)} if scope.services else {})


def _site(root: Path, name: str) -> dict[str, bytes]:
    """The finished files of what a reader gets, built for real."""
    reader = READERS[name]
    if reader.scope is None:
        result = build_site(root, reader.edition, root / "site", AS_AT, AS_AT)
        folder = root / "site"
    else:
        result = build_shares(root, Order("folder", root / "out", AS_AT, (name,), AS_AT))
        folder = root / "out" / name
    assert result.code == 0, (result.lines, result.examination and result.examination.errors)
    return contents(folder)


def what_is_outside_changes_no_file(seed: int, name: str, folder: Path) -> None:
    """As below, on finished sites: one as it is, one with other and more records outside."""
    random, reader = Random(seed), READERS[name]
    portfolio = portfolio_by_chance(random).by_id
    shown = {record.id for record in _shown(portfolio, reader, 0).graph.records}
    changed = _changed(portfolio, shown, reader, random)
    grown = _without_new_answers(_grown(changed, reader, random), changed, shown)
    stripped = _stripped(portfolio, _needed(portfolio, shown))
    one = _site(_lay(folder / "stripped", stripped), name)
    _same(one, _site(_lay(folder / "grown", grown), name))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(SITES))
@pytest.mark.parametrize("reader", READERS)
def test_what_is_outside_changes_no_file_of_a_site(reader: str, seed: int, tmp_path: Path) -> None:
    what_is_outside_changes_no_file(seed, reader, tmp_path)


@pytest.mark.parametrize("reader", READERS)
@settings(
    max_examples=MANY // len(READERS) or 1,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(seed=st.integers(0, 10**9))
def test_what_is_outside_changes_no_byte(reader: str, seed: int) -> None:
    what_is_outside_changes_nothing(seed, READERS[reader])


def _touched(portfolio: Records, answer: str) -> set[str]:
    """What a record answers, what that answers, and so on; themes and the feedback under them."""
    touched = {answer}
    for kind in ("told", "review", "action", "decision"):
        for id in [one for one in touched if portfolio[one][0] == kind]:
            data = portfolio[id][1]
            touched |= _names([data.get(field, []) for field in ANSWERS[kind]], portfolio)
    themes = {id for id in touched if portfolio[id][0] == "theme"}
    under = (id for id, (_, data) in portfolio.items() if themes & set(data.get("themes", ())))
    return touched | set(under)


def a_held_answer_touches_its_chain_alone(seed: int, reader: Reader) -> None:
    """Taking away one answer that is held changes no record, and no journey but those it is in."""
    random = Random(seed)
    portfolio = portfolio_by_chance(random).by_id
    before = _shown(portfolio, reader, 0)
    shown = {record.id for record in before.graph.records}
    last = [
        id
        for id in sorted(_answering(portfolio, shown))
        if not any(id in _names(d, portfolio) for o, (_, d) in portfolio.items() if o != id)
    ]
    for answer in last:
        left = {id: one for id, one in portfolio.items() if id != answer}
        after = _shown(left, reader, 0)
        touched = _touched(portfolio, answer)
        assert after.graph.records == before.graph.records
        for one, other in zip(before.journeys, after.journeys, strict=True):
            assert one == other or one.feedback in touched
        for id in before.held_after.keys() | after.held_after.keys():
            assert before.held_after.get(id) == after.held_after.get(id) or id in touched
        told = {f for f in before.findings if f not in after.findings}
        told |= {f for f in after.findings if f not in before.findings}
        near = _near(portfolio, touched)
        assert {f.record for f in told if f.check not in HABITS} <= near


def _near(portfolio: Records, touched: set[str]) -> set[str]:
    """All records of the chains that come together in these: gaps tell of what lies next to them."""
    chain = {id: one for id, one in portfolio.items() if one[0] in (*ANSWERS, "feedback", "theme")}
    links = {id: _names(data, portfolio) & chain.keys() for id, (_, data) in chain.items()}
    near = set(touched)
    while (
        more := {
            id for one, named in links.items() if (named | {one}) & near for id in (one, *named)
        }
        - near
    ):
        near |= more
    return near


@pytest.mark.parametrize("reader", READERS)
@settings(max_examples=MANY // len(READERS) or 1, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_a_held_answer_touches_its_chain_alone(reader: str, seed: int) -> None:
    a_held_answer_touches_its_chain_alone(seed, READERS[reader])
