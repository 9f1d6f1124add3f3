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

    @property
    def all(self) -> int:
        """How many findings there are, accepted ones among them."""
        return self.errors + self.gaps + self.notes + self.accepted

    @property
    def told(self) -> str:
        """The counts in words: "1 error, 6 gaps, 0 notes"; accepted gaps only if there are any."""
        named = [
            _number(self.errors, "error"),
            _number(self.gaps, "gap"),
            _number(self.notes, "note"),
        ]
        if self.accepted:
            named.append(_number(self.accepted, "accepted gap"))
        return ", ".join(named)


def tally(findings: Iterable[Finding]) -> Tally:
    """The counts of these findings."""
    weights = ["accepted" if finding.accepted else finding.severity for finding in findings]
    return Tally(
        errors=weights.count("error"),
        gaps=weights.count("gap"),
        notes=weights.count("note"),
        accepted=weights.count("accepted"),
    )


def _number(number: int, one: str) -> str:
    return f"{number} {one}" if number == 1 else f"{number} {one}s"
