"""`sample/feedback.js`: what the sample page draws from, as a script that also a disk may give."""

import json

from coproof.journey import STAGES
from coproof.views.catalogue import Catalogue
from coproof.views.labels import STAGE_WORDS, cut

_LETTERS = {"done": "d", "not_needed": "n", "due": "w", "missing": "m"}
_TITLE = 70


def sample_script(catalogue: Catalogue) -> bytes:
    """One call with every piece of feedback: id, title, address, and a letter for each stage.

    The letters: d done, n not needed, w not yet, m late. `pages/assets/sample.js` reads it.
    """
    rows = [
        [
            journey.feedback,
            cut(catalogue.entries[journey.feedback].title, _TITLE),
            catalogue.entries[journey.feedback].path,
            "".join(_LETTERS[stage.state] for stage in journey.stages),
        ]
        for journey in catalogue.portfolio.journeys
    ]
    data = {"stages": [STAGE_WORDS[name].label for name in STAGES], "feedback": rows}
    return f"coproofSample({json.dumps(data, separators=(',', ':'))});\n".encode("ascii")
