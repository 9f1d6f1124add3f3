"""A parser's complaint as one plain sentence: what a newcomer most likely did, and where.

Parsers report where they could not go on, which is often lines after the slip. So the text itself
is looked at first: a quotation mark that closes nowhere or too early explains nearly everything.
"""

import re
from collections.abc import Callable, Iterable

from yaml import MarkedYAMLError, YAMLError

from coproof.read.yaml.characters import place_in
from coproof.read.yaml.trouble import ONE_RECORD, Trouble
from coproof.read.yaml.values import quotable

_OPENING = re.compile(r"^[ ]*(?:- +)*(?:[\w-]+[ ]*: +)?(?P<mark>[\"'])", re.MULTILINE)
_CLOSING = {
    '"': re.compile(r'[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL),
    "'": re.compile(r"[^']*+(?:''[^']*+)*'"),
}
"""Up to the sign that closes, without a memory of every letter on the way (`*+`)."""

_NOTHING_MORE = re.compile(r"[ \t]*(?:[:,\]}#\r\n]|$)")
_KEY = re.compile(r"\s*(?:- +)*([\w-]+)[ ]*:\s")
_BRACKET_VALUE = re.compile(r"\s*(?:- +)*(?:[\w-]+[ ]*: +)?[\[{]")
_NO_SPACE = re.compile(r"\s*(?:- +)*(?:[\w-]+:|-)[^\s-]")
_SIGNS = "@`%*&!>|"
_SEPARATORS = "?,"

NEVER_CLOSED = (
    "a quotation mark is opened here and not closed; write it at the end of the words too"
)
CLOSED_EARLY = "a quotation mark closes too early; use the other kind of mark round all the words"
TAB = "a tab stands at the start of this line; use spaces instead"
INDENT = "this line begins further in or out than the lines it belongs to; mend its spaces"
NO_SPACE = "a space is missing after the colon or the dash on this line"
NO_NAME = "this line has no field's name; if it goes on from the line above, begin it with spaces"
BRACKET = "a bracket begins here; close it after its list, or put quotation marks round the words"
DASH = "a dash begins a list; put it on a line of its own, or use quotation marks"
BACKSLASH = "a backslash stands in double quotation marks; use single quotation marks instead"
UNKNOWN = "this line cannot be read; look at its colons, quotation marks and spaces"


def advise(error: YAMLError, text: str) -> Trouble:
    """What is most likely wrong with a file that is not YAML."""
    mark = getattr(error, "problem_mark", None)
    if not isinstance(error, MarkedYAMLError) or mark is None:
        return Trouble(UNKNOWN)
    slip = _Slip(error, text.splitlines())
    sources: Iterable[Callable[[], Trouble | None]] = (
        slip.backslash,
        slip.tab,
        lambda: _quotation(text),
        slip.sign,
        slip.colon,
        slip.name,
        slip.bracket,
        slip.layout,
    )
    found = (source() for source in sources)
    return next((trouble for trouble in found if trouble), slip.at_problem(UNKNOWN))


def _quotation(text: str) -> Trouble | None:
    """The first quotation mark that begins a value and does not end it."""
    index = 0
    while opening := _OPENING.search(text, index):
        start = opening.start("mark")
        closing = _CLOSING[opening["mark"]].match(text, start + 1)
        if closing is None:
            return Trouble(NEVER_CLOSED, *place_in(text, start))
        index = closing.end()
        if not _NOTHING_MORE.match(text, index):
            early = "\n" not in closing[0]
            return Trouble(CLOSED_EARLY if early else NEVER_CLOSED, *place_in(text, start))
    return None


class _Slip:
    """One complaint of the parser, and what each kind of slip would look like in it."""

    def __init__(self, error: MarkedYAMLError, lines: list[str]) -> None:
        """`lines` are those of the file; the parser counts lines and columns from 0."""
        mark = error.problem_mark
        self.problem = error.problem or ""
        self.context = error.context or ""
        self.line: int = min(mark.line, max(len(lines) - 1, 0)) if mark else 0
        self.column: int = mark.column if mark else 0
        began = error.context_mark or mark
        self.began: tuple[int, int] = (began.line, began.column) if began else (0, 0)
        self.lines = lines or [""]

    def at_problem(self, message: str) -> Trouble:
        return Trouble(message, self.line + 1, self.column + 1)

    def backslash(self) -> Trouble | None:
        escapes = self.context == "while parsing a quoted scalar"
        return self.at_problem(BACKSLASH) if escapes else None

    def _character(self, line: int, column: int) -> str:
        return self.lines[line][column : column + 1] if line < len(self.lines) else ""

    def tab(self) -> Trouble | None:
        line = self.lines[self.line]
        margin = line[: len(line) - len(line.lstrip())]
        if "\t" not in margin:
            return None
        return Trouble(TAB, self.line + 1, margin.index("\t") + 1)

    def sign(self) -> Trouble | None:
        """A value that begins with a sign which means something to YAML."""
        words = "scanning" in self.context and "simple key" not in self.context
        line, column = self.began if words else (self.line, self.column)
        sign = self._character(line, column)
        if not sign or sign not in (_SIGNS if words else _SEPARATORS):
            return None
        name = "a backtick" if sign == "`" else sign
        message = f"text that begins with {name} needs quotation marks round it"
        return Trouble(message, line + 1, column + 1)

    def colon(self) -> Trouble | None:
        """A colon inside unquoted words, or a field that begins further in than it may."""
        if "mapping values are not allowed" not in self.problem:
            return None
        if self.line and _NO_SPACE.match(self.lines[self.line - 1]):
            return Trouble(NO_SPACE, self.line, 1)
        key = _KEY.match(self.lines[self.line])
        if key is None or key.end() > self.column:
            return Trouble(INDENT, self.line + 1, 1)
        where = f"after `{key[1]}:`" if quotable(key[1]) else "on this line"
        return self.at_problem(
            f"a colon stands inside the words; put quotation marks round all the words {where}"
        )

    def name(self) -> Trouble | None:
        """A line of words where a field was expected."""
        if "could not find expected ':'" not in self.problem:
            return None
        line, column = self.began
        words = self.lines[line] if line < len(self.lines) else ""
        message = NO_SPACE if _NO_SPACE.match(words) else NO_NAME
        return Trouble(message, line + 1, column + 1)

    def bracket(self) -> Trouble | None:
        """A list in brackets that is not closed, or words that only look like one."""
        if "flow" in self.context:
            return Trouble(BRACKET, self.began[0] + 1, self.began[1] + 1)
        if "expected node content" in self.problem:
            return self.at_problem(BRACKET)
        begins = _BRACKET_VALUE.match(self.lines[self.line])
        if begins is None or begins.end() > self.column:
            return None
        return Trouble(BRACKET, self.line + 1, begins.end())

    def layout(self) -> Trouble | None:
        """A dash in the wrong place, or a line that begins in the wrong column."""
        if "block sequence entries" in self.problem:
            return self.at_problem(DASH)
        if "<document start>" in self.problem and "..." in self.lines[: self.line]:
            return self.at_problem(ONE_RECORD)
        return self.at_problem(INDENT) if "did not find expected" in self.problem else None
