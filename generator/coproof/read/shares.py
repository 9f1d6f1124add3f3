"""Shares: what to ask of a file beyond its schema, and its data as a frozen noun."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import PurePosixPath
from typing import Any

from coproof.model import MOST_DAYS, Share
from coproof.read.shape import Fault

Data = Mapping[str, Any]


def shares_from(read: Iterable[Data]) -> tuple[Share, ...]:
    """The shares of these files, judged already, sorted by id."""
    found = (Share(**{_NAMES.get(name, name): one[name] for name in one}) for one in read)
    return tuple(sorted(found, key=lambda share: share.id))


_NAMES = {"from": "from_"}
"""Fields whose names are words of Python."""


def share_faults(file: str, data: Data) -> Iterator[Fault]:
    """What is wrong between the fields of a share; those that its schema refuses are left alone."""
    if data.get("id") != PurePosixPath(file).stem:
        yield Fault(("id",), "Id: write the name of the file without its ending.")
    days = {name: day for name in _DAYS if (day := _day(data.get(name))) is not None}
    created, ends = days.get("created_on"), days.get("expires_on")
    if created and ends and not created <= ends <= created + timedelta(days=MOST_DAYS):
        latest = created + timedelta(days=MOST_DAYS)
        yield Fault(
            ("expires_on",),
            f"Ends on: write a day from {created} to {latest}. "
            f"A share lasts {MOST_DAYS} days at most; issue another then.",
        )
    if "from" in days and "to" in days and days["to"] < days["from"]:
        yield Fault(("to",), "To: write the day of From, or a later one.")
    if created and "revoked_on" in days and days["revoked_on"] < created:
        yield Fault(("revoked_on",), "Revoked on: write the day it was created, or a later one.")


_DAYS = ("created_on", "expires_on", "from", "to", "revoked_on")


def _day(value: Any) -> date | None:
    """A day as its schema wants it; None where the schema has a word to say already."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else None
    except ValueError:
        return None
