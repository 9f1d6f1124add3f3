"""The holes in a chain: for how many pieces of feedback a stage is late, or still to come."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from coproof.journey import Stage
from coproof.views.catalogue import Catalogue
from coproof.views.labels import STAGE_WORDS, STATE_WORDS, days, pieces, said_date
from coproof.views.shared_standing import counts_in_words


@dataclass(frozen=True, slots=True)
class Hole:
    """A missing link, in words; `state` is `missing` (late) or `due`."""

    state: str
    words: str


@dataclass(frozen=True, slots=True)
class StageOfMany:
    """One stage of many journeys: the most pressing state, how many are where, and the holes."""

    state: str
    words: str
    holes: tuple[Hole, ...]
    held: bool


def holes(name: str, feedback: Sequence[str], anything: bool, catalogue: Catalogue) -> StageOfMany:
    """One stage of the journeys of this feedback; `anything`: whether a record fills the stage."""
    found = (catalogue.portfolio.journey(one) for one in feedback)
    stages = [journey.stage(name) for journey in found if journey is not None]
    counts = Counter[str](stage.state for stage in stages)
    if not stages:
        hole = () if anything else (Hole("due", STAGE_WORDS[name].hole),)
        state = "done" if anything else "due"
        return StageOfMany(state, STATE_WORDS[state], hole, False)
    return StageOfMany(
        state=next(state for state in ("missing", "due", "done", "not_needed") if counts[state]),
        words=counts_in_words(counts),
        holes=tuple(_holes(name, stages, counts)),
        held=any(stage.held for stage in stages),
    )


def _holes(name: str, stages: list[Stage], counts: Counter[str]) -> list[Hole]:
    found = []
    for state in ("missing", "due"):
        if counts[state]:
            found.append(Hole(state, _hole_words(name, state, stages, counts)))
    if counts["not_needed"]:
        reasons = Counter(
            stage.why for stage in stages if stage.state == "not_needed" and stage.why
        )
        for why, number in reasons.most_common(1):
            found.append(Hole("not_needed", f"Not needed for {pieces(number)}. {why}"))
    return found


def _hole_words(name: str, state: str, stages: list[Stage], counts: Counter[str]) -> str:
    """Such as "Nobody has been told yet. This was due by 3 May 2026, 21 days ago."."""
    hole, number, total = STAGE_WORDS[name].hole, counts[state], counts.total()
    some = "" if number == total else f" That is so for {number:,} of {pieces(total)}."
    open_stages = [stage for stage in stages if stage.state == state and stage.on]
    if not open_stages:
        return f"{hole}{some} This waits for an earlier step."
    first = min(open_stages, key=lambda stage: stage.on or "")
    what = "This" if number == 1 or len({stage.on for stage in open_stages}) == 1 else "The first"
    if state == "due":
        return f"{hole}{some} {what} is due by {said_date(first.on or '')}."
    ago = f", {days(first.days)} ago" if first.days is not None else ""
    return f"{hole}{some} {what} was due by {said_date(first.on or '')}{ago}."
