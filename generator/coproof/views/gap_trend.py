"""How many gaps were open at the end of each of the last quarters, from the records' own dates."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from coproof.checks import check_named
from coproof.model import Finding
from coproof.portfolio import Portfolio
from coproof.views.labels import said_date

QUARTERS = 4


@dataclass(frozen=True, slots=True)
class Trend:
    """Open gaps then and now. None is a quarter at whose end there was no feedback yet.

    `words` says it in a sentence for those who do not read tables.
    """

    then: tuple[int | None, ...]
    now: int
    words: str


@dataclass(frozen=True, slots=True)
class Past:
    """The portfolio at the end of the last quarters, the oldest first: days, and what was open."""

    days: tuple[date, ...]
    open: tuple[tuple[Finding, ...] | None, ...]

    @classmethod
    def of(cls, portfolio: Portfolio) -> "Past":
        """As many of the last quarters as the portfolio brings with it."""
        earlier = tuple(reversed(portfolio.earlier[:QUARTERS]))
        return cls(
            days=tuple(one.as_at for one in earlier),
            open=tuple(
                tuple(comparable(one.findings)) if one.journeys else None for one in earlier
            ),
        )

    def trend(self, checks: frozenset[str], findings: Iterable[Finding]) -> Trend:
        """How many findings of these checks were open then; `findings` are those of now."""
        then = tuple(
            None if found is None else sum(one.check in checks for one in found)
            for found in self.open
        )
        now = sum(one.check in checks for one in comparable(findings))
        return Trend(then, now, _words(then, now, self.days))


def comparable(findings: Iterable[Finding]) -> Iterable[Finding]:
    """The open gaps that earlier days can be asked for as well.

    What checks for mistakes find on the way (a likely name) is known for today's words only.
    """
    return (one for one in findings if one.severity == "gap" and not one.accepted and _asked(one))


def _asked(finding: Finding) -> bool:
    check = check_named(finding.check)
    return check is not None and check.severity != "error"


def _words(then: tuple[int | None, ...], now: int, days: tuple[date, ...]) -> str:
    known = [(number, day) for number, day in zip(then, days, strict=True) if number is not None]
    if not known:
        return f"Now {now}; there was no feedback yet at the end of the last quarter."
    if not now and not any(number for number, _ in known):
        return "No gap now, and none at the end of any of these quarters."
    first, day = known[0]
    numbers = ", ".join(str(number) for number, _ in known)
    return f"{numbers}, now {now}: {_against(first, now)} on {said_date(day.isoformat())}."


def _against(first: int, now: int) -> str:
    if now == first:
        return "as many as"
    return "fewer than" if now < first else "more than"
