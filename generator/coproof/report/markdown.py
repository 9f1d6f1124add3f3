"""Findings as Markdown: for a comment on a pull request, or the summary of a step in CI.

It reads well aloud: a sentence first, then a table of counts, then a heading for each check.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from coproof.checks import check_named
from coproof.model import Finding, Severity, by_place
from coproof.portfolio import Examination
from coproof.report.place import place
from coproof.report.tally import Tally, tally
from coproof.report.text import summary

_ORDER: tuple[Severity, ...] = ("error", "gap", "note")
_SPECIAL = re.compile(r"`[^`\n]*`|[\\`*<>\[\]|~&#]|\b_|_\b")
_TABLE = ("| where | what to do |", "|---|---|")
_LEFT_OUT = "{} more findings do not fit here; `coproof check` lists them all."
_RESERVE = 200
"""Bytes kept for the last lines of a report that is cut."""


def markdown_report(examination: Examination, most: int | None = None) -> str:
    """One line that sums up, the counts, then the findings grouped by check, the worst first.

    Accepted gaps are folded away at the end. With `most`, whole findings are left out at the end
    so that the report has no more bytes than that, and it says how many; where not even its
    beginning fits it is empty.
    """
    counts = tally(examination.findings)
    head = "\n".join((f"**{summary(examination)}**", "", *_counted(counts))) + "\n"
    blocks = [head, *_blocks(examination.findings)]
    return "".join(blocks) if most is None else _cut(blocks, most, counts.all)


def _counted(counts: Tally) -> Iterator[str]:
    yield from ("| | how many | what it means |", "|---|---|---|")
    yield f"| Errors | {counts.errors} | a record cannot be read, or contradicts itself |"
    yield f"| Gaps | {counts.gaps} | something is missing or late for people |"
    yield f"| Notes | {counts.notes} | worth knowing |"
    yield f"| Accepted gaps | {counts.accepted} | known, and accepted for a time |"


def _blocks(findings: Iterable[Finding]) -> Iterator[str]:
    """The report behind its head: each block is one finding, with what has to stand before it."""
    ordered = sorted(findings, key=_worst_first)
    yield from _groups(finding for finding in ordered if not finding.accepted)
    accepted = [finding for finding in ordered if finding.accepted]
    if accepted:
        yield f"\n<details>\n<summary>{tally(accepted).told.rpartition(', ')[2]}</summary>\n"
        yield from _groups(accepted)
        yield "\n</details>\n"


def _worst_first(finding: Finding) -> tuple[int, str, tuple[str, int, str, int, str, str]]:
    return _ORDER.index(finding.severity), finding.check, by_place(finding)


def _groups(findings: Iterable[Finding]) -> Iterator[str]:
    for (weight, check), group in groupby(findings, lambda it: (it.severity, it.check)):
        before = "\n".join(("", *_heading(weight, check), "", *_TABLE, ""))
        for finding in group:
            yield before + _row(finding)
            before = ""


def _heading(weight: str, check: str) -> tuple[str, ...]:
    found = check_named(check)
    title = found.title.removesuffix(".") if found else check
    more = f"`coproof explain {check}` says what it means for people and how to mend it."
    return f"### {weight.capitalize()}: {_plain(title)}", "", more


def _row(finding: Finding) -> str:
    return f"| {_code(place(finding))} | {_plain(f'{finding.message} {finding.fix}'.strip())} |\n"


def _plain(text: str) -> str:
    """Text that Markdown shows as it is; what stands between backticks stays code."""
    return _SPECIAL.sub(lambda found: _escaped(found[0]), text)


def _escaped(found: str) -> str:
    return found.replace("|", "\\|") if found[1:] else f"\\{found}"


def _code(text: str) -> str:
    return _plain(text) if "`" in text else f"`{text}`".replace("|", "\\|")


def _cut(blocks: list[str], most: int, findings: int) -> str:
    """As many blocks from the top as fit, and the number of findings behind them."""
    if sum(map(_size, blocks)) <= most:
        return "".join(blocks)
    room = most - _RESERVE
    kept: list[str] = []
    for block in blocks:
        room -= _size(block)
        if room < 0:
            break
        kept.append(block)
    told = sum(block.endswith(" |\n") for block in kept[1:])
    folded = "\n</details>\n" if any("<details>" in block for block in kept) else ""
    return "".join((*kept, folded, "\n", _LEFT_OUT.format(findings - told), "\n")) if kept else ""


def _size(text: str) -> int:
    return len(text.encode("utf-8", "backslashreplace"))
