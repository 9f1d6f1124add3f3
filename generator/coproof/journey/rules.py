"""The rules of the journey: for each stage, what makes it happen, needless, or late."""

from datetime import date, timedelta
from itertools import takewhile

from coproof.journey import reasons
from coproof.journey.answers import Answer
from coproof.journey.chain import Chain
from coproof.journey.verdict import Done, NotNeeded, Open, Verdict
from coproof.model import Clocks, Record, first_day, is_month, last_day, words

NO_BETTER = ("no_change", "worse")
"""The results of a review after which there is nothing to sustain."""


def verdicts(chain: Chain, clocks: Clocks, as_at: date) -> tuple[Verdict, ...]:
    """The verdicts on the seven stages, in order."""
    routed = _routed(chain, clocks)
    given = Done(chain.given_on, (chain.id,), (chain.id,))
    why = _settled_by(chain)
    if why is not None:
        return (given, routed, *(NotNeeded(why, (chain.id,)) for _ in range(5)))
    decided = _decided(chain, routed, clocks, as_at)
    acted = _acted(chain, decided, clocks)
    reviewed = _reviewed(chain, acted, clocks)
    told = _told(chain, clocks)
    return given, routed, decided, acted, reviewed, told, _sustained(chain, reviewed, clocks)


def closed_by_response(chain: Chain) -> bool:
    """Whether a response alone closed it: routed so, answered, and in no theme or decision.

    A route that says no response (a finding elsewhere) closes nothing: the person is still owed
    an answer.
    """
    if chain.themes or chain.named_by or chain.route.get("to") not in reasons.RESPONSES:
        return False
    return bool(words(chain.route.get("response")).strip())


def _settled_by(chain: Chain) -> str | None:
    """Why nothing after `routed` is needed, or None.

    Feedback given during or after a change is evidence for that action's review. Whether the
    change lasted is asked on the journey of what led to it, so `sustained` is not needed either.
    """
    if closed_by_response(chain):
        return reasons.RESPONSES[chain.route["to"]]
    return reasons.PART_OF_A_REVIEW if chain.reviewed_with_action else None


def _routed(chain: Chain, clocks: Clocks) -> Verdict:
    """By a theme, a decision that names it, or a route that says something other than `theme`."""
    itself = (chain.id,)
    if not (chain.themes or chain.named_by or chain.route.get("to") in reasons.RESPONSES):
        return _until(chain.given_on, clocks.routed, itself)
    records = _ids(chain.themes) or tuple(answer.id for answer in chain.named_by) or itself
    if on := chain.route.get("on"):
        return Done(on, records, itself)
    if chain.themes:
        identified_on = chain.themes[0].data["identified_on"]
        if first_day(identified_on) > first_day(chain.given_on):
            return Done(identified_on, records, (chain.themes[0].id,))
        return Done(chain.given_on, records, itself)
    if chain.named_by:
        return Done(chain.named_by[0].on, records, (chain.named_by[0].id,))
    return Done(None, records, ())


def _decided(chain: Chain, routed: Verdict, clocks: Clocks, as_at: date) -> Verdict:
    """By the earliest answer; open again where a "not yet" is past its day with nothing newer."""
    records = tuple(answer.id for answer in chain.answers)
    if not records:
        on = routed.on if isinstance(routed, Done) else None
        return Open() if on is None else _until(on, clocks.decided, routed.sources)
    if again := _to_look_at_again(chain, as_at):
        return Open(first_day(str(again.look_again_on)), records=records, sources=(again.id,))
    return Done(chain.answers[0].on, records, (chain.answers[0].id,))


def _to_look_at_again(chain: Chain, as_at: date) -> Answer | None:
    """The "not yet" longest past its day to look again, with no answer of a later day."""
    past = [
        answer
        for answer in chain.answers
        if answer.outcome == "not_yet"
        and answer.on == chain.answers[-1].on
        and answer.look_again_on
        and first_day(answer.look_again_on) < as_at
    ]
    return min(past, key=lambda answer: (answer.look_again_on, answer.id), default=None)


def _acted(chain: Chain, decided: Verdict, clocks: Clocks) -> Verdict:
    """By the earliest action begun. The clock runs from the first decision that promises one.

    So a "yes" after a "not yet" gets its full time. What was done counts even where the decision
    was "no": an alternative, say.
    """
    if acts := chain.acts:
        first = acts[0]
        return Done(first.on, tuple(act.id for act in acts), (first.id,) if first.on else ())
    promises = [answer for answer in chain.answers if answer.acting]
    if chain.answers and not promises:
        keep = chain.answers[-1].outcome == "keep_doing"
        why = reasons.KEEP_DOING if keep else reasons.NOT_NOW
        return NotNeeded(why, tuple(sorted(answer.id for answer in chain.answers)))
    if not promises or isinstance(decided, Open):
        return Open()
    return _until(promises[0].on, clocks.acted, (promises[0].id,))


def _reviewed(chain: Chain, acted: Verdict, clocks: Clocks) -> Verdict:
    """By the earliest review that counts. The clock runs from the first action that is finished."""
    if reviews := chain.reviews:
        return Done(reviews[0].data["on"], _ids(reviews), (reviews[0].id,))
    if isinstance(acted, NotNeeded):
        return NotNeeded(reasons.NOTHING_CHANGED, acted.sources)
    for act in chain.acts:
        if act.finished and act.on is not None:
            return _until(act.on, clocks.reviewed, (act.id,))
    return Open()


def _told(chain: Chain, clocks: Clocks) -> Verdict:
    """By the earliest telling, or the response to a complaint, whatever else has happened.

    The clock runs from the earliest answer, also where that answer is to be looked at again: a
    "no" and a "not yet" must be told too.
    """
    times = [(told.data["on"], told.id) for told in chain.told]
    if chain.responded_on is not None:
        times.append((chain.responded_on, chain.id))
    if times:
        times.sort()
        return Done(times[0][0], tuple(id for _, id in times), (times[0][1],))
    if not chain.answers:
        return Open()
    return _until(chain.answers[0].on, clocks.told, (chain.answers[0].id,))


def _sustained(chain: Chain, reviewed: Verdict, clocks: Clocks) -> Verdict:
    """By the earliest later review that still found no harm; nothing to sustain if none better.

    The clock runs from the review with which the newest run of improvement began.
    """
    reviews = chain.reviews
    lasting = [r for r in reviews if _is_later_look(r) and r.data["result"] != "worse"]
    if lasting:
        return Done(lasting[0].data["on"], tuple(r.id for r in lasting), (lasting[0].id,))
    if isinstance(reviewed, NotNeeded):
        return reviewed
    if not reviews:
        return Open()
    ordered = sorted(reviews, key=lambda r: (r.data["on"], _found_better(r), r.id))
    if not _found_better(ordered[-1]):
        return NotNeeded(reasons.NOTHING_TO_SUSTAIN, (ordered[-1].id,))
    *_, better = takewhile(_found_better, reversed(ordered))
    return _until(better.data["on"], clocks.sustained, (better.id,))


def _is_later_look(review: Record) -> bool:
    return str(review.data["kind"]).startswith("sustained_")


def _found_better(review: Record) -> bool:
    return review.data["result"] not in NO_BETTER


def _until(on: str, days: int, sources: tuple[str, ...]) -> Open:
    """Open until so many days after a day, or after the last day of a month."""
    return Open(last_day(on) + timedelta(days=days), exact=not is_month(on), sources=sources)


def _ids(records: tuple[Record, ...]) -> tuple[str, ...]:
    return tuple(record.id for record in records)
