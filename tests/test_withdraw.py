"""`coproof withdraw`: a person takes back what they said, or a permission that they gave."""

import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from changes_stories import commit, git, write
from coproof.capture.withdraw import INSTEAD
from coproof.checks import withdrawn_words_left
from coproof.cli import check as check_door
from coproof.cli import main
from coproof.cli import withdraw as door
from coproof.fields import Kinds
from coproof.portfolio import examine
from coproof.read import read_kinds
from sown_portfolio import IDS, sow

TODAY = date(2026, 6, 1)

STORY = """
provider: {}
svc-mill: {}
con-1: {}
con-2: {covers: [photo]}
fb-1: {title: The lounge, quote: It hurts my ears., consent: con-1, themes: [th-quiet], observed: She left.,
  route: {to: theme, on: 2026-01-08}, media: [{file: mill/lounge.jpg, kind: photo, alt: The lounge, nobody_shown: true}]}
fb-2: {summary: Two want a lamp.}
th-quiet: {}
dec-1: {responds_to: [fb-1]}
act-1: {decision: dec-1, status: done, start_on: 2026-02-05, done_on: 2026-03-01}
rev-1: {actions: [act-1], people_say: [{quote: I sleep now., voice: own_words, consent: con-1}]}
told-1: {about: [rev-1], covers: [fb-1], on: 2026-04-08}
"""


@pytest.fixture(autouse=True)
def _the_day_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (door, check_door):
        monkeypatch.setattr(module, "today", lambda: TODAY)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path, STORY)
    photo = tmp_path / "evidence/attachments/mill/lounge.jpg"
    photo.parent.mkdir(parents=True)
    photo.write_bytes(b"\xff\xd8\xff\xe0 a photo")
    return tmp_path


def withdraw(root: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["withdraw", "--root", str(root), *words])


def record(root: Path, name: str) -> dict[str, object]:
    return dict(yaml.load((root / "evidence" / name).read_text("utf-8"), yaml.BaseLoader))


def gaps(root: Path, check: str) -> list[str | None]:
    return [f.record for f in examine(root, TODAY, TODAY).findings if f.check == check]


def test_words_go_and_id_dates_and_journey_stay(root: Path) -> None:
    before = examine(root, TODAY, TODAY)
    result = withdraw(root, "fb-1", "--on", "2026-05-30")
    assert result.exit_code == 0, result.output
    assert record(root, "feedback/fb-1.yml") == {
        "id": "fb-1",
        "service": "svc-mill",
        "given_on": "2026-01-05",
        "kind": "concern",
        "channel": "everyday_conversation",
        "from_role": "person",
        "voice": "own_words",
        "summary": INSTEAD,
        "withdrawn_on": "2026-05-30",
        "themes": ["th-quiet"],
        "route": {"to": "theme", "on": "2026-01-08"},
        "visibility": "public",
    }
    after = examine(root, TODAY, TODAY)
    assert after.journeys == before.journeys
    assert after.errors == ()
    assert gaps(root, "withdrawn-words-left") == []


def test_it_says_what_it_did_and_what_is_left_to_people(root: Path) -> None:
    printed = withdraw(root, "fb-1").stdout
    assert printed.startswith("fb-1: taken back on 1 June 2026.\n  evidence/feedback/fb-1.yml\n")
    assert "Gone: Title, Quote, Consent, What was seen, Pictures and documents;" in printed
    assert "Now “Taken back by the person.”: Summary." in printed
    for named in (
        "coproof withdraw con-1",
        "evidence/attachments/mill/lounge.jpg",
        "evidence/themes/th-quiet.yml",
        "evidence/decisions/dec-1.yml",
        "evidence/reviews/rev-1.yml",
        "evidence/told/told-1.yml",
        'git commit -m "Take back fb-1"',
        "packs, zips, spreadsheets",
    ):
        assert named in printed
    assert "fb-2" not in printed


def test_what_a_record_must_say_is_said_without_a_word_of_theirs(root: Path) -> None:
    file = root / "evidence/feedback/fb-2.yml"
    more = "observed: Pointed.\nroute: {to: noted, response: {en: A lamp was lent., cy: Lamp.}}\n"
    file.write_text(file.read_text("utf-8").replace("own_words", "observed") + more, "utf-8")
    printed = withdraw(root, "fb-2").stdout
    assert "Summary, What was seen, Response." in printed
    assert record(root, "feedback/fb-2.yml")["route"] == {"to": "noted", "response": INSTEAD}
    assert examine(root, TODAY, TODAY).errors == ()
    assert gaps(root, "withdrawn-words-left") == []


def test_comments_go_as_well_because_people_write_words_there(root: Path) -> None:
    file = root / "evidence/feedback/fb-2.yml"
    file.write_text("# She rang twice.\n" + file.read_text("utf-8"), "utf-8")
    withdraw(root, "fb-2")
    assert "rang" not in file.read_text("utf-8")


