"""One check's page: its manual, with what it weighs and where the Gaps page lists it."""

from collections.abc import Iterator

from coproof.checks import CHECKS, SECTIONS, Check

_WEIGHTS = {
    "error": "An error: it stops a build and fails `coproof check`.",
    "gap": "A gap: it is reported, and fails `coproof check --strict`.",
    "note": "A note: it informs, and fails nothing.",
}


def explanation(check: Check) -> str:
    """The page of one check, as plain text."""
    facts = [_WEIGHTS[check.severity]]
    if check.severity == "gap":
        facts.append(f"On the Gaps page under: {SECTIONS[check.section]}.")
    return "\n".join([check.name, "", check.manual, "", *facts]) + "\n"


def all_checks() -> str:
    """Every check on one line, errors first, with the sentence that its manual begins with."""
    width = max(len(check.name) for check in CHECKS)
    lines = [
        f"  {check.name:<{width}}  {check.title}"
        for severity in _WEIGHTS
        for check in CHECKS
        if check.severity == severity
    ]
    return "\n".join(["The checks, the heaviest first:", "", *lines]) + "\n"


def manual_as_markdown(check: Check) -> str:
    """A check's manual as Markdown: its examples, which are set in, become blocks of YAML."""
    return "\n".join(_fenced(check.manual.split("\n")))


def _fenced(lines: list[str]) -> Iterator[str]:
    inside = False
    for line in lines:
        example = line.startswith("    ")
        if example != inside:
            yield from ("", "```yaml") if example else ("```",)
        yield line.removeprefix("    ") if example else line
        inside = example
    if inside:
        yield "```"
