"""Findings for other programs: the JSON of `coproof check --format json`.

The shape is a promise: fields may be added, none is renamed or dropped.
"""

import json
from typing import Any

from coproof.model import Finding, by_place
from coproof.portfolio import Examination
from coproof.report.tally import tally


def json_report(examination: Examination) -> str:
    """The result as JSON: the day, the counts, and every finding sorted by its place."""
    counts = tally(examination.findings)
    report = {
        "as_at": examination.as_at.isoformat(),
        "summary": {
            "records": examination.records,
            "errors": counts.errors,
            "gaps": counts.gaps,
            "notes": counts.notes,
            "accepted": counts.accepted,
        },
        "findings": [_finding(item) for item in sorted(examination.findings, key=by_place)],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "check": finding.check,
        "severity": finding.severity,
        "record": finding.record,
        "file": finding.file,
        "line": finding.line,
        "column": finding.column,
        "field": finding.field,
        "message": finding.message,
        "fix": finding.fix,
        "accepted": finding.accepted,
    }
