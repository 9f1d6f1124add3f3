"""Examples to talk about: one whole chain for each service, short enough to be told aloud."""

from dataclasses import dataclass

from coproof.model import Record
from coproof.views.case_study import CaseStudy, case_study
from coproof.views.catalogue import Catalogue, Entry
from coproof.views.chain import chain_of
from coproof.views.worked_out import feedback_of

SHORT, LONG = 250, 500
"""The words that a tender box usually holds: a short one and a long one."""


@dataclass(frozen=True, slots=True)
class Example:
    """The example of one service, or None where no chain of it is whole yet."""

    service: Entry
    study: CaseStudy | None


@dataclass(frozen=True, slots=True)
class Examples:
    """One example for each service, and one of something that could not be done or did not work."""

    services: tuple[Example, ...]
    did_not_work: CaseStudy | None


def examples(catalogue: Catalogue) -> Examples:
    """The newest whole chain of each service, those that lasted first; and the honest one."""
    ranked = ranked_themes(catalogue)
    return Examples(
        services=tuple(
            Example(service, _study_of(_best(ranked, service.id, catalogue), catalogue))
            for service in sorted(catalogue.of_kind("service"), key=lambda entry: entry.title)
        ),
        did_not_work=_study_of(next(iter(setbacks(catalogue)), None), catalogue),
    )


def ranked_themes(catalogue: Catalogue) -> tuple[Record, ...]:
    """The themes with a whole chain, the most convincing first: lasted, then by newest review."""
    found = []
    for theme in catalogue.portfolio.graph.of_kind("theme"):
        chain = chain_of(theme, catalogue)
        good = [r for r in (*chain.reviews, *chain.lasting) if r.get("result") != "too_early"]
        if good and chain.told and _closed(theme, catalogue):
            lasted = any(r.get("result") == "improved" for r in chain.lasting)
            newest = max(str(review.get("on")) for review in good)
            found.append((lasted, newest, theme.id, theme))
    return tuple(one[3] for one in sorted(found, key=lambda one: one[:3], reverse=True))


def setbacks(catalogue: Catalogue) -> tuple[Record, ...]:
    """The themes of what did not work, the newest first: a review without change or for the worse.

    After them the themes of what was answered with a "no".
    """
    bad = []
    for theme in catalogue.portfolio.graph.of_kind("theme"):
        chain = chain_of(theme, catalogue)
        days = [r.data["on"] for r in chain.reviews if r.get("result") in ("no_change", "worse")]
        refused = [d.data["decided_on"] for d in chain.decisions if d.get("outcome") == "no"]
        if days or refused:
            bad.append((bool(days), max(days or refused), theme.id, theme))
    return tuple(one[3] for one in sorted(bad, key=lambda one: one[:3], reverse=True))


def _closed(theme: Record, catalogue: Catalogue) -> bool:
    found = (catalogue.portfolio.journey(one) for one in feedback_of(theme, catalogue))
    return any(journey is not None and journey.closed for journey in found)


def _best(themes: tuple[Record, ...], service: str, catalogue: Catalogue) -> Record | None:
    """The first theme of a service; one that is about this service alone comes before others."""
    here = [t for t in themes if service in catalogue.entries[t.id].services]
    return min(here, key=lambda t: len(catalogue.entries[t.id].services), default=None)


def _study_of(theme: Record | None, catalogue: Catalogue) -> CaseStudy | None:
    return case_study(theme, catalogue, SHORT) if theme is not None else None
