"""Whether a site is as published: `verify.py` alone anywhere, more with the repository."""

from coproof.publish.verify.history import check_history
from coproof.publish.verify.rebuild import check_rebuild
from coproof.publish.verify.verify import NotASite, Outcome, code_of, report, verify

__all__ = [
    "NotASite",
    "Outcome",
    "check_history",
    "check_rebuild",
    "code_of",
    "report",
    "verify",
]
