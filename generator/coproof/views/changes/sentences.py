"""What is said of every piece of news: at most 25 words a sentence."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from coproof.checks import SECTIONS
from coproof.fields import Kinds
from coproof.views.changes import chain_sentences as chain
from coproof.views.changes.nouns import News, Part
from coproof.views.changes.number_words import (
    in_words,
    is_or_are,
    listed,
    sentence,
    so_many,
    times,
    was,
)

Tell = Callable[[News, Kinds], Iterable[str]]

OTHER = "other"
MOST_SECTIONS = 3
MOST_KINDS = 4
"""How many sections of the Gaps page, and kinds of record, one sentence names."""


def sentences_of(news: News, kinds: Kinds) -> tuple[str, ...]:
    """What is said of one piece of news."""
    return tuple(sentence(said) for said in _TELL[news.name](news, kinds))


def _counting(one: str, many: str) -> Tell:
    """A sentence that counts, in the form for one and in the form for several."""

    def tell(news: News, _: Kinds) -> Iterable[str]:
        yield one if news.count == 1 else f"{in_words(news.count)} {many}"

    return tell


def _gaps(one: str, many: str) -> Tell:
    """A sentence that counts gaps, and says under which headings of the Gaps page they are."""

    def tell(news: News, _: Kinds) -> Iterable[str]:
        parts = sorted(news.by("section"), key=lambda part: -part.count)
        yield so_many(news.count, one, many) + _under(parts, news.count)

    return tell


def _under(parts: list[Part], total: int) -> str:
    """Such as ": two under loops not closed and one under only surveys"; the largest ones only."""
    if len(parts) == 1 and parts[0].value != OTHER:
        all_of_them = {1: "", 2: "both "}.get(total, "all of them ")
        return f", {all_of_them}under {SECTIONS[parts[0].value].lower()}"
    named = [part for part in parts if part.value != OTHER][:MOST_SECTIONS]
    clauses = [f"{in_words(one.count)} under {SECTIONS[one.value].lower()}" for one in named]
    rest = total - sum(one.count for one in named)
    if not named:
        return ""
    return f": {listed([*clauses, f'{in_words(rest)} elsewhere'] if rest else clauses)}"


def _words_edited(news: News, kinds: Kinds) -> Iterable[str]:
    of = _named(news.by("kind"), kinds)
    after = "it had been answered" if news.count == 1 else "they had been answered"
    yield f"the words of {of} were changed after {after}"


def _commissioner_told(news: News, _: Kinds) -> Iterable[str]:
    yield f"a commissioner was told {times(news.count)}"


def _gone(news: News, kinds: Kinds) -> Iterable[str]:
    yield f"{_named(news.by('kind'), kinds)} {is_or_are(news.count)} no longer shown"


def _added(news: News, kinds: Kinds) -> Iterable[str]:
    yield f"{_named(news.by('kind'), kinds)} {was(news.count)} added"


def _named(parts: tuple[Part, ...], kinds: Kinds) -> str:
    """Records by their kinds: "one piece of feedback and two decisions"."""
    named = [so_many(part.count, *_nouns(part.value, kinds)) for part in parts[:MOST_KINDS]]
    rest = sum(part.count for part in parts[MOST_KINDS:])
    return listed([*named, so_many(rest, "other record", "other records")] if rest else named)


def _nouns(kind: str, kinds: Kinds) -> tuple[str, str]:
    """What one record of a kind is called, and several."""
    label = kinds[kind].label.lower()
    known = {
        "feedback": ("piece of feedback", "pieces of feedback"),
        "told": ("telling", "tellings"),
        "provider": (label, f"{label}s"),
    }
    return known.get(kind) or (label, kinds[kind].plural.lower())


def _quotes_gone(news: News, _: Kinds) -> Iterable[str]:
    yield f"{so_many(news.count, 'quote', 'quotes')} {is_or_are(news.count)} no longer shown"
    yield "people may take their words back at any time"


def _rules(news: News, _: Kinds) -> Iterable[str]:
    if news.of("rule", "late"):
        yield "the rules for what counts as late or missing were changed"
    if news.of("rule", "shown"):
        yield "the rules for what may be shown were changed"


_TELL: Mapping[str, Tell] = MappingProxyType(
    {
        "feedback-new": chain.feedback_new,
        "feedback-taken-back": chain.feedback_taken_back,
        "theme-new": _counting("one new theme was noticed", "new themes were noticed"),
        "theme-closed": _counting("one theme was closed", "themes were closed"),
        "theme-open-again": _counting(
            "one theme that had been closed is open again",
            "themes that had been closed are open again",
        ),
        "meeting-new": _counting(
            "one meeting or other event took place", "meetings or other events took place"
        ),
        "decision-new": chain.decision_new,
        "action-new": _counting("one new action was agreed", "new actions were agreed"),
        "action-finished": chain.action_finished,
        "action-stopped": _counting(
            "one action was stopped before it was finished",
            "actions were stopped before they were finished",
        ),
        "told-new": chain.told_new,
        "commissioner-told": _commissioner_told,
        "verdict-new": chain.verdict_new,
        "group-views-new": chain.group_views_new,
        "review-new": chain.review_new,
        "figures-new": _counting(
            "new figures were added to one indicator", "indicators have new figures"
        ),
        "loop-closed": _counting("one loop was closed", "loops were closed"),
        "loop-opened": _counting(
            "one new loop was opened and is not closed yet",
            "new loops were opened and are not closed yet",
        ),
        "loop-reopened": _counting(
            "one loop that had been closed is open again",
            "loops that had been closed are open again",
        ),
        "feedback-late": _counting(
            "one more piece of feedback has a step that is late",
            "more pieces of feedback have a step that is late",
        ),
        "action-late": _counting(
            "one action has passed its day without being finished",
            "actions have passed their day without being finished",
        ),
        "action-moved": _counting(
            "one action was given a later day", "actions were given a later day"
        ),
        "gap-closed": _gaps("gap was closed", "gaps were closed"),
        "gap-opened": _gaps("gap opened", "gaps opened"),
        "gap-accepted": _counting(
            "one gap was accepted for a time, with a reason",
            "gaps were accepted for a time, each with a reason",
        ),
        "words-edited": _words_edited,
        "consent-withdrawn": _counting("one consent was withdrawn", "consents were withdrawn"),
        "quotes-gone": _quotes_gone,
        "pictures-gone": _counting(
            "one picture, recording or document is no longer shown",
            "pictures, recordings or documents are no longer shown",
        ),
        "records-gone": _gone,
        "records-new": _added,
        "details-changed": _counting(
            "details of one other record were added or changed",
            "other records had details added or changed",
        ),
        "rules-changed": _rules,
    }
)
