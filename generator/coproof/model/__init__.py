"""The nouns of the product, frozen: records, findings, dates, settings. No files, no clock."""

from coproof.model.attachment import (
    MEDIA_FOLDER,
    MOST_MEGABYTES,
    PHOTO_TYPES,
    TYPES_OF_KIND,
    Attachment,
    FileType,
    PublishedFile,
    published_path,
)
from coproof.model.dates import HERE, day_of, first_day, is_month, last_day, precise_days
from coproof.model.finding import Excerpt, Finding, Severity, by_place
from coproof.model.framework import (
    Crosswalk,
    EvidenceCategory,
    Framework,
    Statement,
    StatementGroup,
    StatementPair,
)
from coproof.model.history import History, HistoryState
from coproof.model.known_names import NO_NAMES, KnownNames, known_names
from coproof.model.quarter import Quarter, quarter_of, quarters_before
from coproof.model.record import EDITIONS, Edition, Record, freeze, thaw, words
from coproof.model.release import Release, same_role
from coproof.model.settings import (
    SCHEMA_VERSION,
    AcceptedGap,
    Clocks,
    EditionRules,
    Forge,
    Picture,
    Settings,
)
from coproof.model.share import MOST_DAYS, Share
from coproof.model.span import Span
from coproof.model.thresholds import Thresholds
from coproof.model.witness import CommittedForms, Witness, Witnessed

__all__ = [
    "EDITIONS",
    "HERE",
    "MEDIA_FOLDER",
    "MOST_DAYS",
    "MOST_MEGABYTES",
    "NO_NAMES",
    "PHOTO_TYPES",
    "SCHEMA_VERSION",
    "TYPES_OF_KIND",
    "AcceptedGap",
    "Attachment",
    "Clocks",
    "CommittedForms",
    "Crosswalk",
    "Edition",
    "EditionRules",
    "EvidenceCategory",
    "Excerpt",
    "FileType",
    "Finding",
    "Forge",
    "Framework",
    "History",
    "HistoryState",
    "KnownNames",
    "Picture",
    "PublishedFile",
    "Quarter",
    "Record",
    "Release",
    "Settings",
    "Severity",
    "Share",
    "Span",
    "Statement",
    "StatementGroup",
    "StatementPair",
    "Thresholds",
    "Witness",
    "Witnessed",
    "by_place",
    "day_of",
    "first_day",
    "freeze",
    "is_month",
    "known_names",
    "last_day",
    "precise_days",
    "published_path",
    "quarter_of",
    "quarters_before",
    "same_role",
    "thaw",
    "words",
]
