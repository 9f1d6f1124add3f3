"""A picture, document or recording of a type that is not published, or too large.

What this means for people: many kinds of file carry more than they show: where a photo was taken,
what was struck out of a letter, a program that runs. A file of the wrong kind may also not open on
an old tablet. So only a few kinds are published, and each is known by what is in it, not by its
name.

How to mend it: save a photo as JPEG, PNG or WebP, a document as PDF, sound as MP3 and film as MP4,
each below 25 MB. Photos need nothing else: whatever the camera wrote into them is taken out.

Before:
    media:
      - {file: plan.docx, kind: document}

After:
    media:
      - {file: plan.pdf, kind: document}

Serves: confidentiality; evidence that everybody can open.
"""

from collections.abc import Iterator

from coproof.checks.case import Case, Problem
from coproof.checks.uses_of_consent import media
from coproof.model import MOST_MEGABYTES, TYPES_OF_KIND, Attachment, Severity

SEVERITY: Severity = "gap"
SECTION = "other"
ABOUT = ()

_WANTED = {
    "photo": "save the photo as JPEG, PNG or WebP",
    "document": "save the document as PDF, or as a JPEG or PNG picture",
    "audio": "save the sound as MP3 or MP4",
    "video": "save the film as MP4",
    "bsl_video": "save the film as MP4",
}


def find(case: Case) -> Iterator[Problem]:
    """One problem for each file that is there and is too large or not of an allowed type."""
    for use in media(case.graph):
        found = case.attachments.get(use.file)
        message = _message(found, use.kind) if found else ""
        if message:
            yield Problem(
                use.record, use.field, message, "Until then it is left out of every page."
            )


def _message(found: Attachment, kind: str) -> str:
    if found.trouble == "too-large":
        return f"this is larger than {MOST_MEGABYTES} MB. Make it smaller."
    if found.trouble is None and found.type not in TYPES_OF_KIND[kind]:
        return f"{_WANTED[kind]}; this is something else, whatever its name says."
    return ""
