"""The Gaps page: the seven common gaps, always all of them, and the records behind each."""

from dataclasses import dataclass

from coproof.checks import CHECKS, SECTIONS
from coproof.model import Finding
from coproof.portfolio import Portfolio


@dataclass(frozen=True, slots=True)
class GapSection:
    """One gap: the checks that look for it, what they found, and what has been accepted."""

    id: str
    heading: str
    checks: tuple[tuple[str, str], ...]
    open: tuple[Finding, ...]
    accepted: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Gaps:
    """All sections in order; errors (only where a build went on despite them) and notes."""

    sections: tuple[GapSection, ...]
    errors: tuple[Finding, ...]
    notes: tuple[Finding, ...]

    @property
    def count(self) -> int:
        """How many gaps are open."""
        return sum(len(section.open) for section in self.sections)


def gaps(portfolio: Portfolio) -> Gaps:
    """What is missing from the chain, by the seven gaps; each check with its one-line title."""
    by_check = {check.name: check for check in CHECKS}
    found = [finding for finding in portfolio.findings if finding.severity == "gap"]
    sections = []
    for section, heading in SECTIONS.items():
        here = [finding for finding in found if by_check[finding.check].section == section]
        sections.append(
            GapSection(
                id=section,
                heading=heading,
                checks=tuple(
                    (check.name, check.title)
                    for check in CHECKS
                    if check.section == section and check.severity == "gap"
                ),
                open=tuple(finding for finding in here if not finding.accepted),
                accepted=tuple(finding for finding in here if finding.accepted),
            )
        )
    return Gaps(
        sections=tuple(sections),
        errors=tuple(f for f in portfolio.findings if f.severity == "error"),
        notes=tuple(f for f in portfolio.findings if f.severity == "note"),
    )
