"""A witness: somebody outside who was given the root of a built site, and so can say since when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from coproof.model.record import Edition


@dataclass(frozen=True, slots=True)
class Witness:
    """One entry of `site_config/witnesses.yml`. `as_at` and `on` are ISO dates.

    `root` is that of the site's manifest, which names the `commit`, and so settles every file of
    it. `by` is an organisation or a role, never a person.
    """

    root: str
    commit: str
    edition: Edition
    as_at: str
    on: str
    by: str
    how: str


@dataclass(frozen=True, slots=True)
class Witnessed:
    """Who first had a record: in the form that it has now, and in an earlier one.

    None where nobody had it so. The two are never one claim.
    """

    now: Witness | None = None
    earlier: Witness | None = None


@dataclass(frozen=True, slots=True)
class CommittedForms:
    """What a commit holds: the day on which it was made, and its records by their ids.

    `same` says of each record whether it had the form that it has now.
    """

    on: date
    same: Mapping[str, bool]
