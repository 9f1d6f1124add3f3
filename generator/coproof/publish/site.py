"""What all pages of a portfolio share, told from the portfolio."""

from collections.abc import Mapping

from coproof.model import Edition
from coproof.pages import NavEntry
from coproof.portfolio import Portfolio
from coproof.publish.sheet import Site
from coproof.views.labels import counted, said_date

_EDITIONS: Mapping[Edition, str] = {
    "public": "Public edition",
    "partner": "Partner edition, for commissioners and inspectors",
    "internal": "Internal edition",
}


def site_of(portfolio: Portfolio, navigation: tuple[NavEntry, ...]) -> Site:
    """What all pages of a portfolio share."""
    address = portfolio.settings.address
    return Site(
        name=portfolio.name,
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
        sentences.append(missing_sentence(portfolio.missing))
    return sentences


def missing_sentence(number: int) -> str:
    """How many records a build went on without."""
    why = "its file has errors" if number == 1 else "their files have errors"
    return f"{counted(number, 'record is', 'records are')} missing here, because {why}."
