"""What every check is given, and what it answers with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from coproof.fields import Kinds
from coproof.graph import Graph
from coproof.journey import Journey
from coproof.model import NO_NAMES, Attachment, Finding, KnownNames, Record, Settings, Severity


@dataclass(frozen=True, slots=True)
class Case:
    """The evidence as one check sees it; every check sees the same.

    Errors are judged with a `graph` of everything, gaps and notes with the graph of what existed
    on `as_at`. `today` is the real day. `journeys` are by the id of their feedback. `reading` is
    what the reader already found. Two are filled in only for a check that says `LAST = True`:
    `found`, what all other checks found, and `habits`, the names of the checks that each edition
    judges for itself. `attachments` are the files that media name, by their path; none where
    nobody has looked at them. `names` are the provider's own list of names.
    """

    kinds: Kinds
    graph: Graph
    journeys: Mapping[str, Journey]
    settings: Settings
    as_at: date
    today: date
    reading: tuple[Finding, ...] = ()
    found: tuple[Finding, ...] = ()
    habits: frozenset[str] = frozenset()
    attachments: Mapping[str, Attachment] = field(default_factory=dict)
    names: KnownNames = NO_NAMES


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that a check found in one field of one record.

    `message` says what to write or do, in plain words, and never what a person said. The field's
    label is put before it, so it starts in the middle of a sentence: "say why, …". Of other records
    a gap's message gives no date and no number: editions show it wherever they show its own
    record. `fix` is one short sentence of help. `severity` is for the rare problem that weighs
    differently from its check.
    """

    record: Record
    field: str
    message: str
    fix: str = ""
    severity: Severity | None = None
