"""Thresholds: from when on the checks speak up. Each has its default here, its meaning in schema/.

`site_config/checks.yml` may set another number, with the reason for it.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Days, unless a comment says otherwise. None is a fact of law; each is a provider's choice."""

    recording: int = 7
    voice: int = 180
    informal: int = 90
    informal_share: int = 25  # per cent
    survey_share: int = 60  # per cent
    survey_months: int = 2  # calendar months
    chain: int = 183
    example: int = 365
    own_words: int = 365
    influence: int = 365
    complaint_acknowledged: int = 3  # working days
    complaint_answered: int = 20  # working days
    retention: int = 0  # years; 0 keeps everything
    options: int = 2  # ideas
    governance_meeting: int = 100
    governance_theme: int = 100
    governance_item: int = 365
    look_back: int = 183
    restrictive_review: int = 90
    shared_theme: int = 2  # services
    moved_dates: int = 2  # moves
    activity: int = 90
    indicator_periods: int = 2  # periods of its own frequency
    staff_support: int = 365
    commissioner_area: int = 365
    framework_evidence: int = 365
    framework_checked: int = 180
    easy_read_words: int = 15  # words in a sentence
