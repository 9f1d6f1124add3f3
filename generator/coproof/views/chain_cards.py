"""The cards of a journey: each record of a chain, short, with what matters at its stage."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from coproof.model import Record, precise_days
from coproof.views.answer import Answer, answer_of, choice_words
from coproof.views.before_after import Measured, measured
from coproof.views.catalogue import Catalogue, Entry
from coproof.views.labels import cut, days
from coproof.views.quotes import Quote, people_say, staff_say
from coproof.views.standing import stands_in_words
from coproof.views.values import Passage, Shown, Words, value_of, words_of

MOST_OPTIONS = 8
MOST_QUOTES = 4


@dataclass(frozen=True, slots=True)
class Said:
    """One piece of feedback. `by` says when, by whom and how; `stands` where it is now."""

    entry: Entry
    by: str
    quote: Words | None
    summary: str
    stands: str
    state: str


@dataclass(frozen=True, slots=True)
class Option:
    """One idea that was weighed: whose it was, whether it was chosen, and if not, why."""

    idea: str
    by: str
    chosen: bool
    why_not: str


@dataclass(frozen=True, slots=True)
class Card:
    """One record of a chain. `after` says how long after what it follows it came."""

    entry: Entry
    answer: Answer | None
    after: str
    fields: tuple[Shown, ...]
    options: tuple[Option, ...] = ()
    quotes: tuple[Quote, ...] = ()
    measures: tuple[Measured, ...] = ()


def said_card(record: Record, catalogue: Catalogue, width: int) -> Said:
    """What one piece of feedback says, at most `width` characters of it."""
    kind = catalogue.portfolio.kinds["feedback"]
    journey = catalogue.portfolio.journey(record.id)
    stands, state = stands_in_words(journey) if journey else ("", "due")
    who = choice_words(kind, "from_role", record.get("from_role"))
    how = choice_words(kind, "channel", record.get("channel"))
    language = catalogue.language
    quote = record.get("quote")
    return Said(
        entry=catalogue.entries[record.id],
        by=", ".join((catalogue.entries[record.id].said_on, who, how)),
        quote=excerpt(words_of(quote, language), width) if quote else None,
        summary="" if quote else cut(record.text("summary", language), width),
        stands=stands,
        state=state,
    )


def decision_card(record: Record, catalogue: Catalogue, width: int) -> Card:
    """What was decided, why, with whom, and what else was weighed."""
    options = tuple(
        Option(
            idea=cut(option.get("idea", ""), width),
            by=choice_words(
                catalogue.portfolio.kinds["decision"], "options[0].from_role", option["from_role"]
            )
            if "from_role" in option
            else "",
            chosen=bool(option.get("chosen")),
            why_not=cut(option.get("why_not", ""), width),
        )
        for option in record.many("options")[:MOST_OPTIONS]
    )
    card = _card(record, catalogue, width, "", ("decided_with", "decided_at"))
    return Card(card.entry, card.answer, card.after, card.fields, options=options)


def action_card(record: Record, catalogue: Catalogue, width: int) -> Card:
    """What was done, by whom, by when."""
    decisions = catalogue.portfolio.graph.linked_from(record.id, "decision")
    done, start = record.get("done_on"), record.get("start_on")
    verb = "finished" if done else "begun"
    since = _since(done or start, (d.get("decided_on") for d in decisions), "after the decision")
    after = f"{verb} {since}" if since else ""
    return _card(record, catalogue, width, after, ("owner_role", "agreed_with", "done_with"))


def review_card(record: Record, catalogue: Catalogue, width: int) -> Card:
    """Whether it helped, by which figures, and what people and staff say."""
    actions = catalogue.portfolio.graph.linked_from(record.id, "actions")
    since = _since(record.get("on"), (a.get("done_on") for a in actions), "after it was done")
    card = _card(record, catalogue, width, since, ("kind", "reviewed_with", "influence_on"))
    kind, language = catalogue.portfolio.kinds["review"], catalogue.language
    people = islice(people_say(record, kind, language), MOST_QUOTES)
    staff = islice(staff_say(record, language), MOST_QUOTES)
    return Card(
        card.entry,
        card.answer,
        card.after,
        card.fields,
        quotes=tuple(Quote(excerpt(one.words, width), one.by) for one in (*people, *staff)),
        measures=measured(record, catalogue),
    )


def told_card(record: Record, catalogue: Catalogue, width: int) -> Card:
    """Who was told, how, in which form, and what they said to it."""
    about = catalogue.portfolio.graph.linked_from(record.id, "about")
    dates = (r.get("decided_on") or r.get("done_on") or r.get("on") for r in about)
    since = _since(record.get("on"), dates, "after what it is about")
    return _card(record, catalogue, width, since, ("whom", "how", "format"))


def _card(
    record: Record, catalogue: Catalogue, width: int, after: str, names: tuple[str, ...]
) -> Card:
    kind = catalogue.portfolio.kinds[record.kind]
    answer = answer_of(record, kind, catalogue)
    fields = (kind.field(name) for name in names if record.get(name) is not None)
    shown = (
        Shown(field.name, field.label, value_of(record.data[field.name], field, catalogue))
        for field in fields
        if field is not None
    )
    return Card(
        entry=catalogue.entries[record.id],
        answer=_shortened(answer, width),
        after=after,
        fields=tuple(shown),
    )


def _shortened(answer: Answer | None, width: int) -> Answer | None:
    if answer is None:
        return None
    fields = tuple(
        Shown(one.name, one.label, excerpt(one.value, width))
        if isinstance(one.value, Words)
        else one
        for one in answer.fields
    )
    return Answer(answer.label, answer.words, answer.state, fields)


def excerpt(words: Words, width: int) -> Words:
    """The beginning of a text, at most `width` characters of it in each language."""
    return Words(
        tuple(
            passage
            if sum(map(len, passage.paragraphs)) <= width
            else Passage(passage.language, (cut(" ".join(passage.paragraphs), width),))
            for passage in words.passages
        )
    )


def _since(on: str | None, dates: Iterable[str | None], words: str) -> str:
    """How long after the newest of some earlier days something happened; "" if not known."""
    earlier = [day for day in dates if day and on and day <= on]
    number = precise_days(max(earlier), on) if earlier and on else None
    return f"{days(number)} {words}" if number is not None else ""
