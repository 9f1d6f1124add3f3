"""The faces of a result: one examination in, text out. Nothing here judges; it only tells.

A format of `coproof check` is one module with one function `Examination -> str`, and one entry in
`FORMATS`.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from coproof.portfolio import Examination
from coproof.report.explain import all_checks, explanation
from coproof.report.json import json_report
from coproof.report.status import status_report
from coproof.report.text import text_report

FORMATS: Mapping[str, Callable[[Examination], str]] = MappingProxyType(
    {
        "text": text_report,
        "json": json_report,
    }
)
"""The formats of `coproof check`, in the order of its help."""

__all__ = [
    "FORMATS",
    "all_checks",
    "explanation",
    "json_report",
    "status_report",
    "text_report",
]
