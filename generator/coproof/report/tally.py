"""How many findings of each weight there are, as every report counts them."""

from collections.abc import Iterable
from dataclasses import dataclass

from coproof.model import Finding


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of findings. An accepted gap counts as accepted and not as a gap."""

    errors: int
    gaps: int
    notes: int
    accepted: int


def tally(findings: Iterable[Finding]) -> Tally:
    """The counts of these findings."""
    weights = ["accepted" if finding.accepted else finding.severity for finding in findings]
    return Tally(
        errors=weights.count("error"),
        gaps=weights.count("gap"),
        notes=weights.count("note"),
        accepted=weights.count("accepted"),
    )
