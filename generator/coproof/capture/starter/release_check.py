"""Whether a release may go out: `make release-check` refuses while any pin is a placeholder."""

import re
import sys
from collections.abc import Iterator

from coproof import __version__
from coproof.capture.starter.pins import FILE, Pins, read_pins

_COMMIT = re.compile(r"[0-9a-f]{40}")
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
_VERSION = re.compile(r"v\d+\.\d+\.\d+")


def not_ready(pins: Pins, version: str) -> Iterator[str]:
    """What keeps these pins from going out with a release of that version, a sentence each."""
    if pins.coproof != version:
        yield f"coproof: write {version}, the version that is released."
    for action in pins.actions.values():
        if not _is(_COMMIT, action.commit):
            yield f"{action.name}: write the whole commit of a release."
        if not _is(_VERSION, action.version):
            yield f"{action.name}: write which release that commit is, such as v7.0.1."
    for image in pins.images.values():
        if not _is(_DIGEST, image.digest):
            yield f"{image.name}:{image.tag}: write its digest, sha256 and 64 signs."


def _is(form: re.Pattern[str], text: str | None) -> bool:
    """Whether a pin has its form and is no placeholder, such as zeros throughout."""
    if text is None or not form.fullmatch(text):
        return False
    return len(set(text.rpartition(":")[2])) > 2 or form is _VERSION


def main() -> int:
    """Say what is missing for a release; 0 where nothing is."""
    missing = tuple(not_ready(read_pins(), __version__))
    sys.stdout.writelines(f"{FILE.name}: {sentence}\n" for sentence in missing)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
