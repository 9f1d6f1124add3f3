"""An Easy Read line that names a picture which is not there.

What this means for people: somebody who reads by the pictures finds a gap where the idea should be.

How to mend it: look for a slip in the name; where another is nearly the same, the message names it.
Otherwise put the picture into `site_config/pictures/` and write it down in
`site_config/pictures.yml`, with what it shows and its licence.

Before:
    - {say: The lamps are soft., picture: soft-lamps}

After:
    - {say: The lamps are soft., picture: soft-lamp}

Serves: accessible formats; Easy Read pages.
"""

from collections.abc import Iterator

from coproof.checks.case import Case, Problem
from coproof.checks.easy_lines import easy_lines
from coproof.checks.nearest import nearest
from coproof.model import Severity

SEVERITY: Severity = "gap"
SECTION = "other"
ABOUT = ("theme", "decision", "review")


def find(case: Case) -> Iterator[Problem]:
    """One problem for each line whose picture is not in the register of pictures."""
    known = frozenset(picture.name for picture in case.settings.pictures)
    for line in easy_lines(case.graph):
        if line.picture is not None and line.picture not in known:
            near = nearest(line.picture, known)
            instead = f"Did you mean {near}?" if near else "Add it there, or correct the name."
            yield Problem(
                line.record,
                f"{line.field}.picture",
                f"{line.picture} is not in site_config/pictures.yml. {instead}",
                "Every picture needs a file, a licence, and words for what it shows.",
            )
