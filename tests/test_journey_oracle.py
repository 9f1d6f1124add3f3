"""The journeys of the product and of the oracle are the same, case by case and at random."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from coproof.portfolio import examine
from oracle.journey_oracle import STAGES, judge
from oracle.seeded_portfolio import seeded_portfolio, write

Told = dict[str, dict[str, Any]]

CLOCKS = {"routed": 28, "decided": 60, "acted": 30, "reviewed": 45, "told": 21, "sustained": 183}
TODAY = date(2027, 1, 1)
PARTS = ("state", "on", "days", "records")

SEEDS = (1, 2, 3)
DAYS = ("2024-12-31", "2025-09-30", "2026-06-15", "2026-12-31")

KIND_OF = {
    "svc": "service", "fb": "feedback", "th": "theme", "dec": "decision", "act": "action",
    "rev": "review", "told": "told",
}  # fmt: skip

NEUTRAL: Mapping[str, dict[str, Any]] = {
    "service": {"title": "The Mill", "type": "supported_living", "people_count": 9},
    "feedback": {
        "service": "svc-1", "kind": "concern", "channel": "everyday_conversation",
        "from_role": "person", "voice": "own_words", "summary": "It is too loud after tea",
    },
    "theme": {
        "title": "Noise", "summary": "It is too loud", "services": ["svc-1"],
        "area": "environment", "status": "open",
    },
    "decision": {"title": "About the noise", "decided_with": ["person"], "reason": "The cost"},
    "action": {"title": "Chairs", "what": "Put felt under the chairs", "owner_role": "Manager"},
    "review": {"reviewed_with": ["person"]},
    "told": {"how": "meeting"},
}  # fmt: skip
"""What every record must have and no journey depends on."""


def _cases() -> list[dict[str, Any]]:
    files = sorted((Path(__file__).parent / "oracle" / "cases").glob("*.yml"))
    # The base loader takes every value as it is written: dates, yes and no stay text.
    return [case for file in files for case in yaml.load(file.read_text("utf-8"), yaml.BaseLoader)]


CASES = _cases()


def _portfolio(case: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    made: dict[str, list[dict[str, Any]]] = {kind: [] for kind in KIND_OF.values()}
    for record_id, said in {"svc-1": {}, **case["records"]}.items():
        kind = KIND_OF[record_id.partition("-")[0]]
        record = {"id": record_id} | NEUTRAL[kind] | said
        if record.get("status") == "stopped":
            record["stopped_because"] = "It did not help"
        made[kind].append(record)
    return made


def _told_by_product(root: Path, as_at: date) -> Told:
    """What the product says, in the words of the oracle."""
    examination = examine(root, as_at, TODAY)
    unread = [f for f in examination.findings if f.check in ("schema", "unreadable", "broken-link")]
    assert unread == []
    return {
        journey.feedback: {
            "feedback": journey.feedback,
            "closed": journey.closed,
            "stages": {
                stage.name: {
                    "state": stage.state,
                    "on": stage.on,
                    "days": stage.days,
                    "records": sorted(stage.records),
                }
                for stage in journey.stages
            },
        }
        for journey in examination.journeys
    }


def _shown(stage: dict[str, Any]) -> str:
    return " ".join(f"{part}={stage[part]}" for part in PARTS)


def _differences(expected: Told, got: Told) -> list[str]:
    """One line for each stage on which the two disagree."""
    lines = [f"{fb}: only the oracle knows it" for fb in sorted(expected.keys() - got.keys())]
    lines += [f"{fb}: only the product knows it" for fb in sorted(got.keys() - expected.keys())]
    for fb in sorted(expected.keys() & got.keys()):
        for name in STAGES:
            want, have = expected[fb]["stages"][name], got[fb]["stages"][name]
            if want != have:
                lines.append(f"{fb} {name}: expected {_shown(want)}; got {_shown(have)}")
        if expected[fb]["closed"] != got[fb]["closed"]:
            lines.append(f"{fb} closed: expected {expected[fb]['closed']}")
    return lines


def _report(lines: list[str]) -> str:
    return "\n".join(["", *lines[:10], f"{len(lines)} differences in all"])


def _wanted(text: Any) -> dict[str, Any]:
    """What a case expects of a stage, as plain data."""
    if isinstance(text, str):
        return {"state": text}
    wanted = {part: None if value == "none" else value for part, value in text.items()}
    if wanted.get("days"):
        wanted["days"] = int(wanted["days"])
    return wanted


def _not_as_written(case: dict[str, Any], told: Told) -> list[str]:
    """One line for each thing that is not as the case has it."""
    lines = []
    for fb, expected in case["expect"].items():
        if expected == "absent":
            lines += [f"{fb} should be absent"] * (fb in told)
            continue
        for name, text in expected.items():
            if name == "closed":
                closed = "yes" if told[fb]["closed"] else "no"
                lines += [f"{fb} closed: expected {text}"] * (closed != text)
                continue
            stage, wanted = told[fb]["stages"][name], _wanted(text)
            if any(stage[part] != value for part, value in wanted.items()):
                lines.append(f"{fb} {name}: expected {wanted}; got {_shown(stage)}")
    return lines


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_oracle_gives_the_answer_written_by_hand(case: dict[str, Any]) -> None:
    told = judge(_portfolio(case), date.fromisoformat(case["as_at"]), CLOCKS)
    lines = _not_as_written(case, told)
    assert not lines, _report(lines)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_product_gives_the_answer_written_by_hand(case: dict[str, Any], tmp_path: Path) -> None:
    portfolio, as_at = _portfolio(case), date.fromisoformat(case["as_at"])
    write(portfolio, tmp_path)
    told = _told_by_product(tmp_path, as_at)
    lines = _not_as_written(case, told) or _differences(judge(portfolio, as_at, CLOCKS), told)
    assert not lines, _report(lines)


def test_every_case_has_its_own_name() -> None:
    names = [case["name"] for case in CASES]
    assert len(set(names)) == len(names) >= 40


@pytest.fixture(scope="module", params=SEEDS)
def thrown(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, dict[str, list[dict[str, Any]]]]:
    """A thousand records thrown by dice, as data and as files."""
    portfolio = seeded_portfolio(request.param)
    root = tmp_path_factory.mktemp("thrown")
    write(portfolio, root)
    return root, portfolio


@pytest.mark.parametrize("as_at", DAYS)
def test_the_product_tells_a_thousand_records_as_the_oracle_does(
    thrown: tuple[Path, dict[str, list[dict[str, Any]]]], as_at: str
) -> None:
    root, portfolio = thrown
    day = date.fromisoformat(as_at)
    lines = _differences(judge(portfolio, day, CLOCKS), _told_by_product(root, day))
    assert not lines, _report(lines)


def test_the_dice_show_every_state_of_every_stage() -> None:
    seen = set()
    for as_at in DAYS:
        for journey in judge(seeded_portfolio(1), date.fromisoformat(as_at), CLOCKS).values():
            seen |= {(name, stage["state"]) for name, stage in journey["stages"].items()}
    states = {"done", "not_needed", "due", "missing"}
    always = {("given", "done")} | {("routed", state) for state in states - {"not_needed"}}
    assert seen == always | {(name, state) for name in STAGES[2:] for state in states}


def test_a_tidy_portfolio_has_no_dates_that_contradict_each_other(tmp_path: Path) -> None:
    write(seeded_portfolio(4, 300, tidy=True), tmp_path)
    assert examine(tmp_path, None, TODAY).errors == ()


def test_the_same_seed_throws_the_same_portfolio() -> None:
    assert seeded_portfolio(5, 200) == seeded_portfolio(5, 200) != seeded_portfolio(6, 200)
