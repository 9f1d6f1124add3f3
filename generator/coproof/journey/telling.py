"""Who must be told: whether a told record reaches the people that a piece of feedback concerns."""

from collections.abc import Mapping
from types import MappingProxyType

from coproof.model import Record

ALWAYS = frozenset({"person_who_said_it", "everyone_in_service"})
"""Telling them reaches whoever said it."""

ALSO: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "family_carer": frozenset({"families"}),
        "friend": frozenset({"families"}),
        "staff": frozenset({"staff"}),
        "anonymous": frozenset({"families", "public"}),
    }
)
"""By `from_role`: who else may be told. A commissioner told is nobody told, whoever spoke."""


def reaches(told: Record, feedback: Record) -> bool:
    """Whether those who were told include the people whom the feedback concerns."""
    concerned = ALWAYS | ALSO.get(feedback.data["from_role"], frozenset())
    return not concerned.isdisjoint(told.many("whom"))
