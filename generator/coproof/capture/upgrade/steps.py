"""What changed between the versions of the record format, as steps that rewrite files.

To add a version: raise SCHEMA_VERSION, add a `Step` here, and a story in `tests/test_upgrade.py`.
A step must do nothing to a file that it has changed already.
"""

from dataclasses import dataclass

from coproof.capture.upgrade.rename import renamed
from coproof.model import SCHEMA_VERSION


@dataclass(frozen=True, slots=True)
class Rename:
    """A field of one kind that has another name now; `path` goes down from the top of the record.

    `kind` is a kind of record, or the name of a schema of `site_config/`. `new` replaces the last
    name of the path: `Rename("feedback", "route.routed_on", "on")`.
    """

    kind: str
    path: str
    new: str

    def apply(self, text: str) -> str | None:
        """The text of a file after it; None where that cannot be done for certain."""
        return renamed(text, self.path, self.new)

    def __str__(self) -> str:
        """What happened, in plain words; both names are ours and not somebody's."""
        return f"{self.path.replace('[]', '')} is called {self.new} now"


@dataclass(frozen=True, slots=True)
class Step:
    """All that changed from version `to` - 1 to version `to`."""

    to: int
    changes: tuple[Rename, ...]


STEPS: tuple[Step, ...] = (
    Step(
        1,
        (
            Rename("feedback", "route.routed_on", "on"),
            Rename("consent", "expires_on", "review_on"),
            Rename("review", "measures[].baseline_on", "baseline_at"),
            Rename("review", "measures[].follow_up_on", "follow_up_at"),
            Rename("indicator", "series[].period", "on"),
        ),
    ),
)
"""Every step, in order. Version 0 is that of the first drafts, before there were schemas: these
fields had other names there, and all others the names that they have now."""


def changes_from(version: int, to: int = SCHEMA_VERSION) -> tuple[Rename, ...]:
    """All changes from one version to another, in the order in which they have to be made."""
    return tuple(change for step in STEPS if version < step.to <= to for change in step.changes)
