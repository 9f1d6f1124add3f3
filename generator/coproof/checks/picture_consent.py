"""A picture of somebody whose consent does not reach as far as the Easy Read line that shows it.

What this means for people: a face is the surest way to be recognised. (The portfolio already leaves
the picture out wherever the consent does not reach; the words stay.)

How to mend it: ask the people in the picture, or ask them again, and record what they say; else use
another picture. The consent must cover a photo, for an audience as wide as the record's.

Before:
    tea-together: {file: tea.jpg, alt: Two people at tea, licence: ours, consent: con-2026-03-b8x1}
    con-2026-03-b8x1 has withdrawn_on

After:
    tea-together: {file: cups.png, alt: Two cups of tea, licence: our own}

Serves: consent; the right to object.
"""

from collections.abc import Iterator

from coproof.checks.case import Case, Problem
from coproof.model import EDITIONS, Picture, Record, Severity, first_day

SEVERITY: Severity = "gap"
SECTION = "other"
ABOUT = ("theme", "decision", "review")


def find(case: Case) -> Iterator[Problem]:
    """One problem for each line whose picture may not be shown to all who see the line."""
    for record in case.graph.records:
        for index, line in enumerate(record.part("easy_read").get("lines", ())):
            picture = case.settings.picture(str(line.get("picture", "")))
            if picture is not None and picture.consent is not None:
                what = _wrong(case, record, picture)
                if what:
                    yield Problem(
                        record,
                        f"easy_read.lines[{index}].picture",
                        f"{what}. Ask the people in it, or choose another picture.",
                        "Until then it is left out and the words stand alone.",
                    )


def _wrong(case: Case, record: Record, picture: Picture) -> str:
    """Why a picture may not be shown beside a record; "" where it may."""
    consent = case.graph.get(picture.consent or "")
    if consent is None or consent.kind != "consent":
        return "there is no such consent"
    if consent.get("withdrawn_on"):
        return "the consent to it was taken back"
    if "photo" not in consent.many("covers"):
        return "the consent to it does not cover a photo"
    ask_again = consent.get("review_on")
    if ask_again and first_day(ask_again) < max(case.as_at, case.today):
        return "the consent to it must be asked for again"
    audience = consent.get("audience")
    if audience not in EDITIONS or EDITIONS.index(audience) > EDITIONS.index(record.visibility):
        return "the consent to it is for fewer people than this record"
    return ""
