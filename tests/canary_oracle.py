"""Who may see each token of the canary portfolio: told from the vocabulary, never by the product."""

from collections.abc import Mapping
from typing import Any

from canary_portfolio import SHARES
from canary_sower import EDITIONS, PERIODS, Cell, Sower, Sown


def allowed(sower: Sower, edition: str, share: str | None = None) -> set[str]:
    """The tokens that an edition, or a share, may show; told from the vocabulary alone."""
    return {token for token, sown in sower.tokens.items() if _may_see(sower, sown, edition, share)}


def _may_see(sower: Sower, sown: Sown, edition: str, share: str | None) -> bool:
    if sown.record.startswith("share "):
        return sown.record == f"share {share}" and sown.field == "share.for_whom"
    cell = sower.cells[sown.record]
    if not _record_shown(cell, edition) or (share and not _in_scope(cell, SHARES[share])):
        return False
    if cell.withdrawn and sown.field != "id":
        return False
    if cell.period == "later" and sown.field == "indicator.series[].note":
        return False
    wide = sown.consent in EDITIONS and EDITIONS.index(sown.consent) <= EDITIONS.index(edition)
    return wide and EDITIONS.index(sown.visibility) <= EDITIONS.index(edition)


def _record_shown(cell: Cell, edition: str) -> bool:
    if cell.kind == "provider":
        return True
    if cell.kind == "consent":
        return edition == "internal"
    has_come = cell.period != "later" or cell.kind == "indicator"
    needed = max(EDITIONS.index(cell.visibility or "internal"), int(cell.service == "elm"))
    return has_come and EDITIONS.index(edition) >= needed


def _in_scope(cell: Cell, scope: Mapping[str, Any]) -> bool:
    """Of the services and of the period of a share; what has no day of its own is in each."""
    if "services" in scope and cell.service and cell.service not in scope["services"]:
        return False
    if not cell.period or (cell.kind, cell.period) == ("indicator", "later"):
        return True  # it has no day: it is defined, and nothing was counted yet
    day = PERIODS[cell.period] + "-10"
    return str(scope.get("from", "0")) <= day <= str(scope.get("to", "9"))
