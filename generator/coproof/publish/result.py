"""How a build ended: for the command line and for MkDocs, which both only print it."""

from dataclasses import dataclass

from coproof.portfolio import Examination

FINE, FINDINGS, USAGE, BUSY, DISK = range(5)
"""The exit codes of every command that builds."""


class Refused(Exception):
    """A build that stops with one line for a person and an exit code; the old site is intact."""

    def __init__(self, code: int, line: str) -> None:
        super().__init__(line)
        self.code = code
        self.line = line


@dataclass(frozen=True, slots=True)
class BuildResult:
    """How a build ended.

    `lines` say in plain words what was built or why not; `warnings` what somebody should mend.
    `examination` is there whenever the evidence was read. `pages` counts the HTML pages of the
    finished site, `written` the files that had to be written for it; `root` is that of its
    manifest, None where no site was built.
    """

    code: int
    lines: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    examination: Examination | None = None
    pages: int = 0
    written: int = 0
    root: str | None = None
