"""A sample as text or for programs: ids, addresses, days and states, never what somebody said."""

from typing import Any

from coproof.journey import Journey
from coproof.measures.sample import sample
from coproof.portfolio import Portfolio
from coproof.views.labels import STAGE_WORDS, STATE_WORDS, pieces


def sample_report(portfolio: Portfolio, seed: str, size: int) -> str:
    """Each piece of feedback that is drawn, with the seven stages of its journey."""
    drawn = _drawn(portfolio, seed, size)
    of = pieces(len(portfolio.journeys))
    lines = [f"{len(drawn)} of {of} in the {portfolio.edition} edition, as at {portfolio.as_at}:"]
    for journey in drawn:
        lines += ["", f"{journey.feedback}  {_path(portfolio, journey)}", *_stages(journey)]
    return "\n".join(lines) + "\n"


def sample_rows(portfolio: Portfolio, seed: str, size: int) -> list[dict[str, Any]]:
    """The same for programs: the feedback's id and address, and its stages."""
    return [
        {
            "feedback": journey.feedback,
            "page": _path(portfolio, journey),
            "closed": journey.closed,
            "stages": {stage.name: stage.state for stage in journey.stages},
        }
        for journey in _drawn(portfolio, seed, size)
    ]


def _drawn(portfolio: Portfolio, seed: str, size: int) -> list[Journey]:
    chosen = sample((journey.feedback for journey in portfolio.journeys), seed, size)
    return [portfolio.by_feedback[one] for one in chosen]


def _path(portfolio: Portfolio, journey: Journey) -> str:
    return portfolio.kinds["feedback"].page(journey.feedback)


def _stages(journey: Journey) -> list[str]:
    rows = ((STAGE_WORDS[s.name].label, STATE_WORDS[s.state], s.on or "") for s in journey.stages)
    return [f"  {label:10} {state:11} {on}".rstrip() for label, state, on in rows]
