"""What a record says first, before its other fields: the answer, the status, the result."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from coproof.fields import Kind
from coproof.model import Record, first_day
from coproof.views.catalogue import Catalogue
from coproof.views.labels import days, said_date
from coproof.views.values import Moment, Shown, Value, words_of
from coproof.views.you_said_we_did import heading_of

PLAIN = "plain"
"""The state of an answer that is neither done nor late."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The one thing to know of a record: `label` says what it is ("Decision"), `words` says it.

    `state` is the state of a stage whose colour it takes, or `PLAIN`: answers and results have
    none, so that a "no" looks like a "yes". `fields` are what belongs beside it.
    """

    label: str
    words: str
    state: str
    fields: tuple[Shown, ...] = ()


def answer_of(record: Record, kind: Kind, catalogue: Catalogue) -> Answer | None:
    """What comes first on the page of a record, for the kinds that have such a thing."""
    make = _ANSWERS.get(record.kind)
    return make(record, kind, catalogue) if make else None


def answered_fields(kind: str) -> tuple[str, ...]:
    """The fields that are said in the answer and need not be said again."""
    return _SAID_FIRST.get(kind, ())


def status_of(action: Record, as_at: date) -> tuple[str, str]:
    """The status of an action as a slug and in words; overdue and late are worked out here."""
    status, due, done = action.get("status"), action.get("due_on"), action.get("done_on")
    if status in ("planned", "in_progress") and due and first_day(due) < as_at:
        return "overdue", "Overdue"
    if status == "done" and due and done and first_day(done) > first_day(due):
        return "done_late", "Done late"
    return str(status), _STATUS.get(str(status), str(status))


_STATUS: Mapping[str, str] = MappingProxyType(
    {"planned": "Planned", "in_progress": "In progress", "done": "Done", "stopped": "Stopped"}
)

ACTION_STATUSES: Mapping[str, str] = MappingProxyType(
    {"overdue": "Overdue", **_STATUS, "done_late": "Done late"}
)
"""Every status that an action can have on a day, the most pressing first."""


def _decision(record: Record, kind: Kind, catalogue: Catalogue) -> Answer:
    names = ("reason", "alternative", "look_again_on")
    fields = _fields(record, kind, names, catalogue.language)
    actions = catalogue.portfolio.graph.linking_to(record.id, "action")
    return Answer("The answer", heading_of(record, actions), PLAIN, fields)


def _action(record: Record, kind: Kind, catalogue: Catalogue) -> Answer:
    as_at = catalogue.portfolio.as_at
    slug, words = status_of(record, as_at)
    state = {"overdue": "missing", "planned": "due", "in_progress": "due"}.get(slug, "done")
    sentence = words + _when(record, slug, as_at)
    fields = _fields(record, kind, ("what", "stopped_because"), catalogue.language)
    return Answer("Status", sentence, state, fields)


def _when(record: Record, slug: str, as_at: date) -> str:
    """The day that matters for a status: due, or done."""
    due, done = record.get("due_on"), record.get("done_on")
    if slug == "overdue" and due:
        return f": was due by {said_date(due)}, {days((as_at - first_day(due)).days)} ago"
    if slug == "done_late" and due and done:
        return f", on {said_date(done)}: was due by {said_date(due)}"
    if slug in ("done", "stopped"):
        return f" on {said_date(done)}" if done else ""
    return f", due by {said_date(due)}" if due else ""


def _review(record: Record, kind: Kind, catalogue: Catalogue) -> Answer:
    words = choice_words(kind, "result", record.get("result"))
    fields = _fields(record, kind, ("learned", "decided_next"), catalogue.language)
    return Answer("What the provider found", words, PLAIN, fields)


def _told(record: Record, kind: Kind, catalogue: Catalogue) -> Answer:
    view = record.get("response")
    words = choice_words(kind, "response", view) if view else verdict_counts(record, kind)
    return Answer("What people said to it", words or "Their answer is not recorded", PLAIN)


def verdict_counts(told: Record, kind: Kind) -> str:
    """What several people said to it: "Happy with the outcome: 3; not happy: 1"; "" if unsaid."""
    counts = told.part("responses")
    said = (f"{choice_words(kind, 'response', key)}: {count}" for key, count in counts.items())
    return "; ".join(said)


def choice_words(kind: Kind, path: str, value: object) -> str:
    """The plain English of a choice in a field of this kind."""
    field = kind.field(path)
    return field.choice_label(str(value)) if field else str(value)


def _fields(record: Record, kind: Kind, names: tuple[str, ...], language: str) -> tuple[Shown, ...]:
    found = []
    for name in names:
        field, value = kind.field(name), record.get(name)
        if field is not None and value is not None:
            found.append(Shown(name, field.label, _value(field.shape, value, kind, name, language)))
    return tuple(found)


def _value(shape: str, value: object, kind: Kind, name: str, language: str) -> Value:
    if shape == "date":
        return Moment(str(value), said_date(str(value)))
    if shape == "choice":
        return words_of(choice_words(kind, name, value), language)
    return words_of(value, language)


_ANSWERS: Mapping[str, Callable[[Record, Kind, Catalogue], Answer]] = MappingProxyType(
    {"decision": _decision, "action": _action, "review": _review, "told": _told}
)

_SAID_FIRST: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "feedback": ("summary", "quote", "withdrawn_on"),
        "theme": ("summary",),
        "decision": ("outcome", "reason", "alternative", "look_again_on"),
        "action": ("status", "what", "stopped_because"),
        "review": ("result", "learned", "decided_next"),
        "told": ("response", "responses"),
    }
)
