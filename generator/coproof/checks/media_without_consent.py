"""A photo, a film or a recording without a consent that covers it.

What this means for people: a face or a voice is the surest way to be recognised, and a picture
that is out cannot be called back.

How to mend it: ask everybody who can be seen or heard, and name the consent. Else take it out. For
a photo of a place with nobody in it, write `nobody_shown: true`. A document needs no consent; one
that is named must cover a story.

Before:
    media:
      - {file: lounge.jpg, kind: photo, alt: Two people at a table by the window}

After:
    media:
      - {file: lounge.jpg, kind: photo, alt: Two people at a table, consent: con-2026-03-a4d1}

Serves: consent.
"""

from collections.abc import Iterator

from coproof.checks.case import Case, Problem
from coproof.checks.uses_of_consent import consent_of, media
from coproof.model import Severity

SEVERITY: Severity = "gap"
SECTION = "other"
ABOUT = ()


def find(case: Case) -> Iterator[Problem]:
    """One problem for each picture or recording without consent, or with one for something else."""
    for use in media(case.graph):
        consent = consent_of(case.graph, use)
        if use.consent is None and not use.nobody_shown:
            yield Problem(
                use.record,
                use.field,
                "whoever can be seen or heard in it must agree. Name their consent.",
                "If it is a photo and nobody can be seen, write `nobody_shown: true`.",
            )
        elif consent is not None and use.what not in consent.many("covers"):
            yield Problem(
                use.record,
                use.consent_field,
                f"{consent.id} does not cover this ({use.what}). Ask for consent to it.",
                "Until then it is left out of every page.",
            )
