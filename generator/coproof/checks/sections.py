"""The seven common gaps in evidence of co-production, which are the sections of the Gaps page."""

from collections.abc import Mapping
from types import MappingProxyType

OTHER = "other"

SECTIONS: Mapping[str, str] = MappingProxyType(
    {
        "gap-1": "Feedback without resulting action",
        "gap-2": "Loops not closed",
        "gap-3": "Evidence apart from governance",
        "gap-4": "Only surveys",
        "gap-5": "Informal feedback missing",
        "gap-6": "Outcome not reviewed",
        "gap-7": "Recurring concerns not overseen",
        OTHER: "Other",
    }
)
"""Every section with its heading, in the order of the page. All are shown, even when empty."""
