"""The journey of every piece of feedback: what became of it, stage by stage, as on a day.

Judged on the full portfolio, already behind the curtain of that day; an edition only hides. Pure:
no clock of its own. The stages and their rules are those of the vocabulary; where they leave a
corner open, the docstring beside the rule says what we do and why.
"""

from datetime import date

from coproof.graph import Graph
from coproof.journey.answers import answers_in
from coproof.journey.chain import Chain, chain_of
from coproof.journey.recurrence import recurred
from coproof.journey.rules import closed_by_response, verdicts
from coproof.journey.stages import CLOSED_AT, STAGES, Journey, Stage, State
from coproof.journey.timing import timed
from coproof.model import Clocks

__all__ = ["STAGES", "Journey", "Stage", "State", "journeys", "recurred"]

_UP_TO_TOLD = STAGES.index(CLOSED_AT) + 1


def journeys(graph: Graph, clocks: Clocks, as_at: date) -> tuple[Journey, ...]:
    """The journeys of all feedback in the graph as on a day, sorted by the feedback's id.

    `graph` holds only what existed on that day. Days inside a record count too: an action done, a
    route taken or a complaint answered later has not happened yet.
    """
    answers = answers_in(graph, as_at)
    chains = (chain_of(record, graph, answers, as_at) for record in graph.of_kind("feedback"))
    return tuple(_journey(chain, clocks, as_at) for chain in chains)


def _journey(chain: Chain, clocks: Clocks, as_at: date) -> Journey:
    stages = timed(verdicts(chain, clocks, as_at), as_at)
    closed = all(stage.settled for stage in stages[:_UP_TO_TOLD])
    return Journey(chain.id, stages, closed, _answer(chain))


def _answer(chain: Chain) -> str | None:
    """The newest answer; of several on one day, the last by id."""
    if chain.answers:
        return chain.answers[-1].outcome
    return str(chain.route["to"]) if closed_by_response(chain) else None
