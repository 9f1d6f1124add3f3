"""The door for `mkdocs build` and `mkdocs serve`: an event becomes a call, no ideas of its own."""

import os
from datetime import datetime
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo

import click
from mkdocs.config.base import Config
from mkdocs.config.config_options import Choice, Optional
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, event_priority

from coproof.model import EDITIONS
from coproof.publish.result import Refused
from coproof.publish.run import Run
from coproof.read import VARIABLE, read_known_names


class CoproofOptions(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves it untyped
    """`edition` in `mkdocs.yml`; the environment variable COPROOF_EDITION goes before it."""

    edition = Optional(Choice(EDITIONS))


class CoproofPlugin(BasePlugin[CoproofOptions]):  # type: ignore[no-untyped-call]  # as above
    """Builds the public edition unless told otherwise; errors in the evidence stop MkDocs."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """One run for as long as MkDocs lives; `mkdocs serve` builds many times."""
        self.run = Run(passing=command == "serve")

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check the evidence; let MkDocs render the frame into a scratch folder."""
        root, today = Path(config.config_file_path).parent, datetime.now(ZoneInfo("Europe/London"))
        edition: Any = os.environ.get("COPROOF_EDITION") or self.config.edition or "public"
        names = read_known_names(os.environ.get(VARIABLE), root)
        if isinstance(names, str):
            raise Abort(names)
        try:
            frame = self.run.begin(root, edition, Path(config.site_dir), today.date(), names)
            frame.configure(config, self.run.scratch / "site")
        except Refused as refusal:
            raise _abort(refusal) from refusal
        config.plugins["coproof/frame"] = frame
        return config

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Hang the pages in the frame, pass the gates, and swap the site in."""
        try:
            click.echo("\n".join(self.run.complete().lines))
        except Refused as refusal:
            raise _abort(refusal) from refusal

    def on_build_error(self, *, error: Exception) -> None:
        """Let the next build have the lock."""
        self.run.abandon()

    def on_shutdown(self) -> None:
        """Leave nothing behind where MkDocs served from a folder of its own."""
        self.run.end()


def _abort(refusal: Refused) -> Abort:
    """What ends MkDocs with the same line and exit code as `coproof build`."""
    abort = Abort(refusal.line)
    abort.code = refusal.code
    return abort
