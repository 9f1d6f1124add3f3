"""People's own words, with whose they are, as records hold them."""

from collections.abc import Iterator
from dataclasses import dataclass

from coproof.fields import Kind
from coproof.model import Record
from coproof.views.answer import choice_words
from coproof.views.values import Words, words_of


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's own words, and whose they are."""

    words: Words
    by: str


def quote_of(record: Record, kind: Kind, language: str) -> Quote | None:
    """The quote of a piece of feedback, where the edition may show it."""
    if not record.get("quote"):
        return None
    voice = record.get("voice")
    by = choice_words(kind, "voice", voice) if voice else ""
    return Quote(words_of(record.data["quote"], language), by)


def people_say(record: Record, kind: Kind, language: str) -> Iterator[Quote]:
    """What people say in a review, as far as the edition may show it."""
    for said in record.many("people_say"):
        if said.get("quote"):
            voice = said.get("voice")
            by = choice_words(kind, "people_say[0].voice", voice) if voice else ""
            yield Quote(words_of(said["quote"], language), by)


def staff_say(record: Record, language: str) -> Iterator[Quote]:
    """What staff say in a review."""
    for said in record.many("staff_say"):
        yield Quote(words_of(said, language), "Staff")
