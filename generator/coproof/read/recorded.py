"""When each record was first committed, told by one pass over the whole history of `evidence/`.

A record keeps its id when its file moves, so the first file of its name counts, wherever it lay.
Of the commits nothing but their day is asked: no name and no address of anybody.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from coproof.model import History, day_of
from coproof.read.git import ask
from coproof.read.walk import ATTACHMENTS, EVIDENCE, is_id

_ADDED = (
    *("--no-replace-objects", "log", "--full-history", "--date-order", "--reverse"),
    *("--no-renames", "-c", "--diff-filter=A", "--name-only", "--relative"),
    *("--no-show-signature", "--format=:%ct"),
)
"""Every file that a commit added, parents before children; of a merge what only it added."""

_NOTHING: Mapping[str, date] = MappingProxyType({})


def recorded_days(root: Path) -> History:
    """For each record the day, in London, of the first commit that holds its file.

    A shallow clone knows no days: its oldest commit seems to add all that was there before it.
    """
    shallow = ask(root, "rev-parse", "--is-shallow-repository")
    if shallow is None:
        return History()
    if shallow != "false":
        return History("shallow")
    commit = ask(root, "rev-parse", "--verify", "HEAD")
    days = _days_up_to(root.resolve(), commit) if commit else _NOTHING
    return History() if days is None else History("whole", days)


@lru_cache(maxsize=2)
def _days_up_to(root: Path, commit: str) -> Mapping[str, date] | None:
    """The days up to a commit, which never change, so that `serve` asks only after a commit."""
    said = ask(root, *_ADDED, commit, "--", EVIDENCE)
    if said is None:
        return None
    recorded: dict[str, date] = {}
    for record_id, day in _additions(said):
        recorded.setdefault(record_id, day)
    return MappingProxyType(recorded)


def _additions(said: str) -> Iterator[tuple[str, date]]:
    """A line with a colon and the seconds of a commit, then a line for each file it added."""
    day = date.min
    for line in said.splitlines():
        if line.startswith(":"):
            day = day_of(datetime.fromtimestamp(int(line[1:]), UTC))
        elif line:
            path = PurePosixPath(line)
            if path.suffix == ".yml" and is_id(path.stem) and path.parts[1] != ATTACHMENTS:
                yield path.stem, day
