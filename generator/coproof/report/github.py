"""Findings for GitHub Actions: notes on the lines of a pull request, and the summary of a step.

The first are workflow commands on stdout. GitHub shows ten of each weight for a step, so the worst
are sent and the rest is left to the summary.
"""

from collections.abc import Iterator

from coproof.model import Finding, by_place
from coproof.portfolio import Examination
from coproof.report.markdown import markdown_report
from coproof.report.text import summary

SHOWN = 10
"""How many annotations of each weight GitHub shows for one step."""

LIMIT = 1024 * 1024
"""How many bytes the summary of one step may have; GitHub drops a longer one as a whole."""

_COMMANDS = {"error": "error", "gap": "warning", "note": "notice"}
"""Our weights, the worst first, and what GitHub calls them."""


def github_report(examination: Examination, summarised: bool = False) -> str:
    """The worst findings as workflow commands, and how many more there are.

    `summarised` means that the summary of the step has the rest. Accepted gaps are not sent: they
    would come up again at each change.
    """
    shown = [finding for weight in _COMMANDS for finding in _worst(examination, weight)]
    more = sum(not finding.accepted for finding in examination.findings) - len(shown)
    lines = [_command(finding) for finding in shown]
    if more:
        lines.append(_rest(more, summarised))
    return "\n".join([*lines, summary(examination)]) + "\n"


def step_summary(examination: Examination, taken: int = 0) -> str:
    """All findings as Markdown for the summary of a step that already has `taken` bytes."""
    return markdown_report(examination, LIMIT - taken)


def _worst(examination: Examination, weight: str) -> Iterator[Finding]:
    found = (f for f in examination.findings if f.severity == weight and not f.accepted)
    yield from sorted(found, key=by_place)[:SHOWN]


def _rest(more: int, summarised: bool) -> str:
    findings = "1 more finding" if more == 1 else f"{more} more findings"
    where = "the summary of this step" if summarised else "what `coproof check` prints"
    return f"{findings}: see {where}."


def _command(finding: Finding) -> str:
    about = {
        "file": finding.file,
        "line": finding.line,
        "col": finding.column,
        "title": finding.check,
    }
    known = (f"{name}={_property(str(it))}" for name, it in about.items() if it is not None)
    told = f"{finding.message}\n{finding.fix}".strip()
    return f"::{_COMMANDS[finding.severity]} {','.join(known)}::{_data(told)}"


def _data(text: str) -> str:
    """Text as a workflow command carries it behind its last two colons."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
