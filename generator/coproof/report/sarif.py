"""Findings in SARIF 2.1.0, the OASIS standard for results of analysis: for code scanning.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; a section of it is meant where a
comment says so.
"""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from coproof import __version__
from coproof.checks import CHECKS, Check
from coproof.model import Finding, by_place
from coproof.portfolio import Examination
from coproof.report.explain import manual_as_markdown
from coproof.report.fingerprints import fingerprints

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
ROOT = "%SRCROOT%"
"""What paths are relative to: the portfolio's folder, wherever it lies."""

_LEVELS = {"error": "error", "gap": "warning", "note": "note"}
_ACCEPTED = {
    "kind": "external",
    "status": "accepted",
    "justification": "Accepted for a time in site_config/accepted_gaps.yml.",
}


def sarif_report(examination: Examination) -> str:
    """One run with a rule for every check and a result for every finding, sorted by place."""
    findings = sorted(examination.findings, key=by_place)
    places = {check.name: index for index, check in enumerate(CHECKS)}
    run = {
        "tool": {"driver": _driver()},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The portfolio's folder."}}},
        "results": [
            _result(finding, places[finding.check], name)
            for finding, name in zip(findings, fingerprints(findings), strict=True)
        ],
        "properties": {"as_at": examination.as_at.isoformat(), "records": examination.records},
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _driver() -> Mapping[str, Any]:
    return {"name": "coproof", "version": __version__, "rules": [_rule(check) for check in CHECKS]}


def _rule(check: Check) -> Mapping[str, Any]:
    return {
        "id": check.name,
        "shortDescription": {"text": check.title},
        "fullDescription": {"text": check.meaning},
        "help": {"text": check.manual, "markdown": manual_as_markdown(check)},
        "defaultConfiguration": {"level": _LEVELS[check.severity]},
    }


def _result(finding: Finding, rule: int, fingerprint: str) -> Mapping[str, Any]:
    return {
        "ruleId": finding.check,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message} {finding.fix}".strip()},
        "locations": [_location(finding)] if finding.file else [],
        "partialFingerprints": {"coproof/v1": fingerprint},
        # None at all would mean that nobody knows (section 3.27.23).
        "suppressions": [_ACCEPTED] if finding.accepted else [],
    }


def _location(finding: Finding) -> Mapping[str, Any]:
    physical: dict[str, Any] = {
        "artifactLocation": {"uri": quote(finding.file or ""), "uriBaseId": ROOT}
    }
    if finding.line is not None:
        physical["region"] = {"startLine": finding.line, "startColumn": finding.column or 1}
    return {"physicalLocation": physical}
