"""Words of the care sector, and of offices, that many people find hard; each with a plain one."""

from collections.abc import Mapping
from types import MappingProxyType

PLAIN: Mapping[str, str] = MappingProxyType(
    {
        "additional": "more",
        "assistance": "help",
        "baseline": "how it was before",
        "capacity": "being able to decide",
        "challenging behaviour": "being upset",
        "co-production": "working together",
        "commence": "start",
        "commissioner": "the council",
        "communal": "shared",
        "consultation": "asking people",
        "domiciliary": "at home",
        "empower": "help people decide",
        "engagement": "taking part",
        "ensure": "make sure",
        "environment": "place",
        "escalate": "take it further",
        "evaluate": "check",
        "facilitate": "help",
        "feedback": "what people say",
        "governance": "how we are run",
        "holistic": "whole",
        "implement": "do",
        "in order to": "to",
        "initiative": "plan",
        "intervention": "help",
        "multidisciplinary": "from several teams",
        "non-compliant": "said no",
        "outcome": "what changed",
        "participation": "taking part",
        "pathway": "steps",
        "person-centred": "about you",
        "placement": "home",
        "prior to": "before",
        "provision": "help",
        "regarding": "about",
        "require": "need",
        "respite": "a short break",
        "restrictive practice": "being stopped",
        "safeguarding": "keeping people safe",
        "service user": "person",
        "stakeholder": "people who care",
        "sufficient": "enough",
        "transition": "move",
        "utilise": "use",
    }
)
"""By hard word or phrase: the plain words that usually do. Plurals and past forms count too."""
