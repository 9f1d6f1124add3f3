"""The only room that opens evidence files: walks, reads strictly, and judges their shape."""

from coproof.read.history import head_commit
from coproof.read.positions import locate
from coproof.read.records import Reading, read_evidence
from coproof.read.schemas import read_kinds
from coproof.read.settings import read_settings

__all__ = ["Reading", "head_commit", "locate", "read_evidence", "read_kinds", "read_settings"]
