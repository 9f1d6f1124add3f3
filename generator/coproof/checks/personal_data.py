"""Words that seem to hold a number, a contact or a name of one person.

What this means for people: a record may be read by neighbours, families, a council and an
inspector, and git keeps every word of it for ever. Somebody who told you something in confidence
must not be found through it. A number, a contact or a date of birth is always an error. A likely
name (a title and a surname) is a gap in an internal record and an error in any other.

How to mend it: take it out and write the role instead: "a person who lives here", "a daughter",
"the night staff". The message never repeats what it found, so that it is safe to pass on.
Names of your own are found if you list them in a file outside git, one on each line, and name
that file in COPROOF_NAMES. A pass doesn't mean that no personal data is there: a bare name that
your list lacks, or a story that everybody recognises, is not found. Read it as a neighbour would.

Before:
    summary: Mrs Example on 01632 960123 wants a ring back about the lift.

After:
    summary: A daughter wants a ring back about the lift.

Serves: confidentiality under the UK GDPR; consent to share.
"""

from collections.abc import Iterator

from coproof.checks.case import Case, Problem
from coproof.checks.texts import text_fields, texts_of
from coproof.model import Record, Severity
from coproof.model.identifiers import CONTACTS, NAME, identifiers_in

SEVERITY: Severity = "error"
SECTION = "other"

OWN_CONTACTS = ("public_contact", "complaints_route")
"""Where the provider tells people how to reach it: its own contacts belong there."""


def find(case: Case) -> Iterator[Problem]:
    """One problem for each kind of identifier in each text."""
    fields = {kind.name: text_fields(kind) for kind in case.kinds}
    for record in case.graph.records + case.graph.duplicates:
        for path, text in texts_of(record, fields[record.kind]):
            for what in identifiers_in(text):
                if not _own_contact(record, path, what):
                    yield _problem(record, path, what)
            for line in case.names.lines_in(text):
                yield _problem(record, path, f"{NAME} (line {line} of your list)")
        yield from _in_addresses(case, record)


def _in_addresses(case: Case, record: Record) -> Iterator[Problem]:
    """Names of the own list where no text stands: in the id, and in the names of files."""
    addresses = [("id", record.id)]
    for index, item in enumerate(record.many("media")):
        addresses.append((f"media[{index}].file", str(item.get("file", ""))))
    for path, address in addresses:
        for line in case.names.lines_in(address):
            yield _problem(record, path, f"{NAME} (line {line} of your list)")


def _own_contact(record: Record, path: str, what: str) -> bool:
    return record.kind == "provider" and path.startswith(OWN_CONTACTS) and what in CONTACTS


def _problem(record: Record, path: str, what: str) -> Problem:
    return Problem(
        record,
        path,
        f"this seems to hold {what}. Take it out and write the person's role instead.",
        "Git keeps what was saved: if it is real, ask for it to be removed from the history too.",
        severity="gap" if what.startswith(NAME) and _stays_inside(record) else None,
    )


def _stays_inside(record: Record) -> bool:
    return record.kind != "provider" and record.visibility == "internal"
