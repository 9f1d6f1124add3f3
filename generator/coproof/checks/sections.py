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

MEANINGS: Mapping[str, str] = MappingProxyType(
    {
        "gap-1": "People said something, and nobody can see what is being done about it.",
        "gap-2": "Something was decided or done, and the people who spoke have not heard of it.",
        "gap-3": "Those who lead the organisation have not looked at what people say.",
        "gap-4": "People are asked our questions now and then, and not heard in between.",
        "gap-5": "What people say and show on an ordinary day is not written down and gets lost.",
        "gap-6": "Something was done, and nobody knows whether it made life better for people.",
        "gap-7": "The same thing comes up again, and nobody stays with it until it is settled.",
        OTHER: "What else is missing so that people can be heard, safe and well informed.",
    }
)
"""What each section means for people, in one plain sentence."""
