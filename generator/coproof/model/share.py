"""A share: a read-only part of the portfolio that one organisation may read until a day."""

from dataclasses import dataclass
from datetime import date

from coproof.model.record import Edition

MOST_DAYS = 180
"""The longest that a share may last: who needs it longer is asked again, and gets another."""


@dataclass(frozen=True, slots=True)
class Share:
    """One file of `site_config/shares/`; it holds no secret. Dates are ISO strings.

    `services` None means all; `from_` and `to` limit the period. `generation` goes up to make all
    earlier links useless. `host_authenticates` says that a plain folder of it is only put where
    readers must sign in.
    """

    id: str
    for_whom: str
    purpose: str
    created_on: str
    expires_on: str
    edition: Edition = "partner"
    services: tuple[str, ...] | None = None
    from_: str | None = None
    to: str | None = None
    created_by_role: str | None = None
    generation: int = 1
    last_reviewed_on: str | None = None
    revoked_on: str | None = None
    revoked_because: str | None = None
    host_authenticates: bool = False

    @property
    def file(self) -> str:
        """Where it is kept, below the root."""
        return f"site_config/shares/{self.id}.yml"

    def is_open(self, today: date) -> bool:
        """Whether it may be read on that day: from the day of its making to the day it ends."""
        return self.has_begun(today) and not self.is_revoked(today) and not self.has_ended(today)

    def has_begun(self, today: date) -> bool:
        """Whether the day on which it was created has come."""
        return date.fromisoformat(self.created_on) <= today

    def has_ended(self, today: date) -> bool:
        """Whether its last day is over."""
        return date.fromisoformat(self.expires_on) < today

    def is_revoked(self, today: date) -> bool:
        """Whether it was taken back by that day."""
        return self.revoked_on is not None and date.fromisoformat(self.revoked_on) <= today

    def days_left(self, today: date) -> int:
        """How many more days it can be read, the present one not counted; 0 where it is closed."""
        left = (date.fromisoformat(self.expires_on) - today).days
        return left if self.is_open(today) else 0
