"""Somebody's own words, without a consent that covers them.

What this means for people: their words belong to them. They may have said them to you and to
nobody else. (The portfolio shows no quote without consent, whatever this check says.)

How to mend it: ask the person, in a way that they understand, and record the answer as a consent
that covers quotes. If they say no, or you cannot ask, take the quote out and keep the summary.

Before:
    quote: I just want to be able to hear the telly.

After:
    quote: I just want to be able to hear the telly.
    consent: con-2026-03-a4d1

Serves: consent; people's own words as evidence.
"""

from collections.abc import Iterator

from coproof.checks.case import Case, Problem
from coproof.checks.uses_of_consent import QUOTE, consent_of, quotes
from coproof.model import Severity

SEVERITY: Severity = "error"
SECTION = "other"

HELP = "If you cannot ask the person, take the quote out: the summary stays."


def find(case: Case) -> Iterator[Problem]:
    """One problem for each quote without a consent, or with one for something else."""
    for use in quotes(case.graph):
        consent = consent_of(case.graph, use)
        if use.consent is None:
            message = "a quote needs the person's consent. Name a consent that covers quotes."
            yield Problem(use.record, use.field, message, HELP)
        elif consent is not None and QUOTE not in consent.many("covers"):
            message = f"{consent.id} does not cover quotes. Ask the person to agree to the quote."
            yield Problem(use.record, use.consent_field, message, HELP)
