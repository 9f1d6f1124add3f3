"""The only room that opens evidence files: walks, reads strictly, and judges their shape."""

from coproof.read.attachments import attachment_bytes, look_at_attachments, type_of
from coproof.read.contents import contents_of
from coproof.read.edits import Edit, edits_between
from coproof.read.history import DIRTY, head_commit
from coproof.read.known_names import VARIABLE, read_known_names
from coproof.read.pictures import read_pictures
from coproof.read.positions import locate
from coproof.read.recorded import recorded_days
from coproof.read.records import Reading, read_evidence
from coproof.read.revision import Revision, find_revision, lay_out
from coproof.read.schema_copy import stale_copy
from coproof.read.schemas import read_kinds, schema_folder
from coproof.read.settings import read_settings
from coproof.read.version import other_version
from coproof.read.witnessed import forms_at

__all__ = [
    "DIRTY",
    "VARIABLE",
    "Edit",
    "Reading",
    "Revision",
    "attachment_bytes",
    "contents_of",
    "edits_between",
    "find_revision",
    "forms_at",
    "head_commit",
    "lay_out",
    "locate",
    "look_at_attachments",
    "other_version",
    "read_evidence",
    "read_kinds",
    "read_known_names",
    "read_pictures",
    "read_settings",
    "recorded_days",
    "schema_folder",
    "stale_copy",
    "type_of",
]
