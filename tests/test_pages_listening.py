"""How we listen: what a year of listening looks like, and who is missing from it."""

from pathlib import Path

from coproof.measures.listening import ears
from pages_stories import AS_AT, Document, pages, portfolio, words_of

STORY = """
provider: {}
svc-mill: {accessible_info: {lead_role: Deputy manager, last_self_assessment_on: 2026-06-01}}
svc-out: {title: Out and About, people_count: 24}
fb-1: {given_on: 2026-01-05, recorded_on: 2026-01-07}
fb-2: {given_on: 2026-03-02, recorded_on: 2026-03-02, from_role: staff, channel: survey, kind: survey_answer}
fb-3: {given_on: 2026-10-05, communication: [makaton, speech]}
fb-old: {given_on: 2025-10-01}
fb-c: {given_on: 2026-04-05, kind: complaint, channel: complaint_procedure, from_role: family_carer}
ev-1: {on: 2026-10-03, services: [svc-mill]}
th-1: {}
dec-1: {responds_to: [th-1], decided_on: 2026-09-01}
act-1: {decision: dec-1, status: done, done_on: 2026-10-02}
dec-2: {responds_to: [th-1], decided_on: 2026-10-05, outcome: "no", reason: No room.}
"""


def test_a_year_of_listening_is_counted_service_by_service(tmp_path: Path) -> None:
    shown = portfolio(tmp_path, STORY, "internal")
    everybody, mill, out = ears(shown.graph, AS_AT)
    assert everybody.feedback == mill.feedback == ("fb-1", "fb-2", "fb-3", "fb-c")
    assert (mill.roles["person"], mill.roles["staff"], mill.channels["survey"]) == (2, 1, 1)
    assert (mill.communication["makaton"], mill.last_heard) == (1, "2026-10-05")
    assert (mill.lag_days, mill.lag_of) == (1.0, 2)
    assert mill.silent_weeks == 38  # from 6 January to 4 October
    assert (out.feedback, out.last_heard, out.silent_weeks) == ((), None, 52)


def test_the_page_says_who_is_not_heard(tmp_path: Path) -> None:
    words = words_of(pages(portfolio(tmp_path, STORY, "internal"))["how-we-listen.html"])
    assert "4 pieces of feedback in the last twelve months; 2 of them said or shown" in words
    assert "Out and About Nothing from the people it supports in twelve months." in words
    assert "A person it supports was last heard on 5 October 2026." in words
    assert "Half is written down within 1 day (2 pieces with both days)." in words
    assert "Led by: Deputy manager. Last looked at on 1 June 2026." in words
    assert "All asked 1 · changed 1 · no 1" in words


def test_the_public_edition_neither_knows_the_days_nor_gives_few_complaints_away(
    tmp_path: Path,
) -> None:
    page = pages(portfolio(tmp_path, STORY, "public"))["how-we-listen.html"]
    assert "This edition does not show when feedback was written down." in words_of(page)
    row = page.body.split('<th scope="row">Complaints procedure</th>')[1].split("</tr>")[0]
    assert Document(row).words == "not shown fewer than 5 0"
