"""The faces of a result: one examination in, text out. Nothing here judges; it only tells.

A format of `coproof check` is one module with one function `Examination -> str`, and one entry in
`FORMATS`.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from coproof.report.changes_json import changes_json
from coproof.report.changes_markdown import changes_markdown
from coproof.report.changes_text import changes_text
from coproof.report.explain import all_checks, explanation
from coproof.report.format import Format
from coproof.report.github import github_report, step_summary
from coproof.report.gitlab import gitlab_report
from coproof.report.json import json_report
from coproof.report.markdown import markdown_report
from coproof.report.sample import sample_report
from coproof.report.sarif import sarif_report
from coproof.report.status import status_report
from coproof.report.text import text_report
from coproof.views.changes import Changes

FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "text": Format(text_report, "for people at a terminal: each finding with its line"),
        "json": Format(json_report, "for other programs: findings and counts, in a promised shape"),
        "github": Format(github_report, "for GitHub Actions: notes on the lines, and a summary"),
        "gitlab": Format(gitlab_report, "for GitLab: a Code Quality report for merge requests"),
        "sarif": Format(sarif_report, "for code scanning: SARIF 2.1.0 with every check's manual"),
        "markdown": Format(markdown_report, "for a comment on a pull request, or a summary"),
    }
)
"""The formats of `coproof check`, in the order of its help."""

CHANGE_FORMATS: Mapping[str, Callable[[Changes], str]] = MappingProxyType(
    {"text": changes_text, "markdown": changes_markdown, "json": changes_json}
)
"""The formats of `coproof diff`, in the order of its help."""

__all__ = [
    "CHANGE_FORMATS",
    "FORMATS",
    "Format",
    "all_checks",
    "explanation",
    "github_report",
    "gitlab_report",
    "json_report",
    "markdown_report",
    "sample_report",
    "sarif_report",
    "status_report",
    "step_summary",
    "text_report",
]
