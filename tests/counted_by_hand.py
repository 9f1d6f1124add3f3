"""The numbers of a portfolio counted by hand from plain records; nothing of coproof is used here.

Each function takes records as plain data (from the YAML files, from `portfolio.json` or from a
sheet of the workbook) and the first and last day of a period, as ISO texts.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

Record = Mapping[str, Any]
Records = Mapping[str, list[Record]]
"""All records by kind."""


def between(record: Record, field: str, first: str, last: str) -> bool:
    """Whether the day lies in the period; a month counts by its first day."""
    day = str(record.get(field) or "")
    day = f"{day}-01" if len(day) == 7 else day
    return first <= day <= last


def _given(records: Records, first: str, last: str) -> list[Record]:
    return [one for one in records["feedback"] if between(one, "given_on", first, last)]


def _of(kind: str) -> Callable[[Records, str, str], int]:
    return lambda records, first, last: sum(
        one["kind"] == kind for one in _given(records, first, last)
    )


def _reviews(result: str) -> Callable[[Records, str, str], int]:
    return lambda records, first, last: sum(
        one["result"] == result and between(one, "on", first, last) for one in records["review"]
    )


def _dated(kind: str, field: str, **wanted: str) -> Callable[[Records, str, str], int]:
    return lambda records, first, last: sum(
        between(one, field, first, last)
        and all(one.get(name) == value for name, value in wanted.items())
        for one in records[kind]
    )


WITH_PEOPLE = {
    "peoples_meeting",
    "co_design_workshop",
    "feedback_session",
    "family_forum",
    "support_review_round",
    "quality_checker_visit",
}

COUNTS: Mapping[str, Callable[[Records, str, str], int]] = {
    "feedback": lambda records, first, last: len(_given(records, first, last)),
    "complaints": _of("complaint"),
    "compliments": _of("compliment"),
    "themes-new": _dated("theme", "identified_on"),
    "actions-done": _dated("action", "done_on", status="done"),
    "actions-stopped": _dated("action", "done_on", status="stopped"),
    "reviews": _dated("review", "on"),
    "reviews-improved": _reviews("improved"),
    "reviews-partly-improved": _reviews("partly_improved"),
    "reviews-no-change": _reviews("no_change"),
    "reviews-worse": _reviews("worse"),
    "meetings": lambda records, first, last: sum(
        one["kind"] in WITH_PEOPLE and between(one, "on", first, last) for one in records["event"]
    ),
    "feedback-from-people": lambda records, first, last: sum(
        one["from_role"] == "person" for one in _given(records, first, last)
    ),
    "feedback-observed": lambda records, first, last: sum(
        one["voice"] == "observed" for one in _given(records, first, last)
    ),
}
"""What is counted, under the names that the pages behind the figures have."""


def seen_in(edition: str, records: Iterable[Record]) -> list[Record]:
    """The records that say that an edition may show them (services with few people apart)."""
    allowed = {"public": {"public"}, "partner": {"public", "partner"}}.get(edition)
    return [one for one in records if allowed is None or one.get("visibility") in allowed]
