"""`coproof accept`: known gaps are written down with a reason, a role and a last day."""

from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from coproof.capture.accept import Acceptance
from coproof.capture.accepted_file import NEW, with_acceptance
from coproof.cli import accept as door
from coproof.cli import check as check_door
from coproof.cli import main
from coproof.model import AcceptedGap
from coproof.read.yaml import load

TODAY = date(2026, 3, 1)
FILE = "site_config/accepted_gaps.yml"
TERMS = ("--reason", "We wait for the landlord.", "--by", "Registered manager")

FEEDBACK = """\
id: fb-1
service: svc-1
given_on: 2026-01-02
kind: concern
channel: everyday_conversation
from_role: person
voice: own_words
summary: The lift is out of order.
"""
OTHER = FEEDBACK.replace("fb-1", "fb-2")

ARCHIVE = {
    "evidence/provider.yml": "name: Millbrook Support\n",
    "evidence/services/svc-1.yml": "id: svc-1\ntitle: Mill Lane\ntype: supported_living\npeople_count: 8\n",
    "evidence/feedback/fb-1.yml": FEEDBACK,
    "evidence/feedback/fb-2.yml": OTHER,
}
"""Two pieces of feedback that nobody took up for two months."""

BY_HAND = """\
# What we know of, and why.

  # The landlord wrote to us.
  - record: fb-1   # the lift
    check: feedback-not-routed
    reason: >-
      We wait for the landlord, who
      waits for a part.
    by_role: 'Registered manager'
    until: 2026-02-10  # spring

  # Nothing below this line yet.
"""
"""A file as somebody wrote it; its one entry has run out."""


@pytest.fixture(autouse=True)
def _the_day_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (door, check_door):
        monkeypatch.setattr(module, "today", lambda: TODAY)


