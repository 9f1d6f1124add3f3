"""Pictures: every picture that the edition shows, whose it is, and until when it may be shown."""

from dataclasses import dataclass

from coproof.model import Picture
from coproof.portfolio import Portfolio
from coproof.views.labels import said_date


@dataclass(frozen=True, slots=True)
class Credit:
    """One picture with what its makers and the people in it are owed.

    `permission` is "" where nobody can be seen in it.
    """

    picture: Picture
    permission: str


def picture_credits(portfolio: Portfolio) -> tuple[Credit, ...]:
    """The pictures of the edition, by name."""
    return tuple(Credit(one, _permission(one)) for one in portfolio.settings.pictures)


def _permission(picture: Picture) -> str:
    if picture.permission_until:
        return f"permission until {said_date(picture.permission_until)}"
    return "with permission" if picture.with_consent else ""
