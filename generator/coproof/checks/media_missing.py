"""A picture, document or recording that a record names and that cannot be read.

What this means for people: the record promises something to look at, and there is nothing. Somebody
who cannot read long texts may have only the picture to go by.

How to mend it: put a copy of the file itself into `evidence/attachments/`, under exactly the path
that `file` names, small and capital letters alike. A link to a file elsewhere is not followed, so
that nothing from outside the folder can be published by mistake. Or take the entry out.

Before:
    media:
      - {file: mill/lounge.jpg, kind: photo, alt: The new lamps}    (no such file)

After: evidence/attachments/mill/lounge.jpg is there.

Serves: evidence that can be seen.
"""

from collections.abc import Iterator

from coproof.checks.case import Case, Problem
from coproof.checks.uses_of_consent import media
from coproof.model import Severity

SEVERITY: Severity = "gap"
SECTION = "other"
ABOUT = ()

_MESSAGES = {
    "missing": "there is no such file. Put it below evidence/attachments, or correct its name.",
    "not-a-file": "this is not an ordinary file. Put a copy of the file itself there.",
}


def find(case: Case) -> Iterator[Problem]:
    """One problem for each file that is named and not there, or is a link or a folder."""
    for use in media(case.graph):
        found = case.attachments.get(use.file)
        message = _MESSAGES.get(found.trouble or "") if found else None
        if message:
            yield Problem(
                use.record, use.field, message, "Until then it is left out of every page."
            )
