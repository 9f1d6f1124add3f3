"""The mixes of a year of listening: ways, roles, voices, communication, as tables by service."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from coproof.measures.figures import NOT_SHOWN, coarse
from coproof.measures.listening import Ear
from coproof.views.catalogue import Catalogue

POINTS_AT_PEOPLE = ("complaint_procedure",)
"""The choices whose small numbers in one service point at somebody."""


@dataclass(frozen=True, slots=True)
class Mix:
    """One table: a row for each choice, with a cell for all and one for each service."""

    id: str
    heading: str
    asks: str
    rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """What one table counts: a field of feedback, and which of its choices it has rows for."""

    id: str
    heading: str
    asks: str
    field: str
    counts: Callable[[Ear], Mapping[str, int]]
    sort: str = ""


_PLANS = (
    _Plan("formal", "Formal ways", "On occasions that we arrange", "channel",
          lambda ear: ear.channels, "formal"),
    _Plan("informal", "Informal ways", "On an ordinary day", "channel",
          lambda ear: ear.channels, "informal"),
    _Plan("roles", "Who spoke", "The part they play, never a name", "from_role",
          lambda ear: ear.roles),
    _Plan("voices", "Whose words", "Their own, with support, for them, or shown without words",
          "voice", lambda ear: ear.voices),
    _Plan("communication", "Ways of communicating", "One piece of feedback may use several",
          "communication[0]", lambda ear: ear.communication),
)  # fmt: skip


def mixes(catalogue: Catalogue, heard: tuple[Ear, ...]) -> tuple[Mix, ...]:
    """All tables; `heard` begins with the whole provider. What nobody used has a row too."""
    return tuple(_mix(plan, catalogue, heard) for plan in _PLANS)


def _mix(plan: _Plan, catalogue: Catalogue, heard: tuple[Ear, ...]) -> Mix:
    portfolio = catalogue.portfolio
    field = portfolio.kinds["feedback"].field(plan.field)
    fewer_than = portfolio.settings.editions[portfolio.edition].fewer_than
    channels = portfolio.settings.channels
    rows = {
        name: [plan.counts(ear).get(name, 0) for ear in heard]
        for name in (field.choices if field else ())
        if not plan.sort or channels.get(name) == plan.sort
    }
    guarded = any(
        0 < number < fewer_than for name in POINTS_AT_PEOPLE for number in rows.get(name, ())[1:]
    )
    return Mix(
        plan.id,
        plan.heading,
        plan.asks,
        tuple(
            (field.choice_label(name), _cells(numbers, fewer_than if guarded else 0))
            for name, numbers in rows.items()
            if field
        ),
    )


def _cells(numbers: list[int], fewer_than: int) -> tuple[str, ...]:
    """The numbers in words; complaints in one service are so few that they point at people.

    Where one of them is hidden no other number of the table is told, and no total: what is known
    of all feedback of a service, without its other ways, would be the hidden number.
    """
    if not fewer_than:
        return tuple(f"{number:,}" for number in numbers)
    return (NOT_SHOWN if numbers[0] else "0", *(coarse(one, fewer_than) for one in numbers[1:]))
