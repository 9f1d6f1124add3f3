"""What has to be done: the To do page, the calendar file and `coproof status` agree about it."""

from datetime import date
from pathlib import Path

import icalendar
import pytest
from click.testing import CliRunner

from checks_stories import Story, all_stories, examined
from coproof.cli import main
from coproof.cli import status as door
from coproof.export import exported_files
from coproof.export.calendar import WIDTH, calendar, dated
from coproof.model import EDITIONS, Edition, Finding
from coproof.pages import navigation, site_pages
from coproof.portfolio import Portfolio, show
from coproof.report import status_report
from coproof.views.to_do import Task, to_do
from coproof.views.to_do.task import urgency_of
from pages_stories import AS_AT, Document, pages, portfolio, words_of

STORY = """
provider: {documents: [{kind: complaints_policy, title: Tokenword policy, next_review_on: 2026-11-20}]}
svc-mill: {}
svc-rowan: {title: Rowan Court}
fb-1: {themes: [th-1], given_on: 2026-03-01}
fb-2: {given_on: 2026-10-25, service: svc-rowan}
fb-3: {given_on: 2026-10-28, kind: complaint, service: svc-rowan}
th-1: {owner_role: Quality lead}
dec-1: {responds_to: [th-1], decided_on: 2026-04-01, title: Tokenword}
dec-2: {responds_to: [th-1], decided_on: 2026-05-01, outcome: not_yet, reason: Not now., look_again_on: 2027-02-01}
act-1: {decision: dec-1, status: in_progress, start_on: 2026-04-05, due_on: 2026-10-20, review_on: 2026-11-10}
act-2: {decision: dec-1, status: done, start_on: 2026-04-05, done_on: 2026-10-01, owner_role: Team leader}
told-1: {about: [dec-1], covers: [th-1], on: 2026-05-02}
con-1: {review_on: 2026-11-30}
fb-4: {given_on: 2026-10-01, quote: Thank you., consent: con-1, route: {to: noted, on: 2026-10-02, response: Glad.}}
"""


def list_of(root: Path, story: str = STORY, **config: object) -> dict[str, Task]:
    """The tasks of a story by their names."""
    return {task.key: task for task in to_do(portfolio(root, story, "internal", **config)).tasks}


def said(task: Task) -> tuple[str, str, str]:
    return task.urgency, str(task.day), task.owner


def test_each_promise_has_its_day_and_whose_it_is(tmp_path: Path) -> None:
    tasks = {key: said(task) for key, task in list_of(tmp_path).items()}
    assert tasks == {
        "action.act-1": ("late", "2026-10-20", "Quality lead"),
        "answer.fb-2": ("now", "2026-11-22", ""),
        "answer.fb-3": ("now", "2026-11-25", ""),
        "complaint.fb-3": ("now", "2026-11-02", ""),
        "review.act-1": ("coming", "2026-11-10", "Quality lead"),
        "review.act-2": ("coming", "2026-11-15", "Team leader"),
        "document.provider.complaints_policy.0": ("coming", "2026-11-20", ""),
        "consent.con-1": ("coming", "2026-11-30", ""),
        "look-again.dec-2": ("later", "2027-02-01", "Quality lead"),
    }


def test_who_has_waited_longest_comes_first(tmp_path: Path) -> None:
    story = "provider: {}\nsvc-mill: {}\n" + "".join(
        f"fb-{n}: {{given_on: 2026-{month}-05}}\n" for n, month in enumerate(("07", "05", "06"))
    )
    assert [task.record for task in to_do(portfolio(tmp_path, story, "internal")).tasks] == [
        "fb-1",
        "fb-2",
        "fb-0",
    ]


RESULTS = """
provider: {}
svc-mill: {}
fb-1: {themes: [th-1], given_on: 2026-01-05}
th-1: {}
dec-1: {responds_to: [th-1]}
act-1: {decision: dec-1, status: done, start_on: 2026-02-05, done_on: 2026-03-01}
told-1: {about: [dec-1], covers: [th-1], on: 2026-02-10}
rev-1: {actions: [act-1], on: 2026-05-20}
"""


def test_a_result_is_owed_to_people_and_looked_at_again(tmp_path: Path) -> None:
    tasks = {key: said(task)[:2] for key, task in list_of(tmp_path, RESULTS).items()}
    assert tasks == {
        "result.rev-1": ("late", "2026-06-10"),
        "lasting.rev-1": ("coming", "2026-11-19"),
    }


