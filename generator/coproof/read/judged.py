"""One file from bytes to a verdict: its data, and every finding about it with its place."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from yaml import Node

from coproof.model import Finding
from coproof.read.after_hash import words_after_hash
from coproof.read.files import read_bytes
from coproof.read.names import Schema, named
from coproof.read.places import field_of, place_of
from coproof.read.shape import Fault, Shape
from coproof.read.yaml import load

Also = Callable[[Any], Iterable[Fault]]
"""More to ask of a file's data than its schema can."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The data of one file, None where it is empty, and all that is wrong with it.

    `cut_short` has the field, line and column of texts of which YAML may have dropped the end.
    """

    data: Any = None
    findings: tuple[Finding, ...] = ()
    cut_short: tuple[tuple[str, int, int], ...] = ()


def nothing_more(data: Any) -> Iterable[Fault]:
    """What most files are asked beyond their schema."""
    return ()


def judge(root: Path, file: str, shape: Shape, also: Also = nothing_more) -> Judged:
    """Read one file below the root and judge its shape; `file` is its path as findings write it."""
    content = read_bytes(f"{root}/{file}")
    if isinstance(content, str):
        return Judged(None, (_unreadable(file, content),))
    loaded = load(content)
    if loaded.troubles:
        found = (
            _unreadable(
                file, trouble.message, trouble.line, trouble.column, shape.label(trouble.field)
            )
            for trouble in loaded.troubles
        )
        return Judged(None, tuple(found))
    if loaded.root is None:
        return Judged()
    if (wrong := shape.unlike(loaded.data)) is not None:
        return Judged(None, (_unreadable(file, wrong, *place_of(loaded.root, ())),))
    faults = (*shape.faults(loaded.data), *also(loaded.data))
    if faults:
        return Judged(loaded.data, _placed(file, faults, loaded.root, shape.schema))
    is_record = isinstance(loaded.data, dict)
    cut_short = tuple(words_after_hash(content, loaded.data)) if is_record else ()
    return Judged(loaded.data, (), cut_short)


def _unreadable(
    file: str,
    message: str,
    line: int | None = None,
    column: int | None = None,
    label: str | None = None,
) -> Finding:
    told = f"{label or 'File'}: {message}"
    return Finding("unreadable", "error", told, file=file, line=line, column=column)


def _placed(file: str, faults: Iterable[Fault], root: Node, schema: Schema) -> tuple[Finding, ...]:
    """The findings of the faults, one for each place, as nobody mends one place twice."""
    first = {(fault.path, fault.on_key): fault for fault in reversed(list(faults))}
    return tuple(_finding(file, fault, root, schema) for fault in first.values())


def _finding(file: str, fault: Fault, root: Node, schema: Schema) -> Finding:
    line, column = place_of(root, fault.path, on_key=fault.on_key)
    return Finding(
        check="schema",
        severity="error",
        message=fault.message,
        file=file,
        line=line,
        column=column,
        field=field_of(named(fault.path, schema)),
    )
