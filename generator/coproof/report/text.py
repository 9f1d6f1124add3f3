"""Findings for people at a terminal: the place, the sentence, the line itself, and what helps."""

from collections.abc import Iterator

from coproof.model import Excerpt, Finding, by_place
from coproof.portfolio import Examination
from coproof.report.place import place
from coproof.report.tally import tally

RED, YELLOW, BLUE, GREEN, BOLD, PLAIN = "31", "33", "34", "32", "1", "0"

_COLOURS = {"error": RED, "gap": YELLOW, "note": BLUE}


def text_report(examination: Examination, colour: bool = False) -> str:
    """Every finding with its place, sorted, and one line that sums up.

    The place comes first and alone (`file:line:column`), so that editors can jump to it. Colour
    only underlines what the words already say.
    """
    findings = sorted(examination.findings, key=by_place)
    lines = [line for finding in findings for line in (*_lines(finding, colour), "")]
    return "\n".join([*lines, summary(examination, colour)]) + "\n"


def _lines(finding: Finding, colour: bool) -> Iterator[str]:
    weight = "accepted gap" if finding.accepted else finding.severity
    shade = PLAIN if finding.accepted else _COLOURS[finding.severity]
    where = place(finding, column=True)
    yield f"{where}: {_paint(weight, shade, colour)} {finding.check}: {finding.message}"
    if finding.excerpt is not None:
        yield from _shown(finding.excerpt, f"  {finding.line}", _paint("^", shade, colour))
    if finding.fix:
        yield f"  help: {finding.fix}"


def _shown(excerpt: Excerpt, number: str, caret: str) -> Iterator[str]:
    yield f"{number} | {excerpt.text}"
    yield f"{' ' * len(number)} | {' ' * (excerpt.caret - 1)}{caret}"


def summary(examination: Examination, colour: bool = False) -> str:
    """One line in plain words: what was looked at and what there is to do."""
    counts = tally(examination.findings)
    plural = "record" if examination.records == 1 else "records"
    looked_at = f"{examination.records} {plural} checked as at {examination.as_at}"
    if not counts.all:
        return f"{_paint(looked_at, GREEN, colour)}: nothing to mend."
    return f"{_paint(looked_at, BOLD, colour)}: {counts.told}."


def _paint(text: str, colour: str, wanted: bool) -> str:
    return f"\x1b[{colour}m{text}\x1b[0m" if wanted else text
