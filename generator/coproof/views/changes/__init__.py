"""What changed in the evidence between two looks at it, and how that is said.

`changes` compares two portfolios of one edition: two revisions, or the ends of two quarters. The
rest says it in sentences that could be read out at a residents' meeting.
"""

from coproof.views.changes.aloud import (
    TOPICS,
    Passage,
    Statement,
    beginning,
    headline,
    nothing_changed,
    opening,
    passages,
    sentences,
)
from coproof.views.changes.comparison import changes
from coproof.views.changes.nouns import Changes, News, Part, Snapshot
from coproof.views.changes.then_and_now import Row, then_and_now
from coproof.views.changes.wording import were_edited

__all__ = [
    "TOPICS",
    "Changes",
    "News",
    "Part",
    "Passage",
    "Row",
    "Snapshot",
    "Statement",
    "beginning",
    "changes",
    "headline",
    "nothing_changed",
    "opening",
    "passages",
    "sentences",
    "then_and_now",
    "were_edited",
]
