"""Which gaps are to be accepted: all that are open now, or one, and why some cannot be."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from difflib import get_close_matches

from coproof.checks import CHECKS, check_named
from coproof.checks.wording import either, plain_day
from coproof.model import EDITIONS, AcceptedGap, Finding
from coproof.model.identifiers import identifiers_in
from coproof.portfolio import Examination, show

LIKENESS = 0.6

LONG = timedelta(days=366)
"""An acceptance for longer than this is allowed, and worth a caution.

Old paper may be past mending, so a limit would only drive people to write the file by hand. But
what nobody looks at for a year is no longer accepted; it is forgotten.
"""


@dataclass(frozen=True, slots=True)
class Terms:
    """What is said about every gap that is accepted at once: why, by whom, and the last day.

    `reason` None keeps the reason that an earlier entry gave.
    """

    reason: str | None
    by_role: str
    until: date


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What has to be written: `added` at the end of the file, `renewed` by their place in it.

    `about_no_record` are gaps that no entry could name.
    """

    added: tuple[AcceptedGap, ...]
    renewed: tuple[tuple[int, AcceptedGap], ...] = ()
    about_no_record: tuple[Finding, ...] = ()

    @property
    def gaps(self) -> tuple[AcceptedGap, ...]:
        """Everything that is accepted, new or again."""
        return (*self.added, *(gap for _, gap in self.renewed))

    def after(self, before: tuple[AcceptedGap, ...]) -> tuple[AcceptedGap, ...]:
        """All entries of the file when it is written, from those that it has."""
        renewed = dict(self.renewed)
        kept = (renewed.get(place, gap) for place, gap in enumerate(before))
        return (*kept, *self.added)


UNSAID = "It was there when the checks were first run. We mend such gaps one by one."
"""The reason where all gaps are accepted and nobody gives one."""


def accept_all(examination: Examination, terms: Terms) -> Acceptance:
    """All gaps that are open now, also those that were accepted until a day that has passed."""
    still_open = [finding for finding in _gaps(examination) if not finding.accepted]
    pairs = dict.fromkeys((f.record, f.check) for f in still_open if f.record)
    return _acceptance(
        examination,
        ((record, check) for record, check in pairs if record),
        terms,
        tuple(finding for finding in still_open if not finding.record),
    )


def accept_one(examination: Examination, record: str, check: str, terms: Terms) -> Acceptance:
    """One gap, whether it is open or accepted already; see `refusal` for when it cannot be."""
    return _acceptance(examination, [(record, check)], terms)


def refusal(examination: Examination, record: str, check: str) -> str | None:
    """A sentence where this is no gap that could be accepted, else None."""
    if check_named(check) is None:
        near = get_close_matches(check, [one.name for one in CHECKS], 1, LIKENESS)
        hint = f"Did you mean {near[0]}?" if near else "`coproof explain` lists them all."
        return f"There is no check {check}. {hint}"
    found = {f.severity for f in _everything(examination) if (f.record, f.check) == (record, check)}
    if "gap" in found:
        return None
    if "error" in found:
        return f"{record}: {check} is an error here. Errors can only be mended."
    if "note" in found:
        return f"{record}: {check} is a note. Notes fail nothing, so there is nothing to accept."
    if examination.everything.get(record) is None and not _known(examination, record):
        return f"There is no record {record}. `coproof check` shows ids."
    return f"{record}: there is no such gap now. `coproof check` lists the gaps there are."


def unfit_terms(examination: Examination, terms: Terms) -> str | None:
    """A sentence where the reason, the role or the day cannot be, else None.

    The Gaps page shows reason and role to everybody, so they may not point to one person.
    """
    for label, text in (("reason", terms.reason or ""), ("role", terms.by_role)):
        if found := identifiers_in(text):
            return f"The {label} holds {either(found)}. Everybody may read it: say it without."
    if terms.until < examination.as_at:
        day = plain_day(examination.as_at.isoformat())
        return f"That day has passed: the portfolio stands at {day}. Give a later day."
    return None


def is_long(examination: Examination, terms: Terms) -> bool:
    """Whether the day is so far away that somebody should think again."""
    return terms.until - examination.as_at > LONG


def _everything(examination: Examination) -> Iterator[Finding]:
    """All findings, and what each edition finds in the habits that it shows."""
    yield from examination.findings
    yield from _habits_of_editions(examination)


def _gaps(examination: Examination) -> Iterator[Finding]:
    return (finding for finding in _everything(examination) if finding.severity == "gap")


def _habits_of_editions(examination: Examination) -> Iterator[Finding]:
    """A service may fall short of a habit only in what the narrower editions leave over."""
    habits = {check.name for check in CHECKS if check.habit}
    for edition in EDITIONS:
        if edition != "internal":
            shown = show(examination, edition, quarters_back=0)
            yield from (finding for finding in shown.findings if finding.check in habits)


def _known(examination: Examination, record: str) -> bool:
    return any(finding.record == record for finding in examination.findings)


def _acceptance(
    examination: Examination,
    pairs: Iterable[tuple[str, str]],
    terms: Terms,
    about_no_record: tuple[Finding, ...] = (),
) -> Acceptance:
    """Each pair once: a new entry, or the entry that is there with new terms, where they differ."""
    there = _places(examination.settings.accepted_gaps)
    added = []
    renewed = []
    for record, check in pairs:
        place, before = there.get((record, check), (None, None))
        if place is None or before is None:
            reason = terms.reason or UNSAID
            added.append(AcceptedGap(record, check, reason, terms.by_role, terms.until.isoformat()))
        elif (after := _renewed(before, terms)) != before:
            renewed.append((place, after))
    return Acceptance(tuple(added), tuple(renewed), about_no_record)


def _places(entries: tuple[AcceptedGap, ...]) -> dict[tuple[str, str], tuple[int, AcceptedGap]]:
    """For each gap the entry that holds longest; of equals the first."""
    by_day = sorted(enumerate(entries), key=lambda entry: (entry[1].until, -entry[0]))
    return {(gap.record, gap.check): (place, gap) for place, gap in by_day}


def _renewed(before: AcceptedGap, terms: Terms) -> AcceptedGap:
    return replace(
        before,
        reason=terms.reason or before.reason,
        by_role=terms.by_role,
        until=terms.until.isoformat(),
    )
