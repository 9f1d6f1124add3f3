"""What is said of each piece of news about the chain: short sentences, to be read out.

Areas, kinds and results are said with the labels of the schema, never with the words of a record.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from coproof.fields import Kinds
from coproof.views.changes.nouns import News, Part
from coproof.views.changes.number_words import in_words, listed, so_many, so_many_of, times, was

MOST_KINDS = 7
MOST_AREAS = 4
"""How many kinds and areas one sentence names; the others are counted."""

MOST_REACHED = 3
"""How many groups of people one sentence names; the others have a sentence of their own."""

_DECISIONS: Mapping[str, str] = MappingProxyType(
    {"yes": "said yes", "trial": "said to try it out", "partly": "said yes in part"}
)
_REFUSALS: Mapping[str, str] = MappingProxyType({"no": "said no", "not_yet": "said not yet"})
_KEPT: Mapping[str, str] = MappingProxyType({"keep_doing": "said to go on as before"})
_FOUND: Mapping[str, str] = MappingProxyType(
    {
        "improved": "found things better",
        "partly_improved": "found things partly better",
        "no_change": "found no change",
        "worse": "found things worse",
    }
)
_EARLY: Mapping[str, str] = MappingProxyType({"too_early": "found it too early to tell"})
_UNSAID = ("no_view_given", "not_asked")


def feedback_new(news: News, kinds: Kinds) -> Iterable[str]:
    """How many came in, of which kinds, in which areas, and which of them are older."""
    came = f"{so_many(news.count, 'new piece', 'new pieces')} of feedback came in"
    named = _kinds(news, kinds)
    yield f"{came}: {named}" if named else came
    areas = [_area(part, kinds) for part in news.by("area")]
    if areas:
        touch = "it touches on" if news.count == 1 else "they touch on"
        among = ": " if len(areas) <= MOST_AREAS else ", among them "
        named = listed(areas[:MOST_AREAS])
        yield f"{touch} {so_many(len(areas), 'area', 'areas')} so far{among}{named}"
    earlier = news.of("given", "earlier")
    if earlier:
        of_them = so_many_of(earlier, news.count, " of them")
        yield f"{of_them} {was(earlier)} given earlier, and {was(earlier)} not shown here before"


def _kinds(news: News, kinds: Kinds) -> str:
    field = kinds["feedback"].field("kind")
    named = [
        so_many(part.count, label, f"{label}s")
        for part in news.by("kind")
        if (label := field.choice_label(part.value).lower() if field else part.value)
    ]
    others = len(named) - MOST_KINDS
    more = [so_many(others, "other kind", "other kinds")] if others > 0 else []
    return listed([*named[:MOST_KINDS], *more])


def _area(part: Part, kinds: Kinds) -> str:
    field = kinds["theme"].field("area")
    label = field.choice_label(part.value).lower() if field else part.value
    return "other things" if part.value == "other" else label


def feedback_taken_back(news: News, _: Kinds) -> Iterable[str]:
    """People may take back what they said; the words go, the dates stay."""
    yield f"{so_many(news.count, 'piece', 'pieces')} of feedback {was(news.count)} taken back"
    yield f"{'its' if news.count == 1 else 'their'} words are no longer shown"


def decision_new(news: News, _: Kinds) -> Iterable[str]:
    """How many decisions, and what they said: a no and a not yet as plainly as a yes."""
    yield f"{so_many(news.count, 'decision', 'decisions')} {was(news.count)} taken"
    for clauses, after in (
        (_clauses(news, "outcome", _DECISIONS), ""),
        (_clauses(news, "outcome", _KEPT), ""),
        (_clauses(news, "outcome", _REFUSALS), _reasons(news)),
    ):
        if clauses:
            yield listed(clauses) + after


def _reasons(news: News) -> str:
    refused = sum(news.of("outcome", outcome) for outcome in _REFUSALS)
    if news.of("reason", "given") < refused:
        return ""
    return ", with a reason" if refused == 1 else ", each with a reason"


def _clauses(news: News, by: str, phrases: Mapping[str, str]) -> list[str]:
    """Such as "two said yes", for each of the phrases that holds for some."""
    counts = ((news.of(by, value), phrase) for value, phrase in phrases.items())
    return [f"{so_many_of(count, news.count)} {phrase}" for count, phrase in counts if count]


def action_finished(news: News, _: Kinds) -> Iterable[str]:
    """How many, and how many of them late."""
    late = news.of("when", "late")
    said = f"{so_many(news.count, 'action', 'actions')} {was(news.count)} finished"
    if not late:
        yield said
    elif late == news.count:
        yield f"{said}, later than planned"
    else:
        yield f"{said}, {in_words(late)} of them later than planned"


def told_new(news: News, kinds: Kinds) -> Iterable[str]:
    """How often people were told, and who they were, as roles."""
    yield f"people were told {times(news.count)} what came of what they had said"
    field = kinds["told"].field("whom[0]")
    reached = [
        f"{label} {times(part.count)}"
        for part in news.by("whom")
        if (label := field.choice_label(part.value).lower() if field else part.value)
    ]
    for start in range(0, len(reached), MOST_REACHED):
        yield f"this reached {listed(reached[start : start + MOST_REACHED])}"


def verdict_new(news: News, kinds: Kinds) -> Iterable[str]:
    """What people themselves said to it, apart from what the provider found."""
    field = kinds["told"].field("response")
    given = [part for part in news.by("view") if part.value not in _UNSAID]
    views = [
        f"{label} {times(part.count)}"
        for part in given
        if (label := field.choice_label(part.value).lower() if field else part.value)
    ]
    if views:
        yield f"what they said to it themselves: {listed(views)}"
    unsaid = news.count - sum(part.count for part in given)
    if unsaid:
        yield f"{times(unsaid)} no view of theirs is recorded"


def group_views_new(news: News, _: Kinds) -> Iterable[str]:
    """Several people together; how many of them is not said here."""
    yield f"{times(news.count)}, a group of people gave their views together"


def review_new(news: News, _: Kinds) -> Iterable[str]:
    """What the reviews found: worse as plainly as better; and whether it lasted."""
    yield f"{so_many(news.count, 'review', 'reviews')} looked at what had been done"
    for phrases in (_FOUND, _EARLY):
        clauses = _clauses(news, "result", phrases)
        if clauses:
            yield listed(clauses)
    for value, found in (("yes", "that a change had lasted"), ("no", "that a change did not last")):
        count = news.of("lasted", value)
        if count:
            yield f"{so_many_of(count, news.count)} found {found}"
