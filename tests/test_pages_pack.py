"""The commissioner pack: eleven parts, always all of them, for one service and one period."""

from pathlib import Path

import pytest

from coproof.pages.pack import PARTS
from pages_stories import CHAIN, Document, pages, portfolio, words_of

STORY = (
    CHAIN
    + """
svc-out: {title: Out and About, people_count: 24, commissioners: [Wrenshire Council]}
ind-1: {title: Answered in time, service: svc-mill, kpi: true, unit: percent, direction: higher, target: 90, rag: {green: 90, amber: 75}, measure: Complaints answered in 20 working days, series: [{on: 2026-06, num: 19, den: 20}, {on: 2026-09, num: 16, den: 20, note: Two were late while the manager was away.}]}
ind-2: {title: Seen by nobody, service: svc-mill, series: [{on: 2026-09, value: 3}]}
ev-1: {kind: commissioner_meeting, on: 2026-09-10, title: Contract review, services: [svc-mill], reviewed: [dec-1], attendance: {commissioner: 6, staff: 2}}
dec-2: {responds_to: [th-quiet], decided_on: 2026-09-01}
act-2: {decision: dec-2, title: Second lamp, status: in_progress, start_on: 2026-09-02, due_on: 2026-10-20, owner_role: Team leader}
"""
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    shown = portfolio(tmp_path_factory.mktemp("pack"), STORY)
    return {path: page.body for path, page in pages(shown).items()}


def test_there_is_a_pack_for_each_service_and_each_period(made: dict[str, str]) -> None:
    names = sorted(path for path in made if path.startswith("pack/"))
    assert names == [
        "pack/all-12-months.html",
        "pack/all-2026-q3.html",
        "pack/all-2026-q4.html",
        "pack/index.html",
        "pack/svc-mill-12-months.html",
        "pack/svc-mill-2026-q3.html",
        "pack/svc-mill-2026-q4.html",
        "pack/svc-out-12-months.html",
        "pack/svc-out-2026-q3.html",
        "pack/svc-out-2026-q4.html",
    ]
    listed = Document(made["pack/index.html"])
    assert {f"../{name}" for name in names if "index" not in name} <= set(listed.links)


def test_every_pack_has_all_eleven_parts_in_order(made: dict[str, str]) -> None:
    assert len(PARTS) == 11
    for path, body in made.items():
        if path.startswith("pack/") and "index" not in path:
            assert Document(body).headings == [id for id, _ in PARTS], path


def test_an_indicator_of_the_contract_has_its_figure_target_and_rating_in_words(
    made: dict[str, str],
) -> None:
    words = Document(made["pack/svc-mill-2026-q3.html"]).words
    assert (
        "Two were late while the manager was away. 16 20 80 % (16 of 20) 90 % Amber 95 % (19 of 20) (Jun 2026)"
        in words
    )
    assert "Seen by nobody" not in words.split("3. What people said")[0]
    now = Document(made["pack/svc-mill-2026-q4.html"]).words
    assert "not measured in this period" in now


def test_the_last_quarter_is_shown_as_it_stood(made: dict[str, str]) -> None:
    then = Document(made["pack/svc-mill-2026-q3.html"]).words
    assert "As at 30 September 2026" in then
    assert "Second lamp act-2, 2 September 2026 Team leader 20 October 2026 In progress" in then
    now = Document(made["pack/svc-mill-2026-q4.html"]).words
    assert "Team leader 20 October 2026 Overdue 12 days" in now


def test_what_was_agreed_with_commissioners_is_followed_up(made: dict[str, str]) -> None:
    words = Document(made["pack/all-2026-q4.html"]).words
    assert (
        "Actions agreed with commissioners Action Owner Due Status Late Move the television"
        in words
    )


def test_one_service_holds_nothing_of_another(made: dict[str, str]) -> None:
    words = Document(made["pack/svc-out-12-months.html"]).words
    assert "Commissioned by Wrenshire Council" in words
    assert "television" not in words
    assert "lounge" not in words


def test_few_people_at_a_meeting_are_not_counted_out(made: dict[str, str]) -> None:
    words = Document(made["pack/svc-mill-2026-q3.html"]).words
    assert "Commissioner: 6; Staff: fewer than 5" in words


def test_an_empty_portfolio_has_packs_that_say_so(tmp_path: Path) -> None:
    made = pages(portfolio(tmp_path, "provider: {}"))
    words = words_of(made["pack/all-2026-q4.html"])
    assert "No indicator is marked as one of the contract." in words
    assert "Nothing is recorded here in this period." in words


SURVEYS = """
provider: {}
svc-mill: {}
ind-asked: {title: Safe, service: svc-mill, method: survey, unit: percent, counts_people: true, series: [{on: 2026-10, num: 9, den: 12, n: 12, asked: 16}]}
ind-few: {title: Warm, service: svc-mill, method: survey, unit: percent, counts_people: true, series: [{on: 2026-10, value: 50, n: 4, asked: 16}]}
ind-unsaid: {title: Young, service: svc-mill, method: survey, unit: score, series: [{on: 2026-10, value: 3, n: 12}]}
ev-1: {on: 2026-10-20, services: [svc-mill], attendance: {person: 6, staff: 2}, invited: {person: 19, family_carer: 8}}
"""


def test_a_pack_says_how_many_answered_of_those_who_were_asked(tmp_path: Path) -> None:
    words = words_of(pages(portfolio(tmp_path, SURVEYS))["pack/svc-mill-2026-q4.html"])
    assert "Safe, October 2026: 12 answered of 16 asked (75 %)" in words
    assert "Warm, October 2026: fewer than 5 answered of 16 asked" in words
    assert "Young, October 2026: 12 answered; how many were asked is not recorded" in words
    assert "Person supported: 6 of 19 invited; Staff: fewer than 5" in words
