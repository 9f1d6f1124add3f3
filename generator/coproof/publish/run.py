"""One build that somebody else drives: MkDocs renders between `begin` and `complete`."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from coproof.model import EDITIONS, NO_NAMES, Edition, KnownNames
from coproof.publish.build import Prepared, at_work, disk_line, finish, prepare, scratch_folder
from coproof.publish.frame import Frame
from coproof.publish.places import Places, places_of
from coproof.publish.result import DISK, USAGE, BuildResult, Refused
from coproof.read.progress import silent
from coproof.report import text_report


class Run:
    """Holds the lock and a scratch folder from `begin` until `complete` or `abandon`.

    Both raise Refused, also where the disk refuses; the site that was there is unchanged then. A
    `passing` site is only served for a while: nothing beside it outlives `end`.
    """

    def __init__(self, passing: bool = False) -> None:
        self._passing = passing
        self._held = ExitStack()
        self._places: Places | None = None
        self.scratch = Path()

    def begin(
        self, root: Path, edition: Edition, out: Path, today: date, names: KnownNames = NO_NAMES
    ) -> Frame:
        """The frame that the driver must render. Errors in the evidence are part of a refusal."""
        self.abandon()
        if edition not in EDITIONS:
            raise Refused(USAGE, f"The edition must be one of {', '.join(EDITIONS)}.")
        self._places = places_of(root, out)
        with _one_line():
            self._held.enter_context(at_work(root, self._places))
            prepared = prepare(root, edition, None, today, keep_going=False, names=names)
        if isinstance(prepared, BuildResult):
            self.abandon()
            raise Refused(prepared.code, _errors(prepared) + "\n".join(prepared.lines))
        self.scratch = Path(self._held.enter_context(scratch_folder()))
        self._prepared: Prepared = prepared
        self._frame = Frame(prepared.site, prepared.assets)
        return self._frame

    def complete(self) -> BuildResult:
        """Build the rest around the rendered frame and put the site in its place."""
        if self._places is None:
            raise RuntimeError("complete() needs a begin() before it")
        try:
            with _one_line():
                return finish(self._prepared, self._frame, self._places, silent)
        finally:
            self.abandon()

    def abandon(self) -> None:
        """Let go of the lock and the scratch folder; nothing happens where none is held."""
        self._held.close()

    def end(self) -> None:
        """The driver is done for good."""
        self.abandon()
        if self._passing and self._places is not None:
            for folder in self._places.neighbours:
                shutil.rmtree(folder, ignore_errors=True)
            self._places.journal.unlink(missing_ok=True)
            self._places.lock.unlink(missing_ok=True)


@contextmanager
def _one_line() -> Iterator[None]:
    """What the disk refuses is one line for a person, as in a build of our own."""
    try:
        yield
    except OSError as error:
        raise Refused(DISK, disk_line(error)) from error


def _errors(result: BuildResult) -> str:
    examination = result.examination
    if examination is None:
        return ""
    return text_report(replace(examination, findings=examination.errors))
