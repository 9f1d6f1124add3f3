"""A release: a second person looked at a built site, and signed for what it showed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from coproof.model.record import Edition

YES = "yes"


@dataclass(frozen=True, slots=True)
class Release:
    """One file of `site_config/releases/`. Dates are ISO strings, roles are never names.

    It covers what the `edition` showed at the `commit`, as at that day. `root` is that of the site
    that was looked at. `answers` hold yes or no for questions of the schema.
    """

    id: str
    edition: Edition
    root: str
    commit: str
    as_at: str
    prepared_by_role: str
    checked_by_role: str
    checked_on: str
    answers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def file(self) -> str:
        """Where it is kept, below the root."""
        return f"site_config/releases/{self.id}.yml"

    def is_signed(self, questions: Iterable[str]) -> bool:
        """Whether every question was answered with yes: an open one signs as little as a no."""
        return all(self.answers.get(question) == YES for question in questions)


def same_role(one: str, other: str) -> bool:
    """Whether two job titles are one, however they are written."""
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())
