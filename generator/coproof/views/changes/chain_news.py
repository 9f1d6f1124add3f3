"""What happened along the chain: said, decided, done, told, found."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from coproof.model import Record, first_day, last_day
from coproof.portfolio import Portfolio
from coproof.views.answer import status_of
from coproof.views.changes.nouns import News, Part
from coproof.views.changes.pair import Pair, news, parts

REFUSALS = ("no", "not_yet")
"""The outcomes of a decision that people are owed a reason for."""

COMMISSIONER = "commissioner"
RESTRICTION = "restrictive_practice"
OTHER = "other"
"""The area of themes that fit no other; it is told last."""


def chain_news(pair: Pair) -> Iterator[News]:
    """All of it, in the order of the chain."""
    yield from _said(pair)
    yield from _decided(pair)
    yield from _done(pair)
    yield from _told(pair)
    yield from _found(pair)


def _said(pair: Pair) -> Iterator[News]:
    new = pair.new("feedback")
    earlier = [one for one in new if first_day(one.get("given_on")) <= pair.before.as_at]
    yield from news(
        "feedback-new",
        new,
        () if _few(pair, new, _is_complaint) else _kinds(pair, new),
        _areas(pair, new),
        parts("given", ["earlier"] * len(earlier), ["earlier"]),
    )
    yield from news("feedback-taken-back", pair.became("feedback", withdrawn))
    yield from news("theme-new", pair.new("theme"))
    yield from news("theme-closed", pair.became("theme", _is_closed))
    yield from news("theme-open-again", _open_again(pair))
    yield from news("meeting-new", pair.new("event"))


def _kinds(pair: Pair, feedback: Iterable[Record]) -> tuple[Part, ...]:
    """How many of each kind. They add up to all, so that one of them cannot be left out."""
    return parts("kind", (one.get("kind") for one in feedback), pair.choices("feedback", "kind"))


def _few(pair: Pair, feedback: Iterable[Record], sort: Callable[[Record], bool]) -> bool:
    """Whether so few of a sort are of one service that the edition does not tell their number."""
    after = pair.after
    fewer_than = after.settings.editions[after.edition].fewer_than
    by_service = Counter(one.get("service") for one in feedback if sort(one))
    return any(number < fewer_than for number in by_service.values())


def _is_complaint(feedback: Record) -> bool:
    return bool(feedback.get("kind") == "complaint")


def _is_about_restriction(feedback: Record) -> bool:
    return bool(feedback.many(RESTRICTION))


def _areas(pair: Pair, feedback: Sequence[Record]) -> tuple[Part, ...]:
    """In how many of them each area comes up, the most frequent first; some touch on several."""
    graph = pair.after.graph
    themes = (graph.linked_from(one.id, "themes") for one in feedback)
    areas = [area for several in themes for area in {theme.get("area") for theme in several}]
    if _few(pair, feedback, _is_about_restriction):
        areas = [area for area in areas if area != RESTRICTION]
    found = parts("area", areas, pair.choices("theme", "area"))
    return tuple(sorted(found, key=lambda part: (part.value == OTHER, -part.count)))


def withdrawn(record: Record, portfolio: Portfolio) -> bool:
    """Whether somebody had taken this back by the day of the portfolio."""
    day = record.get("withdrawn_on")
    return isinstance(day, str) and first_day(day) <= portfolio.as_at


def _is_closed(theme: Record, _: Portfolio) -> bool:
    return bool(theme.get("status") == "closed")


def _open_again(pair: Pair) -> Iterator[Record]:
    for was, theme in pair.both("theme"):
        if _is_closed(was, pair.before) and not _is_closed(theme, pair.after):
            yield theme


def _decided(pair: Pair) -> Iterator[News]:
    new = pair.new("decision")
    outcomes = (one.get("outcome") for one in new)
    refused = [one for one in new if one.get("outcome") in REFUSALS and one.get("reason")]
    yield from news(
        "decision-new",
        new,
        parts("outcome", outcomes, pair.choices("decision", "outcome")),
        parts("reason", ["given"] * len(refused), ["given"]),
    )


def _done(pair: Pair) -> Iterator[News]:
    yield from news("action-new", pair.new("action"))
    finished = pair.became("action", lambda action, _: action.get("status") == "done")
    late = [one for one in finished if status_of(one, pair.after.as_at)[0] == "done_late"]
    yield from news("action-finished", finished, parts("when", ["late"] * len(late), ["late"]))
    stopped = pair.became("action", lambda action, _: action.get("status") == "stopped")
    yield from news("action-stopped", stopped)


def overdue(action: Record, portfolio: Portfolio) -> bool:
    """Whether an action should have been finished by the day of the portfolio."""
    return status_of(action, portfolio.as_at)[0] == "overdue"


def late_news(pair: Pair) -> Iterator[News]:
    """The actions that went past their day, and those that were given a later one."""
    yield from news("action-late", pair.became("action", overdue))
    yield from news("action-moved", _moved(pair))


def _moved(pair: Pair) -> Iterator[Record]:
    for was, action in pair.both("action"):
        before, after = was.get("due_on"), action.get("due_on")
        if before and after and last_day(after) > last_day(before):
            yield action


def _told(pair: Pair) -> Iterator[News]:
    """A commissioner told is nobody told, so that is news of its own."""
    new = pair.new("told")
    people = [one for one in new if set(one.many("whom")) - {COMMISSIONER}]
    order = [one for one in pair.choices("told", "whom[0]") if one != COMMISSIONER]
    whom = [whom for one in people for whom in one.many("whom")]
    yield from news("told-new", people, parts("whom", whom, order))
    yield from news("commissioner-told", (one for one in new if COMMISSIONER in one.many("whom")))
    views = pair.became("told", lambda told, _: told.get("response") is not None)
    said = (one.get("response") for one in views)
    yield from news("verdict-new", views, parts("view", said, pair.choices("told", "response")))
    groups = pair.became("told", lambda told, _: bool(told.part("responses")))
    yield from news("group-views-new", groups)


def _found(pair: Pair) -> Iterator[News]:
    new = pair.new("review")
    results = (one.get("result") for one in new)
    yield from news(
        "review-new",
        new,
        parts("result", results, pair.choices("review", "result")),
        parts("lasted", map(_lasted, new), ["yes", "no"]),
    )
    yield from news("figures-new", _with_new_figures(pair))


_LASTED: Mapping[str, str] = MappingProxyType(
    {"improved": "yes", "partly_improved": "yes", "worse": "no"}
)


def _lasted(review: Record) -> str | None:
    """Whether a change lasted, for the reviews that looked again later and found it out."""
    if not str(review.get("kind")).startswith("sustained"):
        return None
    return _LASTED.get(str(review.get("result")))


def _with_new_figures(pair: Pair) -> Iterator[Record]:
    for was, indicator in pair.both("indicator"):
        if len(indicator.many("series")) > len(was.many("series")):
            yield indicator
