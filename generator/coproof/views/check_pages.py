"""The page of a check: its manual, the numbers in force, and what it finds now."""

from collections.abc import Mapping
from dataclasses import dataclass

from coproof.checks import CHECKS, SECTIONS, Check
from coproof.model import Finding
from coproof.portfolio import Portfolio
from coproof.views.catalogue import Catalogue
from coproof.views.gap_records import FoundByCheck, acceptances, by_check, gap_records
from coproof.views.manual import Limit, Part, check_path, limits, parts

WEIGHTS: Mapping[str, tuple[str, str]] = {
    "error": (
        "Mistakes",
        "A mistake: a record cannot be right. No site is built until it is mended.",
    ),
    "gap": ("Gaps", "A gap: something is missing from the chain, or somebody still waits."),
    "note": ("Notes", "A note: worth knowing. Nothing fails because of it."),
}
"""What each severity is called, and what it means."""

MOST = 150
"""How many records the page of one check lists."""


@dataclass(frozen=True, slots=True)
class CheckPage:
    """Everything that the page of one check says.

    `section` is the place on the Gaps page, and its heading; None for mistakes and notes, which
    stand apart there.
    """

    name: str
    title: str
    path: str
    weight: str
    section: tuple[str, str] | None
    habit: bool
    parts: tuple[Part, ...]
    limits: tuple[Limit, ...]
    open: FoundByCheck | None
    accepted: FoundByCheck | None


@dataclass(frozen=True, slots=True)
class CheckList:
    """All checks of one weight, under one heading."""

    heading: str
    meaning: str
    checks: tuple[CheckPage, ...]


def check_pages(catalogue: Catalogue) -> tuple[CheckPage, ...]:
    """One page for each check, in the order of their names."""
    accepted = acceptances(catalogue.portfolio.settings)
    found: dict[tuple[str, bool], list[Finding]] = {}
    for one in catalogue.portfolio.findings:
        found.setdefault((one.check, one.accepted), []).append(one)
    sides = {
        side: by_check(gap_records(findings, catalogue, accepted), MOST)[0]
        for side, findings in found.items()
    }
    return tuple(_page(check, catalogue.portfolio, sides) for check in CHECKS)


def check_lists(pages: tuple[CheckPage, ...]) -> tuple[CheckList, ...]:
    """The pages under the weight of their checks, the heaviest first."""
    weights = {check.name: check.severity for check in CHECKS}
    return tuple(
        CheckList(heading, meaning, tuple(page for page in pages if weights[page.name] == weight))
        for weight, (heading, meaning) in WEIGHTS.items()
    )


def _page(
    check: Check, portfolio: Portfolio, found: Mapping[tuple[str, bool], FoundByCheck]
) -> CheckPage:
    return CheckPage(
        name=check.name,
        title=check.title.rstrip("."),
        path=check_path(check.name),
        weight=WEIGHTS[check.severity][1],
        section=(check.section, SECTIONS[check.section]) if check.severity == "gap" else None,
        habit=check.habit,
        parts=parts(check),
        limits=limits(check, portfolio.kinds, portfolio.settings),
        open=found.get((check.name, False)),
        accepted=found.get((check.name, True)),
    )
