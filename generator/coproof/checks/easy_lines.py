"""The Easy Read lines of all records, and how hard one is to read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coproof.checks.jargon import PLAIN
from coproof.graph import Graph
from coproof.model import Record, words

KINDS = ("theme", "decision", "review")
"""The kinds of record that may have an Easy Read version."""

_END = re.compile(r"[.!?…]+(?:\s+|$)")
_HARD = re.compile(
    rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(PLAIN, key=len, reverse=True)))})"
    r"(?:s|d|ed)?(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class EasyLine:
    """One line: `field` is where it stands ("easy_read.lines[0]"), `number` counts from 1."""

    record: Record
    number: int
    say: str
    picture: str | None

    @property
    def field(self) -> str:
        """The path of the line within its record."""
        return f"easy_read.lines[{self.number - 1}]"


def easy_lines(graph: Graph) -> Iterator[EasyLine]:
    """Every line, record by record, in the order in which it is read."""
    for kind in KINDS:
        for record in graph.of_kind(kind):
            for index, line in enumerate(record.part("easy_read").get("lines", ())):
                say = words(line.get("say", ""))  # the hints know English
                yield EasyLine(record, index + 1, say, line.get("picture"))


def sentences_in(text: str) -> tuple[str, ...]:
    """The sentences of a text, without the signs that end them."""
    return tuple(sentence for sentence in map(str.strip, _END.split(text)) if sentence)


def words_in(sentence: str) -> int:
    """How many words a sentence has; a dash between spaces is none."""
    return sum(any(sign.isalnum() for sign in word) for word in sentence.split())


def hard_words_in(text: str) -> tuple[str, ...]:
    """The words of a text that have a plainer one, as they stand there; never for a message."""
    return tuple(found.group() for found in _HARD.finditer(text))
