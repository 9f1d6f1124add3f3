"""Findings for people at a terminal: the place, the sentence, what helps, and a last line."""

from coproof.model import Finding, by_place
from coproof.portfolio import Examination
from coproof.report.tally import Tally, tally

RED, YELLOW, BLUE, GREEN, BOLD, PLAIN = "31", "33", "34", "32", "1", "0"

_COLOURS = {"error": RED, "gap": YELLOW, "note": BLUE}


def text_report(examination: Examination, colour: bool = False) -> str:
    """Every finding with its place, sorted, and one line that sums up.

    The place comes first and alone (`file:line:column`), so that editors can jump to it. Colour
    only underlines what the words already say.
    """
    findings = sorted(examination.findings, key=by_place)
    lines = [line for finding in findings for line in _lines(finding, colour)]
    return "\n".join([*lines, summary(examination, colour)]) + "\n"


def _lines(finding: Finding, colour: bool) -> list[str]:
    weight = "accepted gap" if finding.accepted else finding.severity
    painted = _paint(weight, PLAIN if finding.accepted else _COLOURS[finding.severity], colour)
    first = f"{_place(finding)}: {painted} {finding.check}: {finding.message}"
    return [first, f"  help: {finding.fix}"] if finding.fix else [first]


def _place(finding: Finding) -> str:
    parts = (finding.file or ".", finding.line, finding.column)
    return ":".join(str(part) for part in parts if part is not None)


def summary(examination: Examination, colour: bool = False) -> str:
    """One line in plain words: what was looked at and what there is to do."""
    counts = tally(examination.findings)
    looked_at = f"{_number(examination.records, 'record')} checked as at {examination.as_at}"
    if not any((counts.errors, counts.gaps, counts.notes, counts.accepted)):
        return f"{_paint(looked_at, GREEN, colour)}: nothing to mend."
    return f"{_paint(looked_at, BOLD, colour)}: {_listed(counts)}."


def _listed(counts: Tally) -> str:
    named = [
        _number(counts.errors, "error"),
        _number(counts.gaps, "gap"),
        _number(counts.notes, "note"),
    ]
    if counts.accepted:
        named.append(_number(counts.accepted, "accepted gap"))
    return ", ".join(named)


def _number(number: int, one: str) -> str:
    return f"{number} {one}" if number == 1 else f"{number} {one}s"


def _paint(text: str, colour: str, wanted: bool) -> str:
    return f"\x1b[{colour}m{text}\x1b[0m" if wanted else text