def test_a_trial_is_looked_at_on_its_days(tmp_path: Path) -> None:
    story = RESULTS.replace("rev-1: {actions: [act-1], on: 2026-05-20}", "").replace(
        "status: done, start_on: 2026-02-05, done_on: 2026-03-01",
        "status: in_progress, start_on: 2026-10-01, trial: {start: 2026-10-01, end: 2026-12-01,"
        " review_dates: [2026-10-20, 2026-11-10]}",
    )
    assert said(list_of(tmp_path, story)["review.act-1"])[:2] == ("late", "2026-10-20")
    held = story + "rev-2: {actions: [act-1], on: 2026-10-21, kind: trial, result: too_early}\n"
    assert said(list_of(tmp_path / "b", held)["review.act-1"])[:2] == ("coming", "2026-11-10")


def test_what_is_decided_has_to_begin(tmp_path: Path) -> None:
    story = "provider: {}\nsvc-mill: {}\nfb-1: {given_on: 2026-10-01}\ndec-1: {responds_to: [fb-1], decided_on: 2026-10-20}"
    assert said(list_of(tmp_path, story)["begin.dec-1"])[:2] == ("coming", "2026-11-19")


def test_old_feedback_is_judged_when_the_provider_says_for_how_long_it_keeps_it(
    tmp_path: Path,
) -> None:
    assert not [key for key in list_of(tmp_path / "a") if key.startswith("retention")]
    (tmp_path / "site_config").mkdir()
    (tmp_path / "site_config/checks.yml").write_text("thresholds: {retention: {years: 6}}\n")
    story = "provider: {}\nsvc-mill: {}\nfb-1: {given_on: 2020-11-15, route: {to: noted, on: 2020-11-16, response: Glad.}}"
    assert said(list_of(tmp_path, story)["retention.fb-1"])[:2] == ("coming", "2026-11-15")


def test_what_is_accepted_is_not_pressed_for_until_it_runs_out(tmp_path: Path) -> None:
    (tmp_path / "site_config").mkdir()
    (tmp_path / "site_config/accepted_gaps.yml").write_text(
        "- {record: act-1, check: action-overdue, reason: Known., by_role: Lead, until: 2026-11-25}\n"
        "- {record: fb-9, check: loop-open, reason: Known., by_role: Lead, until: 2026-11-25}\n"
        "- {record: fb-8, check: loop-open, reason: Known., by_role: Lead, until: 2026-10-25}\n"
    )
    tasks = list_of(tmp_path)
    assert tasks["action.act-1"].urgency == "accepted"
    assert tasks["accepted.2026-11-25"].what == "2 accepted gaps run out: look at them again"
    assert tasks["accepted.2026-11-25"].urgency == "coming"
    assert "accepted.2026-10-25" not in tasks


@pytest.mark.parametrize(
    ("day", "urgency"),
    [
        ("2026-10-31", "late"),
        ("2026-11-01", "now"),
        ("2026-11-08", "now"),
        ("2026-11-09", "coming"),
        ("2026-12-01", "coming"),
        ("2026-12-02", "later"),
    ],
)
def test_how_urgent_a_day_is(day: str, urgency: str) -> None:
    assert urgency_of(date.fromisoformat(day), AS_AT) == urgency


ASKED_FOR = {
    "feedback-not-routed": "answer",
    "loop-open": "answer",
    "complaint-clock": ("answer", "complaint"),
    "action-overdue": "action",
    "decision-no-action": "begin",
    "look-again-due": "look-again",
    "done-no-review": "review",
    "review-overdue": "review",
    "trial-not-reviewed": "review",
    "sustain-check-missing": "lasting",
    "result-not-told": "result",
    "consent-expired": "consent",
    "retention-due": "retention",
    "document-stale": "document",
}
"""What each of these checks asks for, as the sorts of things to do."""

STORIES = [s for s in all_stories() if any(line.split(" ")[1] in ASKED_FOR for line in s.findings)]


@pytest.mark.parametrize("story", STORIES, ids=str)
def test_what_the_checks_ask_for_is_on_the_list_and_late(story: Story, tmp_path: Path) -> None:
    examination = examined(story, tmp_path)
    tasks = to_do(show(examination, "internal", quarters_back=0))
    pressing = {(task.reason, task.record) for task in tasks.of("late")}
    for finding in examination.findings:
        if finding.check in ASKED_FOR and not finding.accepted and not came_late(finding):
            reasons = ASKED_FOR[finding.check]
            reasons = (reasons,) if isinstance(reasons, str) else reasons
            assert pressing & {(reason, finding.record) for reason in reasons}, finding


def came_late(finding: Finding) -> bool:
    """A complaint that was answered, too late: there is nothing left to do."""
    return finding.check == "complaint-clock" and "this came" in finding.message


