"""You said, we did, for one service: its answers by theme, and the newest of them for a poster."""

from collections.abc import Iterable
from dataclasses import dataclass

from coproof.views.catalogue import Catalogue, Entry
from coproof.views.you_said_we_did import Answer, YouSaidWeDid

ON_A_POSTER = 4
"""How many answers fit on an A4 sheet in letters that can be read from a step away."""

MOST = 40
"""How many answers the page of one service shows; the register of decisions has all."""


@dataclass(frozen=True, slots=True)
class ThemeAnswers:
    """The answers about one theme, newest first; `theme` is None for feedback without one."""

    theme: Entry | None
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class ServiceAnswers:
    """All answers of one service by theme, those with the newest answer first."""

    service: Entry
    themes: tuple[ThemeAnswers, ...]
    total: int
    newest: tuple[Answer, ...]


def service_answers(view: YouSaidWeDid, catalogue: Catalogue) -> tuple[ServiceAnswers, ...]:
    """One for each service that the edition shows, sorted by title."""
    answers = sorted(
        (answer for group in view.groups for answer in group.answers),
        key=lambda answer: (answer.decision.get("decided_on"), answer.decision.id),
        reverse=True,
    )
    services = sorted(catalogue.of_kind("service"), key=lambda entry: (entry.title, entry.id))
    return tuple(_of(service, answers, catalogue) for service in services)


def _of(service: Entry, answers: Iterable[Answer], catalogue: Catalogue) -> ServiceAnswers:
    here = [a for a in answers if service.id in (one.id for one in a.services)]
    by_theme: dict[str, list[Answer]] = {}
    for answer in here[:MOST]:
        themes = [said.record.id for said in answer.said if said.record.kind == "theme"]
        by_theme.setdefault(themes[0] if themes else "", []).append(answer)
    return ServiceAnswers(
        service=service,
        themes=tuple(
            ThemeAnswers(catalogue.entry(theme), tuple(found)) for theme, found in by_theme.items()
        ),
        total=len(here),
        newest=tuple(here[:ON_A_POSTER]),
    )
