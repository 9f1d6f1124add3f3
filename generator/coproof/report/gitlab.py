"""Findings for GitLab: a Code Quality report, which merge requests show beside their changes."""

import json
from typing import Any

from coproof.model import Finding, by_place
from coproof.portfolio import Examination
from coproof.report.fingerprints import fingerprints
from coproof.report.place import NOWHERE

_SEVERITIES = {"error": "critical", "gap": "major", "note": "info"}
"""What our weights are called there, of info, minor, major, critical and blocker."""


def gitlab_report(examination: Examination) -> str:
    """The findings as GitLab reads them (docs.gitlab.com, "Code Quality report format").

    GitLab knows no accepted findings: they are told as information that says so.
    """
    findings = sorted(examination.findings, key=by_place)
    named = zip(findings, fingerprints(findings), strict=True)
    return json.dumps([_issue(*pair) for pair in named], ensure_ascii=False, indent=2) + "\n"


def _issue(finding: Finding, fingerprint: str) -> dict[str, Any]:
    told = f"{finding.message} {finding.fix}".strip()
    return {
        "description": f"Accepted: {told}" if finding.accepted else told,
        "check_name": finding.check,
        "fingerprint": fingerprint,
        "severity": "info" if finding.accepted else _SEVERITIES[finding.severity],
        "location": {"path": finding.file or NOWHERE, "lines": {"begin": finding.line or 1}},
    }
