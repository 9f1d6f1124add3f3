"""Three dates of a record, side by side and never one: it happened, was recorded, was witnessed.

The first is what the record says, the second what git says, the third what somebody outside can
confirm. None of them says that what was said is true.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from coproof.model import History, HistoryState, Record, Witness, Witnessed
from coproof.views.catalogue import Catalogue
from coproof.views.labels import said_date

HOW_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "mail": "by e-mail or letter",
        "handed_over": "handed over",
        "minutes": "in the minutes of a meeting",
        "portal": "through their own website",
        "time_stamp": "by a time-stamping service",
        "other": "in another way",
    }
)
"""How a root came to a witness, in the middle of a sentence."""

NO_DAY = "It has no day of its own"
NOT_YET = "Not recorded yet"
NOBODY_YET = "Nobody yet"
NOT_IN_THIS_FORM = "Nobody yet in this form"
NOT_KNOWN: Mapping[HistoryState, str] = MappingProxyType(
    {
        "shallow": "Not known: this copy of the repository is shallow",
        "none": "Not known: git has no history of it here",
    }
)
"""What is said where nothing is known of the past."""

_NONE = Witnessed()


@dataclass(frozen=True, slots=True)
class Dated:
    """One of the three: the day as ISO, or "", and the words that stand for it or its absence."""

    on: str
    said: str


@dataclass(frozen=True, slots=True)
class WitnessWords:
    """Since when somebody outside has had a record: `on` as ISO and said, and by whom and how."""

    on: str
    said: str
    by: str


@dataclass(frozen=True, slots=True)
class ThreeDates:
    """The dates of one record.

    `by_hand` is the day of recording that the record itself gives, where the edition shows one.
    `nobody` stands where no witness had the record in its present form. `now` and `earlier` are
    the witnesses of its present and of an earlier form; None where there is none.
    """

    happened: Dated
    recorded: Dated
    by_hand: Dated | None
    nobody: str
    now: WitnessWords | None
    earlier: WitnessWords | None


def three_dates(record: Record, catalogue: Catalogue) -> ThreeDates:
    """The dates of one record of the edition."""
    history = catalogue.portfolio.history
    on = catalogue.entries[record.id].on
    witnessed = history.witnessed.get(record.id, _NONE)
    by_hand = record.get("recorded_on")
    return ThreeDates(
        happened=Dated(on, said_date(on) if on else NO_DAY),
        recorded=_recorded(history.recorded.get(record.id), history.state),
        by_hand=Dated(by_hand, said_date(by_hand)) if isinstance(by_hand, str) else None,
        nobody="" if witnessed.now else _nobody(catalogue, history, witnessed),
        now=_words(witnessed.now),
        earlier=_words(witnessed.earlier),
    )


def _recorded(day: date | None, state: HistoryState) -> Dated:
    if day is None:
        return Dated("", NOT_KNOWN.get(state, NOT_YET))
    return Dated(day.isoformat(), said_date(day.isoformat()))


def _nobody(catalogue: Catalogue, history: History, witnessed: Witnessed) -> str:
    """Where the past is not known, witnesses may be there and cannot be told."""
    if witnessed.earlier:
        return NOT_IN_THIS_FORM
    known = history.state == "whole" or not catalogue.portfolio.settings.witnesses
    return NOBODY_YET if known else NOT_KNOWN[history.state]


def _words(witness: Witness | None) -> WitnessWords | None:
    if witness is None:
        return None
    by = f"{witness.by} ({HOW_WORDS[witness.how]})"
    return WitnessWords(witness.on, said_date(witness.on), by)
