"""The Governance page: every number with its records, earlier quarters as they stood, nothing hidden given away."""

import re
from pathlib import Path

from pages_stories import CHAIN, Document, pages, portfolio, words_of

STORY = (
    CHAIN
    + """
svc-out: {title: Out and About, people_count: 24}
fb-2: {given_on: 2026-10-05, kind: complaint, channel: complaint_procedure}
fb-3: {given_on: 2026-10-06, kind: complaint, channel: complaint_procedure, service: svc-out}
fb-4: {given_on: 2026-10-07, kind: complaint, channel: complaint_procedure, service: svc-out}
fb-5: {given_on: 2026-10-08, kind: complaint, channel: complaint_procedure, service: svc-out}
fb-6: {given_on: 2026-10-09, kind: complaint, channel: complaint_procedure, service: svc-out}
fb-7: {given_on: 2026-10-09, kind: complaint, channel: complaint_procedure, service: svc-out}
ev-1: {kind: governance, on: 2026-09-15, title: Quality committee, chaired_by_role: Chair, reviewed: [th-quiet, dec-1]}
"""
)


def test_each_number_leads_to_as_many_records_as_it_says(tmp_path: Path) -> None:
    made = pages(portfolio(tmp_path, STORY, "partner"))
    links = re.findall(r'href="(governance/[^"#]+)#([^"]+)">([\d,]+)', made["governance.html"].body)
    assert len(links) > 8
    for path, quarter, number in links:
        section = made[path].body.split(f'id="{quarter}"')[1].split("<h2")[0]
        assert section.count("<li>") == int(number), (path, quarter)


def test_the_board_sees_what_was_looked_at_and_by_whom(tmp_path: Path) -> None:
    words = words_of(pages(portfolio(tmp_path, STORY, "partner"))["governance.html"])
    assert "Quality committee ev-1, 15 September 2026 Chaired by: Chair" in words
    assert "Looked at: Noise after tea" in words


def test_a_small_number_of_complaints_in_one_service_cannot_be_worked_out(tmp_path: Path) -> None:
    made = pages(portfolio(tmp_path, STORY, "public"))
    by_service = made["governance.html"].body.split("Complaints and compliments by service")[1]
    row = by_service.split("</table>")[0].split('<th scope="row">Complaints</th>')[1]
    cells = Document(row.split("</tr>")[0]).words
    assert cells == "fewer than 5 5 or more"


def test_an_empty_portfolio_has_the_page_and_no_number_behind_it(tmp_path: Path) -> None:
    made = pages(portfolio(tmp_path, "provider: {}"))
    assert "Nothing" not in made["governance.html"].body.split("Themes in feedback")[0]
    assert not [path for path in made if path.startswith("governance/")]
    assert "No governance meeting is shown in this edition." in words_of(made["governance.html"])