def lay(root: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay(tmp_path, ARCHIVE)


def coproof(root: Path, *words: str) -> Result:
    return CliRunner().invoke(
        main, [words[0], "--root", str(root), *words[1:]], env={"NO_COLOR": "1"}
    )


def strict(root: Path) -> int:
    return coproof(root, "check", "--strict").exit_code


def entries(root: Path) -> list[dict[str, str]]:
    return list(yaml.load((root / FILE).read_text("utf-8"), yaml.BaseLoader))


def test_an_old_archive_starts_green_and_only_gets_better(root: Path) -> None:
    assert strict(root) == 1
    result = coproof(root, "accept", "--all", "--until", "2026-12-31", *TERMS)
    assert result.exit_code == 0, result.output
    assert "2 gaps accepted until 31 December 2026:\n     2  feedback-not-routed\n" in result.stdout
    assert strict(root) == 0

    lay(root, {"evidence/feedback/fb-3.yml": FEEDBACK.replace("fb-1", "fb-3")})
    assert strict(root) == 1, "a new gap fails again"


def test_what_has_run_out_fires_again_and_can_be_accepted_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    coproof(root, "accept", "--all", "--until", "2026-03-31", *TERMS)
    for module in (door, check_door):
        monkeypatch.setattr(module, "today", lambda: date(2026, 4, 1))
    assert strict(root) == 1
    coproof(root, "accept", "--all", "--until", "2026-05-31", "--by", "Quality lead")
    assert strict(root) == 0
    assert [entry["until"] for entry in entries(root)] == ["2026-05-31"] * 2
    assert {entry["reason"] for entry in entries(root)} == {"We wait for the landlord."}
    assert {entry["by_role"] for entry in entries(root)} == {"Quality lead"}


def test_nothing_is_written_twice(root: Path) -> None:
    for _ in range(2):
        coproof(root, "accept", "--all", "--until", "2026-12-31", *TERMS)
    coproof(root, "accept", "fb-1", "feedback-not-routed", "--until", "2026-12-31", *TERMS)
    assert len(entries(root)) == 2
    again = coproof(root, "accept", "--all", "--until", "2026-12-31", *TERMS)
    assert again.stdout == "There is no open gap.\nNothing was written.\n"


def test_one_gap_is_accepted_and_the_other_still_counts(root: Path) -> None:
    result = coproof(root, "accept", "fb-1", "feedback-not-routed", "--until", "2026-12-31", *TERMS)
    assert result.stdout == "fb-1 feedback-not-routed: accepted until 31 December 2026.\n"
    assert entries(root) == [
        {
            "record": "fb-1",
            "check": "feedback-not-routed",
            "reason": "We wait for the landlord.",
            "by_role": "Registered manager",
            "until": "2026-12-31",
        }
    ]
    assert strict(root) == 1


def test_a_dry_run_writes_nothing(root: Path) -> None:
    result = coproof(root, "accept", "--all", "--until", "2026-12-31", *TERMS, "--dry-run")
    assert "2 gaps would be accepted" in result.stdout
    assert not (root / FILE).exists()


def test_a_file_that_somebody_wrote_stays_as_it_is(root: Path) -> None:
    lay(root, {FILE: BY_HAND})
    coproof(root, "accept", "--all", "--until", "2026-12-31", "--by", "Registered manager")
    text = (root / FILE).read_text("utf-8")
    assert text.startswith(BY_HAND.replace("2026-02-10", "2026-12-31"))
    assert text.count("  - record:") == 2


def test_a_reason_in_many_lines_can_be_replaced(root: Path) -> None:
    lay(root, {FILE: BY_HAND})
    coproof(root, "accept", "fb-1", "feedback-not-routed", "--until", "2026-12-31", *TERMS)
    text = (root / FILE).read_text("utf-8")
    assert 'reason: "We wait for the landlord."\n    by_role:' in text
    assert "# the lift" in text
    assert "# spring" in text


def test_a_list_in_brackets_is_left_to_people(root: Path) -> None:
    text = "[{record: fb-9, check: loop-open, reason: Known., by_role: Lead, until: 2026-12-31}]\n"
    lay(root, {FILE: text})
    result = coproof(root, "accept", "--all", "--until", "2026-12-31", *TERMS)
    assert result.exit_code == 1
    assert "nothing was changed" in result.stdout
    assert (root / FILE).read_text("utf-8") == text


def test_a_gap_of_the_public_edition_only_can_be_accepted(root: Path) -> None:
    """All that people said themselves is internal, so the public edition hears nobody."""
    lay(
        root,
        {
            "evidence/services/svc-1.yml": ARCHIVE["evidence/services/svc-1.yml"]
            + "visibility: public\n",
            "evidence/feedback/fb-0.yml": FEEDBACK.replace("fb-1", "fb-0")
            .replace("2026-01", "2025-01")
            .replace("from_role: person", "from_role: visitor")
            + "visibility: public\nroute: {to: noted, response: Thank you.}\n",
        },
    )
    assert "voice-missing" not in coproof(root, "check").stdout
    result = coproof(root, "accept", "svc-1", "voice-missing", "--until", "2026-12-31", *TERMS)
    assert result.exit_code == 0, result.output


WRONG = [
    (("fb-1", "feedback-not-routd"), "Did you mean feedback-not-routed?"),
    (("fb-9", "feedback-not-routed"), "There is no record fb-9."),
    (("svc-1", "feedback-not-routed"), "there is no such gap now"),
    (("fb-2", "broken-link"), "Errors can only be mended."),
    (("fb-1",), "Name the record and the check, or say --all"),
    ((), "Name the record and the check, or say --all"),
    (("fb-1", "feedback-not-routed", "--all"), "Name the record and the check, or say --all"),
]


@pytest.mark.parametrize(("named", "says"), WRONG)
def test_what_is_no_gap_cannot_be_accepted(root: Path, named: tuple[str, ...], says: str) -> None:
    lay(root, {"evidence/feedback/fb-2.yml": OTHER + "themes: [th-9]\n"})
    result = coproof(root, "accept", *named, "--until", "2026-12-31", *TERMS)
    assert result.exit_code == 2
    assert says in result.stderr
    assert not (root / FILE).exists()


UNFIT = [
    (("--until", "2026-02-28"), "That day has passed"),
    (("--until", "31/12/2026"), "write a real day"),
    (("--until", "2026-12-31", "--by", "Mrs Example"), "The role holds a person's name"),
    (
        ("--until", "2026-12-31", "--reason", "Ring 07700 900123."),
        "The reason holds a phone number",
    ),
    (("--until", "2026-12-31", "--reason", "Bad\x07bell"), "hidden control characters"),
    (("--until", "2026-12-31", "--reason", " "), "Reason: "),
    (("--until", "2026-12-31", "--by", "x" * 201), "Accepted by: "),
]


@pytest.mark.parametrize(("said", "says"), UNFIT)
def test_terms_that_nobody_could_stand_by_are_refused(
    root: Path, said: tuple[str, ...], says: str
) -> None:
    result = coproof(root, "accept", "--all", *TERMS, *said)
    assert result.exit_code == 2
    assert says in result.stderr
    assert not (root / FILE).exists()


def test_the_last_day_may_be_today_and_far_away_is_worth_a_caution(root: Path) -> None:
    today = coproof(root, "accept", "fb-1", "feedback-not-routed", "--until", str(TODAY), *TERMS)
    assert today.exit_code == 0
    assert today.stderr == ""
    far = str(TODAY + timedelta(days=800))
    assert (
        "more than a year ahead" in coproof(root, "accept", "--all", "--until", far, *TERMS).stderr
    )


def test_one_gap_needs_a_reason_and_a_role(root: Path) -> None:
    result = coproof(root, "accept", "fb-1", "feedback-not-routed", "--until", "2026-12-31")
    assert result.exit_code == 2
    assert "--reason" in result.stderr


def test_all_gaps_may_be_accepted_in_a_hurry_and_the_entries_say_so(root: Path) -> None:
    result = coproof(root, "accept", "--all", "--until", "2026-12-31")
    assert result.exit_code == 0
    assert "Nobody is named" in result.stderr
    assert {entry["by_role"] for entry in entries(root)} == {"Role not given"}


def test_errors_are_named_as_what_is_left(root: Path) -> None:
    lay(root, {"evidence/feedback/fb-2.yml": OTHER + "themes: [th-9]\n"})
    result = coproof(root, "accept", "--all", "--until", "2026-12-31", *TERMS)
    assert "Still to mend: 1 error." in result.stderr


def test_settings_that_cannot_be_read_come_first(root: Path) -> None:
    lay(root, {FILE: "- {record: fb-1}\n"})
    result = coproof(root, "accept", "--all", "--until", "2026-12-31", *TERMS)
    assert result.exit_code == 2
    assert f"{FILE}:1:" in result.stderr
    assert (root / FILE).read_text("utf-8") == "- {record: fb-1}\n"


def test_a_large_archive_fits(root: Path) -> None:
    """More gaps than a record may have entries; beyond 5,000 the list is full."""
    many = tuple(
        AcceptedGap(f"fb-{n}", "loop-open", "Known.", "Lead", "2026-12-31") for n in range(5000)
    )
    text = with_acceptance(NEW, Acceptance(many))
    assert text is not None
    lay(root, {FILE: text})
    assert coproof(root, "check").exit_code == 0
    result = coproof(root, "accept", "--all", "--until", "2026-12-31", *TERMS)
    assert "at most 5000 gaps" in result.stderr


words = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf")), min_size=1).filter(str.strip)
gaps = st.builds(
    AcceptedGap,
    record=st.from_regex(r"(fb|act)-[a-z0-9]{1,9}", fullmatch=True),
    check=st.sampled_from(("loop-open", "action-overdue")),
    reason=words,
    by_role=words,
    until=st.dates(date(2026, 1, 1), date(2030, 1, 1)).map(str),
)
beginnings = st.sampled_from(
    ("", "[]\n", "# Known.\n[ ] # none\n", NEW, BY_HAND, BY_HAND.replace("\n", "\r\n"))
)


@given(beginnings, st.lists(gaps, max_size=4), gaps, st.booleans())
def test_any_words_come_back_and_comments_stay(
    text: str, added: list[AcceptedGap], again: AcceptedGap, renew: bool
) -> None:
    renewed = ((0, again),) if renew and "record: fb-1" in text else ()
    after = with_acceptance(text, Acceptance(tuple(added), renewed))
    assert after is not None
    data = load(after.encode()).data or []
    written = [AcceptedGap(**entry) for entry in data]
    there = 1 if "  - record: fb-1" in text else 0
    assert written[there:] == added
    assert not renewed or written[0] == again
    assert [line for line in text.splitlines() if line.startswith("#")] == [
        line for line in after.splitlines() if line.startswith("#")
    ]
