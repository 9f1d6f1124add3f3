"""The nouns of the product, frozen: records, findings, dates, settings. No files, no clock."""

from coproof.model.dates import first_day, is_month, last_day, precise_days
from coproof.model.finding import Finding, Severity, by_place
from coproof.model.record import EDITIONS, Edition, Record, freeze, thaw, words
from coproof.model.settings import AcceptedGap, Clocks, EditionRules, Forge, Settings

__all__ = [
    "EDITIONS",
    "AcceptedGap",
    "Clocks",
    "Edition",
    "EditionRules",
    "Finding",
    "Forge",
    "Record",
    "Settings",
    "Severity",
    "by_place",
    "first_day",
    "freeze",
    "is_month",
    "last_day",
    "precise_days",
    "thaw",
    "words",
]
