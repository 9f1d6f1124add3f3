"""An indicator that has stopped: its newest number is older than it should be.

What this means for people: a number was to show whether life gets better. Nobody counts any more,
so nobody would notice if it got worse.

How to mend it: add the newer numbers. If it is counted less often now, correct `frequency`; if it
is not needed any more, take the frequency out, and the old numbers stay as they are.

Before:
    frequency: monthly
    series:
      - {on: 2026-01, value: 12}

After:
    frequency: monthly
    series:
      - {on: 2026-01, value: 12}
      - {on: 2026-02, value: 9}
      - {on: 2026-03, value: 7}

Serves: participation records and outcome monitoring; quality of life indicators in governance.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from types import MappingProxyType

from coproof.checks.case import Case, Problem
from coproof.checks.wording import plain_day
from coproof.model import Record, Severity, first_day, last_day

SEVERITY: Severity = "gap"
SECTION = "gap-6"
ABOUT = ("indicator",)
THRESHOLDS = ("indicator_periods",)

DAYS: Mapping[str, int] = MappingProxyType({"daily": 1, "weekly": 7})
MONTHS: Mapping[str, int] = MappingProxyType({"monthly": 1, "quarterly": 3, "annual": 12})
"""How long one period is, in days or in calendar months."""


def find(case: Case) -> Iterator[Problem]:
    """One problem for each indicator without a number in its last periods.

    One that says no frequency promises nothing, and one that had no number yet on the day looked
    at had not begun. A service that has closed counts nothing any more.
    """
    for indicator in case.graph.of_kind("indicator"):
        newest = max((point["on"] for point in indicator.many("series")), key=last_day, default="")
        if newest and not _of_a_closed_service(case, indicator):
            holds_until = _holds_until(
                newest, indicator, case.settings.thresholds.indicator_periods
            )
            if holds_until is not None and holds_until < case.as_at:
                yield Problem(
                    indicator,
                    "series",
                    f"the newest number is of {plain_day(newest)}. Add those since then, or "
                    "change how often it is counted.",
                    "Where nobody counts any more, take out how often.",
                )


def _holds_until(newest: str, indicator: Record, periods: int) -> date | None:
    """The last day on which a number is young enough; a month counts from its last day."""
    frequency = indicator.get("frequency")
    if frequency in DAYS:
        return last_day(newest) + timedelta(days=periods * DAYS[frequency])
    if frequency in MONTHS:
        return _months_later(last_day(newest), periods * MONTHS[frequency])
    return None


def _months_later(day: date, months: int) -> date:
    """The same day so many months later; the last day of a month stays the last of its month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    end = last_day(f"{year:04}-{month + 1:02}")
    at_the_end = day == last_day(day.isoformat()[:7])
    return end if at_the_end else day.replace(year, month + 1, min(day.day, end.day))


def _of_a_closed_service(case: Case, indicator: Record) -> bool:
    services = case.graph.linked_from(indicator.id, "service")
    closed = [service.get("closed_on") for service in services if service.get("closed_on")]
    return any(first_day(day) <= case.as_at for day in closed)
