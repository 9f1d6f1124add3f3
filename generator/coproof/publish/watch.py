"""Watches what a site is made from, and says when something was saved."""

import threading
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

_CHANGES = ("created", "modified", "moved", "deleted")
_FOLDERS = ("evidence", "site_config")
_FILE = "mkdocs.yml"

QUIET = 0.2
"""Seconds without a change after which an editor, or a pull, is taken to be done."""


class Watch(FileSystemEventHandler):
    """Watches a root's evidence, configuration and `mkdocs.yml` until it is stopped."""

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()
        self._changed = threading.Event()
        self._observer = Observer()
        self._observer.schedule(self, str(self._root), recursive=False)
        for name in _FOLDERS:
            if (self._root / name).is_dir():
                self._observer.schedule(self, str(self._root / name), recursive=True)

    def start(self) -> None:
        """Begin to watch, in a thread of its own."""
        self._observer.start()

    def stop(self) -> None:
        """Watch no longer."""
        self._observer.stop()
        self._observer.join()

    def wait(self, seconds: float) -> bool:
        """Wait until something was saved and nothing more follows; False when the time is up."""
        if not self._changed.wait(seconds):
            return False
        while True:
            self._changed.clear()
            if not self._changed.wait(QUIET):
                return True

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note a change to something a site is made from; reading a file is none."""
        if event.event_type in _CHANGES and not event.is_directory:
            paths = (event.src_path, event.dest_path)
            if any(self._counts(Path(str(path))) for path in paths if path):
                self._changed.set()

    def _counts(self, file: Path) -> bool:
        if (
            file.name.startswith(".")
            or file.name.endswith("~")
            or not file.is_relative_to(self._root)
        ):
            return False
        return file.relative_to(self._root).parts[0] in (*_FOLDERS, _FILE)
