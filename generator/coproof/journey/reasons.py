"""Why a stage is not needed: fixed phrases in plain English, never words from a record."""

from collections.abc import Mapping
from types import MappingProxyType

RESPONSES: Mapping[str, str] = MappingProxyType(
    {
        "responded_on_the_spot": "It was put right on the spot.",
        "support_plan": "It was answered in the person's own support plan.",
        "safeguarding": "It was passed on as a safeguarding concern.",
        "noted": "It was noted, and the person had an answer.",
    }
)
"""By `route.to`: the ways to close feedback with a response alone."""

PART_OF_A_REVIEW = "It is part of the review of a change."
KEEP_DOING = "The decision was to keep doing it."
NOT_NOW = "The decision was not to act now."
NOTHING_CHANGED = "Nothing was changed, so there is nothing to look at again."
NOTHING_TO_SUSTAIN = "The review found no improvement that could last."