class TestPage:
    def test_it_is_in_the_internal_edition_only(self, tmp_path: Path) -> None:
        made = {edition: self.paths(tmp_path / edition, edition) for edition in EDITIONS}
        assert [edition for edition, paths in made.items() if "to-do.html" in paths] == ["internal"]

    def paths(self, root: Path, edition: Edition) -> set[str]:
        shown = portfolio(root, STORY, edition)
        in_menu = {entry.path for entry in navigation(shown) if entry.path}
        made = {page.path for page in site_pages(shown)}
        assert ("to-do.html" in in_menu) == ("to-do.html" in made)
        return made

    def test_it_stands_near_the_top_of_the_menu(self, tmp_path: Path) -> None:
        shown = portfolio(tmp_path, STORY, "internal")
        assert [entry.title for entry in navigation(shown)][:2] == ["Home", "To do"]

    def test_it_groups_by_urgency_and_service(self, tmp_path: Path) -> None:
        page = pages(portfolio(tmp_path, STORY, "internal"))["to-do.html"]
        assert Document(page.body).headings == ["late", "now", "coming", "later"]
        words = words_of(page)
        now = words.partition("Now 3")[2].partition("Coming up")[0]
        assert "Rowan Court" in now
        assert "Millfield House" not in now
        assert "2 answers are owed, the oldest since 25 October 2026" in words
        assert "12 days late" in words
        assert "in 21 days, waiting 7 days" in words
        assert "Quality lead" in words
        assert "Nobody named" in words

    def test_every_record_is_one_link_away(self, tmp_path: Path) -> None:
        links = Document(pages(portfolio(tmp_path, STORY, "internal"))["to-do.html"].body).links
        for path in ("actions/act-1.html", "feedback/fb-2.html", "provider.html", "data/to-do.ics"):
            assert path in links

    def test_with_nothing_to_do_it_says_so(self, tmp_path: Path) -> None:
        words = words_of(pages(portfolio(tmp_path, "provider: {}", "internal"))["to-do.html"])
        assert "Nobody waits for an answer." in words
        assert "Nothing has a day, and nobody waits." in words

    def test_it_stays_light_and_says_how_many_it_leaves_out(self, tmp_path: Path) -> None:
        story = "provider: {}\nsvc-mill: {}\n" + "".join(
            f"fb-{n}: {{summary: {'A long sentence about the evenings. ' * 3}}}\n"
            for n in range(500)
        )
        page = pages(portfolio(tmp_path, story, "internal"))["to-do.html"]
        assert "The first 120 of 500 are shown." in words_of(page)
        assert len(page.body) < 150_000

    def test_the_front_page_leads_to_it(self, tmp_path: Path) -> None:
        page = pages(portfolio(tmp_path / "a", STORY, "internal"))["index.html"]
        assert "To do: 1 late, 7 now or in the next 30 days" in words_of(page)
        assert "to-do.html" not in pages(portfolio(tmp_path / "b", STORY))["index.html"].body


def dated_names(shown: Portfolio) -> list[str]:
    read = icalendar.Calendar.from_ical(calendar(shown, "1.0"))
    return [str(event["UID"]) for event in read.walk("VEVENT")]


class TestCalendar:
    @pytest.fixture
    def shown(self, tmp_path: Path) -> Portfolio:
        return portfolio(tmp_path, STORY, "internal")

    def test_another_program_can_read_it(self, shown: Portfolio) -> None:
        read = icalendar.Calendar.from_ical(calendar(shown, "1.0"))
        events = read.walk("VEVENT")
        assert not read.errors
        assert not [event.errors for event in events if event.errors]
        assert {(str(one["UID"]).partition("@")[0], one["DTSTART"].dt) for one in events} == {
            (task.key, task.day) for task in to_do(shown).tasks
        }
        for event in events:
            assert (event["DTEND"].dt - event["DTSTART"].dt).days == 1
            assert event["DTSTAMP"].dt.date() == shown.as_at

    def test_it_says_what_to_do_and_no_title(self, shown: Portfolio) -> None:
        text = calendar(shown, "1.0").decode()
        assert "SUMMARY:Finish what was promised (act-1)" in text
        assert "CATEGORIES:Answers owed,svc-rowan" in text
        for words in ("Tokenword", "lounge", "Move the television", "Quality lead", "Millfield"):
            assert words not in text

    def test_lines_are_short_and_end_as_the_standard_wants(self, shown: Portfolio) -> None:
        data = calendar(shown, "1.0")
        assert data.endswith(b"END:VCALENDAR\r\n")
        assert data.count(b"\n") == data.count(b"\r\n")
        assert max(len(line) for line in data.split(b"\r\n")) <= WIDTH

    def test_long_names_and_marks_come_back(self, tmp_path: Path) -> None:
        long = "fb-" + "-".join(["abcdefghij"] * 5)
        shown = portfolio(tmp_path, f"provider: {{}}\nsvc-mill: {{}}\n{long}: {{}}", "internal")
        data = calendar(shown, "1,0;x\\")
        [event] = icalendar.Calendar.from_ical(data).walk("VEVENT")
        assert str(event["SUMMARY"]) == f"Take up what was said ({long})"
        assert str(event["UID"]).startswith(f"answer.{long}@")
        assert max(len(line) for line in data.split(b"\r\n")) <= WIDTH

    def test_the_same_evidence_gives_the_same_bytes(self, tmp_path: Path) -> None:
        one, other = (portfolio(tmp_path / name, STORY, "internal") for name in "ab")
        assert calendar(one, "1.0") == calendar(other, "1.0")

    def test_a_date_keeps_its_name_when_its_day_moves(self, tmp_path: Path) -> None:
        moved = STORY.replace("due_on: 2026-10-20", "due_on: 2026-11-20")
        names = [
            {task.key for task in dated(portfolio(tmp_path / folder, story, "internal"))}
            for folder, story in (("a", STORY), ("b", moved))
        ]
        assert names[0] == names[1]

    def test_two_providers_may_share_a_calendar(self, tmp_path: Path) -> None:
        other = STORY.replace("provider: {", "provider: {name: Rosehill Homes, ")
        names = [
            set(dated_names(portfolio(tmp_path / folder, story, "internal")))
            for folder, story in (("a", STORY), ("b", other))
        ]
        assert not names[0] & names[1]

    def test_only_the_internal_edition_has_the_file(self, tmp_path: Path) -> None:
        for edition in EDITIONS:
            files = dict(exported_files(portfolio(tmp_path / edition, STORY, edition), "1.0"))
            assert ("data/to-do.ics" in files) is (edition == "internal")

    def test_it_looks_a_year_ahead_and_a_year_back(self, tmp_path: Path) -> None:
        far = STORY.replace("look_again_on: 2027-02-01", "look_again_on: 2028-02-01")
        old = far.replace("fb-2: {given_on: 2026-10-25", "fb-2: {given_on: 2025-08-25")
        keys = {task.key for task in dated(portfolio(tmp_path, old, "internal"))}
        assert not keys & {"look-again.dec-2", "answer.fb-2"}
        assert "answer.fb-3" in keys


