"""The kinds of event, as the checks tell them apart."""

WITH_PEOPLE = ("peoples_meeting", "co_design_workshop", "feedback_session", "family_forum")
"""People or their families come together to say something: something should come of it."""

OF_STAFF = ("staff_meeting", "training", "reflective_supervision")
"""Staff come together, and hear what is on the list of what was looked at."""

GOVERNANCE = "governance"