def test_a_consent_gets_the_day_and_what_rests_on_it_is_named(root: Path) -> None:
    file = root / "evidence/consents/con-1.yml"
    file.write_text(f"# The form is in the folder.\n{file.read_text('utf-8')}", "utf-8")
    before = file.read_text("utf-8")
    printed = withdraw(root, "con-1", "--on", "2026-05-30").stdout
    assert file.read_text("utf-8") == f"{before}withdrawn_on: 2026-05-30\n"
    assert "evidence/feedback/fb-1.yml: quote\n" in printed
    assert "evidence/reviews/rev-1.yml: people_say[0].quote\n" in printed
    assert gaps(root, "consent-withdrawn") == ["fb-1", "rev-1"]


def test_pictures_that_rest_on_a_consent_are_named(root: Path) -> None:
    pictures = root / "site_config/pictures.yml"
    pictures.parent.mkdir()
    (root / "site_config/pictures").mkdir()
    pictures.write_text(
        "pictures:\n  garden: {file: garden.png, alt: The garden, licence: ours, consent: con-2}\n"
    )
    assert "\n      garden\n" in withdraw(root, "con-2").stdout


def test_a_second_time_changes_nothing_and_says_the_steps_again(root: Path) -> None:
    for name in ("fb-1", "con-1"):
        withdraw(root, name, "--on", "2026-05-30")
        file = next(root.glob(f"evidence/*/{name}.yml"))
        before = file.read_bytes()
        result = withdraw(root, name)
        assert result.exit_code == 0
        assert "taken back on 30 May 2026. Its file says so already" in result.stdout
        assert "What you do now:" in result.stdout
        assert file.read_bytes() == before


def test_words_that_were_left_in_a_withdrawn_record_go_and_its_day_stays(root: Path) -> None:
    file = root / "evidence/feedback/fb-1.yml"
    file.write_text(file.read_text("utf-8") + "withdrawn_on: 2026-05-02\n", "utf-8")
    assert gaps(root, "withdrawn-words-left")
    withdraw(root, "fb-1")
    assert record(root, "feedback/fb-1.yml")["withdrawn_on"] == "2026-05-02"
    assert gaps(root, "withdrawn-words-left") == []


def test_a_day_can_be_corrected(root: Path) -> None:
    for name in ("fb-1", "con-1"):
        withdraw(root, name, "--on", "2026-05-30")
        withdraw(root, name, "--on", "2026-05-29")
        file = next(root.glob(f"evidence/*/{name}.yml"))
        assert record(root, f"{file.parent.name}/{file.name}")["withdrawn_on"] == "2026-05-29"


def test_a_dry_run_writes_nothing(root: Path) -> None:
    for name in ("fb-1", "con-1"):
        file = next(root.glob(f"evidence/*/{name}.yml"))
        before = file.read_bytes()
        printed = withdraw(root, name, "--dry-run").stdout
        assert f"{name}: would be taken back" in printed
        assert "Nothing was written" in printed
        assert file.read_bytes() == before


WRONG = [
    (("fb-9",), "There is no record fb-9."),
    (("What she said",), "There is no record of that name."),
    (("th-quiet",), "th-quiet is nothing that one person said."),
    (("fb-1", "--on", "2026-06-02"), "That day has not come yet."),
    (("fb-1", "--on", "2026-01-04"), "That day is before it was given."),
    (("con-1", "--on", "2026-01-04"), "That day is before it was given."),
    (("fb-1", "--on", "30/05/2026"), "write a real day"),
]


@pytest.mark.parametrize(("words", "says"), WRONG)
def test_what_cannot_be_taken_back_is_told_plainly(
    root: Path, words: tuple[str, ...], says: str
) -> None:
    files = {file: file.read_bytes() for file in root.rglob("*.yml")}
    result = withdraw(root, *words)
    assert result.exit_code == 2
    assert says in result.stderr
    assert {file: file.read_bytes() for file in root.rglob("*.yml")} == files


def test_a_month_without_a_day_is_no_reason_to_refuse(root: Path) -> None:
    file = root / "evidence/feedback/fb-2.yml"
    file.write_text(file.read_text("utf-8").replace("'2026-01-05'", "2026-01"), "utf-8")
    assert withdraw(root, "fb-2", "--on", "2026-01-03").exit_code == 0


def test_a_broken_record_is_a_finding_and_stays_as_it_is(root: Path) -> None:
    file = root / "evidence/feedback/fb-1.yml"
    file.write_text(file.read_text("utf-8").replace("kind: concern", "kind: worry"), "utf-8")
    before = file.read_bytes()
    result = withdraw(root, "fb-1")
    assert result.exit_code == 1
    assert "evidence/feedback/fb-1.yml:4:" in result.stdout
    assert "mend this file first" in result.stderr
    assert file.read_bytes() == before


def test_errors_elsewhere_hold_up_nobody(root: Path) -> None:
    (root / "evidence/feedback/fb-2.yml").write_text("nothing of a record", "utf-8")
    decision = root / "evidence/decisions/dec-1.yml"
    decision.write_text(decision.read_text("utf-8").replace("fb-1", "fb-none"), "utf-8")
    assert withdraw(root, "fb-1").exit_code == 0


