"""One build that somebody else drives: MkDocs renders between `begin` and `complete`."""

import shutil
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from coproof.model import EDITIONS, Edition
from coproof.publish.build import Prepared, at_work, finish, prepare
from coproof.publish.frame import Frame
from coproof.publish.places import Places, places_of
from coproof.publish.result import USAGE, BuildResult, Refused
from coproof.read.progress import silent
from coproof.report import text_report


class Run:
    """Holds the lock and a scratch folder from `begin` until `complete` or `abandon`.

    Both may raise Refused or OSError; the site that was there is unchanged then. A `passing` site
    is only served for a while: nothing beside it outlives `end`.
    """

    def __init__(self, passing: bool = False) -> None:
        self._passing = passing
        self._held = ExitStack()
        self._places: Places | None = None
        self.scratch = Path()

    def begin(self, root: Path, edition: Edition, out: Path, today: date) -> Frame:
        """The frame that the driver must render. Errors in the evidence are part of a refusal."""
        self.abandon()
        if edition not in EDITIONS:
            raise Refused(USAGE, f"The edition must be one of {', '.join(EDITIONS)}.")
        self._places = places_of(root, out)
        self._held.enter_context(at_work(root, self._places))
        prepared = prepare(root, edition, None, today, keep_going=False)
        if isinstance(prepared, BuildResult):
            self.abandon()
            raise Refused(prepared.code, _errors(prepared) + "\n".join(prepared.lines))
        self.scratch = Path(self._held.enter_context(TemporaryDirectory(prefix="coproof-")))
        self._prepared: Prepared = prepared
        self._frame = Frame(prepared.site, prepared.assets)
        return self._frame

    def complete(self) -> BuildResult:
        """Build the rest around the rendered frame and put the site in its place."""
        if self._places is None:
            raise RuntimeError("complete() needs a begin() before it")
        try:
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
            for folder in (self._places.stage, self._places.previous):
                shutil.rmtree(folder, ignore_errors=True)
            self._places.lock.unlink(missing_ok=True)


def _errors(result: BuildResult) -> str:
    examination = result.examination
    if examination is None:
        return ""
    return text_report(replace(examination, findings=examination.errors))
