"""What an import says to the person who asked for it. Nothing here quotes a row."""

from collections import Counter
from collections.abc import Iterator, Sequence

from coproof.capture.drafts import Refusal
from coproof.capture.entries import Entry
from coproof.capture.planning import Plan
from coproof.fields import Kind, Kinds

MOST = 20
"""How many lines of one sort are shown before the rest is only counted."""


def plan_text(plan: Plan, kinds: Kinds, kind: Kind) -> str:
    """What a plan would make, by service, kind, theme and year, as a small table.

    Services and themes are told by their ids: a title may be what somebody said.
    """
    lines: list[str] = []
    for heading, counted in _tables(plan.taken, kind):
        if counted:
            lines += ["", heading]
            lines += [f"  {count:>6}  {name}" for name, count in _most(counted)]
    made = Counter(record.kind for record in plan.records)
    lines += ["", "New records"]
    lines += [f"  {made[k.name]:>6}  {k.plural}" for k in kinds if made[k.name]]
    return "\n".join(lines[1:]) + "\n"


def remarks(plan: Plan) -> Iterator[str]:
    """What has to be said beside the numbers: how cells were read, what is left out or withheld."""
    yield from plan.notes
    for because, count in plan.left_out.items():
        if count:
            yield f"{_rows(count)} left out: {because}."
    if plan.withheld:
        yield f"{_rows(plan.withheld)} taken for the internal edition only: likely names in them."


def refused_rows(refusals: Sequence[Refusal]) -> Iterator[str]:
    """The first refusals, each with its row and column, and how many more there are."""
    for refusal in refusals[:MOST]:
        yield f"Row {refusal.row}, {refusal.column}: {refusal.reason.rstrip('.')}."
    if len(refusals) > MOST:
        yield f"… and {len(refusals) - MOST} more."


def last_line(plan: Plan) -> str:
    """Where every row went, in one line that adds up."""
    parts = [f"{len(plan.taken)} taken"]
    if plan.already:
        parts.append(f"{plan.already} already there")
    parts += [f"{sum(plan.left_out.values())} left out", f"{plan.refused} refused"]
    return f"{_rows(plan.rows)} in: {', '.join(parts)}."


def _rows(count: int) -> str:
    return f"{count} {'row' if count == 1 else 'rows'}"


def _tables(taken: Sequence[Entry], kind: Kind) -> Iterator[tuple[str, Counter[str]]]:
    yield "By service", Counter(name for entry in taken for name in _services(entry))
    if choice := kind.field("kind"):
        yield "By kind", Counter(choice.choice_label(entry.data["kind"]) for entry in taken)
    yield "By theme", Counter(name for entry in taken for name in entry.data.get("themes", ()))
    yield (
        "By year",
        Counter(
            str(entry.data[field.name])[:4]
            for field in kind.fields
            if field.required and field.shape.startswith("date")
            for entry in taken
        ),
    )


def _services(entry: Entry) -> tuple[str, ...]:
    one = entry.data.get("service")
    return (one,) if one else tuple(entry.data.get("services", ()))


def _most(counted: Counter[str]) -> Iterator[tuple[str, int]]:
    """The largest first, equal ones by name; what is too much for a screen in one line."""
    ordered = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    yield from ordered[:MOST]
    if len(ordered) > MOST:
        yield f"{len(ordered) - MOST} others", sum(count for _, count in ordered[MOST:])
