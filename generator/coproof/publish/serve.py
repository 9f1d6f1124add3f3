"""`coproof serve`: build, show the site on this machine, build again when something is saved."""

import threading
from collections.abc import Callable
from pathlib import Path

from coproof.publish.result import BUSY, FINE, USAGE, BuildResult, Refused
from coproof.publish.server import SiteServer
from coproof.publish.watch import Watch

TURN = 0.5
"""Seconds between two looks at whether somebody wants to stop."""


def serve(
    root: Path,
    out: Path,
    port: int,
    build: Callable[[], BuildResult],
    tell: Callable[[BuildResult], None],
    ready: Callable[[str], None],
    stopped: threading.Event,
) -> int:
    """Serve `out` until `stopped` is set; raises Refused where the port is taken.

    A build that fails changes nothing: the site that was there goes on being served. `ready` is
    told the address when the first build is over; while another build holds the lock, nothing is
    served, because who builds there decides what is shown there.
    """
    builds = _Counter()
    server = _server(out, port, builds)
    watch = Watch(root)
    watch.start()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        first = builds.count(build())
        tell(first)
        if first.code == BUSY:
            return BUSY
        ready(server.address)
        while not stopped.is_set():
            if watch.wait(TURN):
                tell(builds.count(build()))
    finally:
        watch.stop()
        server.shutdown()
        server.server_close()
    return FINE


class _Counter:
    """How many builds have changed the site."""

    def __init__(self) -> None:
        self._number = 0

    def __call__(self) -> int:
        return self._number

    def count(self, result: BuildResult) -> BuildResult:
        """Count a build that changed something."""
        self._number += result.code == FINE
        return result


def _server(out: Path, port: int, builds: Callable[[], int]) -> SiteServer:
    try:
        return SiteServer(out, port, builds)
    except OSError:
        raise Refused(USAGE, f"Port {port} is in use: choose another with --port.") from None