class TestStatus:
    @pytest.fixture(autouse=True)
    def _the_day_is_known(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(door, "today", lambda: AS_AT)

    def status(self, root: Path, *words: str) -> str:
        result = CliRunner().invoke(main, ["status", "--root", str(root), *words])
        assert result.exit_code == 0, result.output
        return result.stdout

    def test_it_lists_what_is_late_and_what_comes_up(self, tmp_path: Path) -> None:
        portfolio(tmp_path, STORY, "internal")
        assert self.status(tmp_path).partition("\n\n")[2] == (
            "2 of 4 pieces of feedback still wait for an answer:\n"
            "  fb-2  waiting 7 days  for somebody to take it up\n"
            "  fb-3  waiting 4 days  for somebody to take it up\n"
            "\n"
            "1 action overdue:\n"
            "  act-1  12 days late  due 20 October 2026\n"
            "\n"
            "1 decision to look at again:\n"
            "  dec-2  on 1 February 2027\n"
            "\n"
            "Complaints: 1\n"
            "  fb-3  in 1 day  by 2 November 2026\n"
            "\n"
            "Reviews due: 2\n"
            "  act-1  in 9 days   by 10 November 2026\n"
            "  act-2  in 14 days  by 15 November 2026\n"
            "\n"
            "Consents to ask for again: 1\n"
            "  con-1  in 29 days  by 30 November 2026\n"
            "\n"
            "Documents to review: 1\n"
            "  Review the document: Complaints policy  in 19 days  by 20 November 2026\n"
        )

    def test_it_writes_the_calendar_of_the_site(self, tmp_path: Path) -> None:
        shown = portfolio(tmp_path, STORY, "internal")
        file = tmp_path / "my.ics"
        for _ in range(2):
            self.status(tmp_path, "--ics", str(file))
        assert len(icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")) == len(
            dated(shown)
        )

    def test_it_writes_over_nothing_but_a_calendar(self, tmp_path: Path) -> None:
        portfolio(tmp_path, STORY, "internal")
        file = tmp_path / "evidence/provider.yml"
        before = file.read_bytes()
        words = ["status", "--root", str(tmp_path), "--ics", str(file)]
        result = CliRunner().invoke(main, words)
        assert result.exit_code == 2
        assert "is no calendar" in result.stderr
        assert file.read_bytes() == before

    @pytest.mark.parametrize("story", STORIES[::5], ids=str)
    def test_page_calendar_and_status_tell_the_same(self, story: Story, tmp_path: Path) -> None:
        examination = examined(story, tmp_path)
        shown = show(examination, "internal", quarters_back=0)
        status = status_report(examination)
        page = words_of(pages(shown)["to-do.html"])
        for task in to_do(shown).tasks:
            if task.urgency in ("late", "now", "coming") and task.record != "provider":
                assert task.record in status
                assert task.record in page
