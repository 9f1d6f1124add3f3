"""What a format of `coproof check` is: a way to tell a result, and whom it is for."""

from collections.abc import Callable
from dataclasses import dataclass

from coproof.portfolio import Examination


@dataclass(frozen=True, slots=True)
class Format:
    """One format. `purpose` says in a few words what it is for, and stands in the help."""

    report: Callable[[Examination], str]
    purpose: str

    def __call__(self, examination: Examination) -> str:
        """The result in this format."""
        return self.report(examination)
