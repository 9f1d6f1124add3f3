"""Verdicts become stages: late or not on a day, and how many days each step took."""

from collections.abc import Iterable
from datetime import date
from typing import assert_never

from coproof.journey.stages import STAGES, Stage
from coproof.journey.verdict import Done, NotNeeded, Open, Verdict
from coproof.model import first_day, precise_days


def timed(verdicts: Iterable[Verdict], as_at: date) -> tuple[Stage, ...]:
    """The seven stages of one journey, from its seven verdicts, as they stood on a day."""
    stages: list[Stage] = []
    earlier: list[Done] = []
    for name, verdict in zip(STAGES, verdicts, strict=True):
        match verdict:
            case Done():
                stages.append(_done(name, verdict, earlier))
                earlier.append(verdict)
            case NotNeeded(why, sources):
                stages.append(Stage(name, "not_needed", why=why, rests_on=_sorted(sources)))
            case Open():
                stages.append(_open(name, verdict, as_at))
            case _:
                assert_never(verdict)
    return tuple(stages)


def _done(name: str, verdict: Done, earlier: list[Done]) -> Stage:
    before = _before(verdict, earlier)
    if before is None or before.on is None or verdict.on is None:
        days, sources = None, verdict.sources
    else:
        days, sources = precise_days(before.on, verdict.on), verdict.sources + before.sources
    records, rests_on = verdict.records, _sorted(sources)
    return Stage(name, "done", on=verdict.on, days=days, records=records, rests_on=rests_on)


def _before(verdict: Done, earlier: list[Done]) -> Done | None:
    """The step from which the days count: the nearest earlier stage that is done.

    Stages that happened on a later day are passed over: people are often told of a decision
    before it is carried out, and then the days count from the decision. A nearest stage whose day
    nobody wrote down gives no days.
    """
    if verdict.on is None:
        return None
    for before in reversed(earlier):
        if before.on is None or first_day(before.on) <= first_day(verdict.on):
            return before
    return None


def _open(name: str, verdict: Open, as_at: date) -> Stage:
    """Late only from the day after the one it was due."""
    due, rests_on = verdict.due, _sorted(verdict.sources)
    if due is None:
        return Stage(name, "due", records=verdict.records)
    if as_at <= due:
        return Stage(name, "due", due.isoformat(), None, verdict.records, rests_on=rests_on)
    days = (as_at - due).days if verdict.exact else None
    return Stage(name, "missing", due.isoformat(), days, verdict.records, rests_on=rests_on)


def _sorted(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(ids)))
