"""A line of a file as reports may show it: its fields stay, what somebody may have said goes.

A report is read by more people than the record is: in a terminal, in the log of a pull request.
So a value is shown only where it cannot be anybody's words: a day, a number, true or false, an
id or a listed word, each in a field that is for it. All else is "…", comments too.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from coproof.fields import DATE, DATE_OR_MONTH, field_of
from coproof.model import Excerpt
from coproof.read.names import Schema, below, is_name
from coproof.read.schemas import read_kinds
from coproof.read.walk import is_id
from coproof.read.yaml.values import resolve

Place = tuple[int, int]
"""A line and a column, both from 1."""

HIDDEN = "…"

WIDE = 100
"""How many characters of a line are shown, those round the caret first."""

_LINE_END = re.compile(r"\r\n|\n|\r")
_STRUCTURE = re.compile(r"[ \t\-:,\[\]{}?]*")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")


@dataclass(frozen=True, slots=True, order=True)
class _Piece:
    """A name or a value on one line: where it begins and ends (from 0), and what is shown of it."""

    start: int
    end: int
    shown: str


def excerpts(
    text: str, tree: Node, schema: Schema, places: Collection[Place]
) -> dict[Place, Excerpt]:
    """For each place the line it is on; places whose line would show nothing are left out.

    `text` is the file's, `tree` what the parser made of it, `schema` what the file is judged by.
    """
    source = _LINE_END.split(text)
    lines = sorted({line for line, _ in places if 0 < line <= len(source)})
    pieces: dict[int, list[_Piece]] = {line: [] for line in lines}
    for node, shown in _leaves(tree, schema, lines):
        for line in _on(node, lines):
            pieces[line].append(_piece(node, shown, line, source[line - 1]))
    rendered = {line: _Line(source[line - 1], sorted(pieces[line])) for line in lines}
    found = ((place, rendered[place[0]]) for place in places if place[0] in rendered)
    return {place: line.excerpt(place[1]) for place, line in found if line.tells}


def _on(node: Node, lines: list[int]) -> list[int]:
    """Those of the lines that a node is on."""
    first = bisect_left(lines, node.start_mark.line + 1)
    return lines[first : bisect_right(lines, node.end_mark.line + 1)]


def _piece(node: Node, shown: str, line: int, source: str) -> _Piece:
    begins, ends = node.start_mark, node.end_mark
    start = begins.column if begins.line == line - 1 else 0
    end = ends.column if ends.line == line - 1 else len(source)
    return _Piece(start, end, shown if source[start:end].strip() else source[start:end])


def _leaves(node: Node, schema: Schema, lines: list[int]) -> Iterator[tuple[Node, str]]:
    """Every name and value on the lines, with what may be shown of it."""
    if not _on(node, lines):
        return
    if isinstance(node, ScalarNode):
        yield node, _shown(node, schema)
    elif isinstance(node, SequenceNode):
        for item in node.value:
            yield from _leaves(item, below(schema, 0), lines)
    elif isinstance(node, MappingNode):
        for key, value in node.value:
            if _on(key, lines):
                yield key, key.value if is_name(key.value, schema) else HIDDEN
            yield from _leaves(value, below(schema, key.value), lines)


def _shown(node: ScalarNode, schema: Schema) -> str:
    value: str = node.value
    if not _is_nobodys_words(value, bool(node.style), schema):
        return HIDDEN
    return f"{node.style}{value}{node.style}" if node.style in ("'", '"') else value


def _is_nobodys_words(value: str, quoted: bool, schema: Schema) -> bool:
    field = field_of("", schema)
    match field.shape:
        case "choice":
            return value in field.choices
        case "link" | "code":
            return is_id(value) and read_kinds().of_prefix(value) is not None
        case "boolean":
            return not quoted and isinstance(resolve(value), bool)
        case "integer" | "number":
            return not quoted and isinstance(resolve(value), int | float)
        case shape if shape in (DATE, DATE_OR_MONTH):
            return _DAY.fullmatch(value) is not None
    return False


class _Line:
    """One line as it is shown, and where its columns have gone to."""

    def __init__(self, source: str, pieces: list[_Piece]) -> None:
        self.text = ""
        self._stops: list[tuple[int, int]] = []
        at = 0
        for piece in pieces:
            self._add(at, _STRUCTURE.match(source, at, piece.start))
            self._stops.append((piece.start, len(self.text)))
            self.text += piece.shown
            at = max(at, piece.end)
        structure = _STRUCTURE.match(source, at)
        self._add(at, structure)
        self._comment(source, structure.end() if structure else at)

    def _add(self, at: int, structure: re.Match[str] | None) -> None:
        self._stops.append((at, len(self.text)))
        self.text += structure[0].replace("\t", " ") if structure else ""

    def _comment(self, source: str, at: int) -> None:
        if source[at : at + 1] == "#":
            self._stops.append((at, len(self.text)))
            self.text += f"# {HIDDEN}"

    @property
    def tells(self) -> bool:
        """Whether anything is left to see."""
        return any(character.isalnum() for character in self.text)

    def excerpt(self, column: int) -> Excerpt:
        """The line round a column of its source, counted from 1."""
        stop = bisect_right(self._stops, (column - 1, len(self.text))) - 1
        source, shown = self._stops[max(stop, 0)]
        after = self._stops[stop + 1][1] if stop + 1 < len(self._stops) else len(self.text)
        return _window(self.text, min(shown + column - 1 - source, max(after - 1, shown)))


def _window(text: str, caret: int) -> Excerpt:
    """At most WIDE characters of a line, with the caret (from 0) among them."""
    text = text.rstrip()
    first = max(0, min(caret - WIDE // 2, len(text) - WIDE))
    cut = text[first : first + WIDE]
    before, after = HIDDEN if first else "", HIDDEN if first + len(cut) < len(text) else ""
    return Excerpt(f"{before}{cut}{after}", caret - first + len(before) + 1)