def test_of_two_files_with_one_id_none_is_changed(root: Path) -> None:
    first = root / "evidence/feedback/fb-1.yml"
    second = root / "evidence/feedback/2026/fb-1.yml"
    second.parent.mkdir()
    shutil.copy(first, second)
    before = first.read_bytes()
    result = withdraw(root, "fb-1")
    assert result.exit_code == 1
    assert "duplicate-id" in result.stdout
    assert (first.read_bytes(), second.read_bytes()) == (before, before)


def test_a_consent_in_braces_is_left_to_people(root: Path) -> None:
    file = root / "evidence/consents/con-1.yml"
    text = "{id: con-1, covers: [quote], audience: public, decided_by: person, on: 2026-01-05}\n"
    file.write_text(text, "utf-8")
    result = withdraw(root, "con-1")
    assert result.exit_code == 1
    assert "Write withdrawn_on:" in result.stdout
    assert file.read_text("utf-8") == text


def test_sites_that_were_built_and_shares_are_named(root: Path) -> None:
    (root / "site-internal").mkdir()
    (root / "site_config/shares").mkdir(parents=True)
    share = (
        "for_whom: The council\npurpose: Contract\nedition: partner\ncreated_on: 2026-05-01\n"
        "expires_on: 2026-07-01\ncreated_by_role: Manager\n"
    )
    (root / "site_config/shares/council.yml").write_text(f"id: council\n{share}", "utf-8")
    printed = withdraw(root, "fb-1").stdout
    assert "rm -rf .site-internal.prev .site-internal.stage\n" in printed
    assert "Build the shares again: council." in printed
    assert "site-partner" not in printed


def test_reasons_of_accepted_gaps_are_to_be_read(root: Path) -> None:
    gap = "{record: fb-1, check: loop-open, reason: Known., by_role: Lead, until: 2026-12-31}"
    (root / "site_config").mkdir()
    (root / "site_config/accepted_gaps.yml").write_text(f"- {gap}\n", "utf-8")
    assert "accepted_gaps.yml for this record: loop-open." in withdraw(root, "fb-1").stdout


def test_without_git_there_is_no_history(root: Path) -> None:
    assert "not kept in git" in withdraw(root, "fb-1").stdout


def test_what_was_never_committed_needs_no_drill(root: Path) -> None:
    file = root / "evidence/feedback/fb-2.yml"
    text = file.read_text("utf-8")
    file.unlink()
    commit(root, "2026-05-01")
    file.write_text(text, "utf-8")
    assert "Git has never held this" in withdraw(root, "fb-2").stdout


def test_every_path_that_held_the_record_or_its_files_is_found(root: Path) -> None:
    """Whatever the file was called, in whichever branch, stashed, merged or renamed."""
    feedback, photo = root / "evidence/feedback", root / "evidence/attachments/mill/lounge.jpg"
    (feedback / "fb-1.yml").rename(feedback / "note of may.yml")
    shutil.copy(photo, root / "evidence/attachments/old.jpg")
    commit(root, "2026-05-01")
    (feedback / "2026").mkdir()
    (feedback / "note of may.yml").rename(feedback / "2026/FB-1.yml")
    (root / "evidence/attachments/old.jpg").unlink()
    commit(root, "2026-05-02")
    git(root, "switch", "--quiet", "--create", "other")
    (feedback / "2026/FB-1.yml").rename(feedback / "2026/fb-1.yml")
    commit(root, "2026-05-03")
    shutil.copy(feedback / "2026/fb-1.yml", feedback / "2026/fb-10.yml")
    git(root, "add", "--all")
    git(root, "stash", "--quiet")
    printed = withdraw(root, "fb-1").stdout
    for path in (
        "'evidence/feedback/note of may.yml'",
        "evidence/feedback/2026/FB-1.yml",
        "evidence/feedback/2026/fb-1.yml",
        "evidence/feedback/2026/fb-10.yml",
        "evidence/attachments/mill/lounge.jpg",
        "evidence/attachments/old.jpg",
    ):
        assert f"--path {path} " in printed, path
    assert "fb-2.yml" not in printed
    assert "con-1.yml" not in printed


@pytest.fixture(scope="module")
def kinds() -> Kinds:
    return read_kinds()


def test_not_one_text_of_a_full_record_is_left(tmp_path: Path, kinds: Kinds) -> None:
    """Every field of the schema is filled, also those that nobody has thought of yet."""
    sow(tmp_path)
    file = next(tmp_path.glob(f"evidence/*/{IDS['feedback']}.yml"))
    before = record(tmp_path, f"feedback/{file.name}")
    assert withdraw(tmp_path, IDS["feedback"]).exit_code == 0
    assert "tok" not in file.read_text("utf-8")
    after = record(tmp_path, f"feedback/{file.name}")
    words = {*withdrawn_words_left.NOT_NEEDED, "summary", "consent"}
    assert set(before) - set(after) == words - {"summary"}
    assert {name for name in after if after[name] != before.get(name)} == {
        *("summary", "withdrawn_on", "route", "complaint")
    }
