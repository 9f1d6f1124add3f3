"""What all pages of a portfolio share, told from the portfolio."""

from collections.abc import Mapping

from coproof.model import Edition
from coproof.pages import NavEntry
from coproof.portfolio import Portfolio
from coproof.publish.sheet import Site
from coproof.views.labels import said_date

_EDITIONS: Mapping[Edition, str] = {
    "public": "Public edition",
    "partner": "Partner edition, for commissioners and inspectors",
    "internal": "Internal edition",
}


def site_of(portfolio: Portfolio, navigation: tuple[NavEntry, ...]) -> Site:
    """What all pages of a portfolio share."""
    address = portfolio.settings.address
    return Site(
        name=portfolio.settings.name,
        address=f"{address.rstrip('/')}/" if address else None,
        navigation=navigation,
        banner=tuple(_banner(portfolio)),
        edition=_EDITIONS[portfolio.edition],
        as_at=said_date(portfolio.as_at.isoformat()),
        unlisted=portfolio.edition != "public",
    )


def _banner(portfolio: Portfolio) -> list[str]:
    sentences = [portfolio.settings.notice] if portfolio.settings.notice else []
    if portfolio.edition == "internal":
        sentences.append("Internal: do not share.")
    if portfolio.missing:
        count = portfolio.missing
        what = "1 record is" if count == 1 else f"{count} records are"
        sentences.append(f"{what} missing from these pages, because the files have errors.")
    return sentences

