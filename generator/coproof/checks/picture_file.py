"""A picture of the register whose file is not there, or is no picture.

What this means for people: where words are hard, the picture is what they go by. Easy Read lines
with this picture are shown without it.

How to mend it: put the picture below `site_config/pictures/` and write its path there. A PNG, a
JPEG or a WebP of less than 1 MB will do; a link to a file elsewhere will not.

Before:
    quiet-room: {file: quiet-room.docx, alt: An armchair beside a lamp, licence: our own photo}

After:
    quiet-room: {file: quiet-room.png, alt: An armchair beside a lamp, licence: our own photo}

Serves: people who find reading hard.
"""

from collections.abc import Iterator

from coproof.checks.already_read import already_read
from coproof.checks.case import Case
from coproof.model import Finding, Severity

SEVERITY: Severity = "gap"
SECTION = "other"
ABOUT = ()


def find(case: Case) -> Iterator[Finding]:
    """Where the reader could not use a picture's file."""
    return already_read(case, "picture-file")
