"""Staff support: the five things that staff need to record what people say, and how they stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from coproof.measures.expectations import STAFF_SUPPORT
from coproof.views.catalogue import Catalogue, Entry, newest_first
from coproof.views.labels import said_date

MOST = 12


@dataclass(frozen=True, slots=True)
class Support:
    """One thing that staff need: the records of the last while, newest first; `wanted` if none."""

    id: str
    label: str
    entries: tuple[Entry, ...]
    wanted: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the provider: where it is, and when it was and will be looked at."""

    kind: str
    title: str
    ref: str
    dates: str


@dataclass(frozen=True, slots=True)
class StaffSupport:
    """The page. `days` is how far back is looked; `told` what staff were told came of feedback."""

    items: tuple[Support, ...]
    documents: tuple[Document, ...]
    days: int
    told: tuple[Entry, ...]


def staff_support(catalogue: Catalogue) -> StaffSupport:
    """What one edition shows of the support that staff have."""
    portfolio = catalogue.portfolio
    days = portfolio.settings.thresholds.staff_support
    since = portfolio.as_at - timedelta(days=days)
    return StaffSupport(
        items=tuple(
            Support(
                one.id,
                one.label,
                newest_first(
                    entry
                    for entry in catalogue.known(r.id for r in one.found(portfolio.graph, since))
                    if entry.kind != "provider"
                )[:MOST],
                "" if one.found(portfolio.graph, since) else one.wanted,
            )
            for one in STAFF_SUPPORT
        ),
        documents=tuple(_documents(catalogue)),
        days=days,
        told=_told_to_staff(catalogue),
    )


def _documents(catalogue: Catalogue) -> tuple[Document, ...]:
    kind = catalogue.portfolio.kinds["provider"]
    field = kind.field("documents[0].kind")
    found = []
    for provider in catalogue.portfolio.graph.of_kind("provider"):
        for one in provider.many("documents"):
            label = field.choice_label(str(one.get("kind"))) if field else str(one.get("kind"))
            found.append(
                Document(label, str(one.get("title", "")), str(one.get("ref", "")), _dates(one))
            )
    return tuple(found)


def _dates(document: Mapping[str, Any]) -> str:
    reviewed, due = document.get("reviewed_on"), document.get("next_review_on")
    parts = [f"Looked at on {said_date(reviewed)}." if reviewed else "Not yet looked at."]
    parts += [f"Next on {said_date(due)}."] if due else []
    return " ".join(parts)


def _told_to_staff(catalogue: Catalogue) -> tuple[Entry, ...]:
    """What staff were told came of what people said, newest first."""
    told = catalogue.portfolio.graph.of_kind("told")
    staff = (one.id for one in told if "staff" in one.many("whom"))
    return newest_first(catalogue.known(staff))[:MOST]
