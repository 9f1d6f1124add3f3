"""Releases: what to ask of a file beyond its schema, and its data as a frozen noun."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from coproof.model import Release, same_role
from coproof.read.shape import Fault

Data = Mapping[str, Any]


def releases_from(read: Iterable[Data]) -> tuple[Release, ...]:
    """The releases of these files, judged already, the newest last."""
    found = (Release(**one) for one in read)
    return tuple(sorted(found, key=lambda one: (one.checked_on, one.id)))


def release_faults(file: str, data: Data) -> Iterator[Fault]:
    """What is wrong between the fields of a release; what its schema refuses is left alone."""
    if data.get("id") != PurePosixPath(file).stem:
        yield Fault(("id",), "Id: write the name of the file without its ending.")
    roles = (data.get("prepared_by_role"), data.get("checked_by_role"))
    if all(isinstance(role, str) for role in roles) and same_role(*map(str, roles)):
        yield Fault(
            ("checked_by_role",),
            "Checked by: write another role than the one that prepared it. "
            "A second person has to look.",
        )
