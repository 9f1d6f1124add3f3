"""The checks: what is wrong with the evidence, and what is missing from the chain.

One check is one module of this folder: its docstring is its manual, `SEVERITY` and `SECTION` say
what it weighs and where the Gaps page lists it, `find` yields the problems. A module without
`find` helps the others. Nothing is registered by hand: adding a check is adding one file.
"""

from coproof.checks.case import Case, Problem
from coproof.checks.catalogue import CHECKS, Check, check_named, run_checks
from coproof.checks.sections import MEANINGS, SECTIONS

__all__ = [
    "CHECKS",
    "MEANINGS",
    "SECTIONS",
    "Case",
    "Check",
    "Problem",
    "check_named",
    "run_checks",
]
