"""The changes as they could be read out at a residents' meeting, in an honest order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from coproof.model import Edition
from coproof.views.changes.nouns import Changes, News
from coproof.views.changes.number_words import listed, sentence, so_many
from coproof.views.changes.sentences import sentences_of
from coproof.views.changes.standing_sentences import completeness, owed, unreadable
from coproof.views.labels import said_date

TOPICS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "What people said": (
            *("feedback-new", "feedback-taken-back", "theme-new", "theme-closed"),
            *("theme-open-again", "meeting-new"),
        ),
        "What was decided": ("decision-new",),
        "What was done": ("action-new", "action-finished", "action-stopped"),
        "Who was told": ("told-new", "commissioner-told", "verdict-new", "group-views-new"),
        "What got better or worse": ("review-new", "figures-new"),
        "What is still owed": (
            *("loop-closed", "loop-opened", "loop-reopened", "feedback-late"),
            *("action-late", "action-moved"),
        ),
        "Gaps closed and opened": ("gap-closed", "gap-opened", "gap-accepted"),
        "What changed in the records": (
            *("words-edited", "consent-withdrawn", "quotes-gone", "pictures-gone"),
            *("records-gone", "records-new", "details-changed", "rules-changed"),
        ),
    }
)
"""The headings, in the order in which they are told, with the news under each."""

OWED = "What is still owed"
EXPLAINED: Mapping[str, str] = MappingProxyType(
    {
        OWED: "A loop is closed when every step up to telling people is done or not needed.",
        "Gaps closed and opened": "A gap is something that is missing or late.",
    }
)
"""A word of ours that a heading needs, said last."""

COMPLETE = "How complete it is"
UNREADABLE = "What could not be read"


@dataclass(frozen=True, slots=True)
class Statement:
    """Sentences that belong together, and the news that they tell (None: how things stand)."""

    sentences: tuple[str, ...]
    news: News | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """All that is said under one heading."""

    heading: str
    statements: tuple[Statement, ...]


def nothing_changed(changes: Changes) -> bool:
    """Whether there is nothing to tell."""
    return not changes.news


_SEEN: Mapping[Edition, str] = MappingProxyType(
    {"public": " that everybody may see", "partner": " that partners may see", "internal": ""}
)
"""Of what it is said that it did not change: an edition does not know of more than it shows."""


def opening(changes: Changes) -> str:
    """The first sentence: from when to when."""
    before, after = changes.before.day, changes.after.day
    when = f"between {said_date(before.isoformat())} and {said_date(after.isoformat())}"
    if before == after:
        when = f"on {said_date(after.isoformat())}"
    if nothing_changed(changes):
        return f"Nothing changed in the evidence{_SEEN[changes.edition]} {when}."
    return f"This is what changed in the evidence {when}."


AUDIENCE: Mapping[Edition, str] = MappingProxyType(
    {
        "partner": "This is for partners: do not share it with others.",
        "internal": "This is for the provider alone: do not share it.",
    }
)
"""Whom an edition that is not for everybody is for."""


def beginning(changes: Changes) -> tuple[str, ...]:
    """The opening, and whom this is for where there is something that not everybody may know."""
    audience = AUDIENCE.get(changes.edition)
    if audience is None or nothing_changed(changes):
        return (opening(changes),)
    return opening(changes), audience


def passages(changes: Changes) -> tuple[Passage, ...]:
    """Everything after the opening; none where nothing changed."""
    return tuple(passage for passage in _passages(changes) if passage.statements)


def _passages(changes: Changes) -> Iterator[Passage]:
    if not nothing_changed(changes):
        for heading, names in TOPICS.items():
            yield Passage(heading, tuple(_statements(changes, heading, names)))
        whole = completeness(changes.before, changes.after)
        yield Passage(COMPLETE, (Statement(whole),))
    lost = unreadable(changes.before, changes.after)
    yield Passage(UNREADABLE, (Statement(lost),) if lost else ())


def _statements(changes: Changes, heading: str, names: tuple[str, ...]) -> Iterator[Statement]:
    for news in changes.news:
        if news.name in names:
            yield Statement(sentences_of(news, changes.kinds), news)
    if heading == OWED and (still := owed(changes.after, changes.about("action-late").count)):
        yield Statement(still)
    if heading in EXPLAINED:
        yield Statement((EXPLAINED[heading],))


def sentences(changes: Changes) -> tuple[str, ...]:
    """All that is said, sentence by sentence, the opening first."""
    said = (
        sentence
        for passage in passages(changes)
        for statement in passage.statements
        for sentence in statement.sentences
    )
    return (*beginning(changes), *said)


_HEADLINES = (
    ("feedback-new", "piece of feedback came in", "pieces of feedback came in"),
    ("decision-new", "decision was taken", "decisions were taken"),
    ("action-finished", "action was finished", "actions were finished"),
    ("loop-closed", "loop was closed", "loops were closed"),
    ("gap-opened", "gap opened", "gaps opened"),
)


def headline(changes: Changes) -> str:
    """One sentence for the top of a page or a board paper."""
    if nothing_changed(changes):
        return opening(changes)
    clauses = [
        so_many(count, one, many)
        for name, one, many in _HEADLINES
        if (count := changes.about(name).count)
    ]
    return sentence(listed(clauses) or "only details changed")
