"""A second person looks before anything new is published; taking away needs nobody."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from changes_stories import commit, git, repository
from coproof.capture.releases import questions
from coproof.cli import main
from coproof.model import EDITIONS
from coproof.read import read_kinds
from pages_stories import pages, portfolio, words_of
from publish_stories import contents

STORY = """
provider: {}
svc-mill: {}
con-1: {}
fb-1: {quote: It is too loud for me., consent: con-1}
fb-2: {visibility: internal, summary: Only for the staff room.}
fb-3: {visibility: partner}
th-1: {}
dec-1: {responds_to: [th-1], options: [{idea: Paint the hall.}, {idea: Move the chairs.}]}
"""
QUESTIONS = tuple(questions(read_kinds()))
YES: Mapping[str, str] = dict.fromkeys(QUESTIONS, "yes")
ROLES = {"prepared_by_role": "Quality lead", "checked_by_role": "Registered manager"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = repository(tmp_path / "ours", (("2026-01-10", STORY),))
    (root / ".gitignore").write_text("/site/\n/site-*\n/.site*\n")
    commit(root, "2026-01-11")
    return root


def _run(root: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), *words])


def _sets(given: Mapping[str, str]) -> Iterable[str]:
    return (word for name, value in given.items() for word in ("--set", f"{name}={value}"))


def _release(root: Path, edition: str = "public", **given: str) -> Result:
    """Build, and sign for it, as somebody would who answers yes to everything else."""
    built = _run(root, "build", "--edition", edition)
    assert built.exit_code == 0, built.output
    return _run(root, "release", "--edition", edition, *_sets({**ROLES, **YES, **given}))


def _checked(root: Path, edition: str = "public") -> None:
    result = _release(root, edition)
    assert result.exit_code == 0, result.output
    commit(root, "2026-01-12")


def _change(root: Path, file: str, was: str, is_now: str, day: str = "2026-02-01") -> None:
    path = root / "evidence" / file
    text = path.read_text()
    assert was in text
    path.write_text(text.replace(was, is_now))
    commit(root, day)


def _publish(root: Path, edition: str = "public") -> Result:
    return _run(root, "publish", "--edition", edition)


def _refused(root: Path, *said: str) -> None:
    result = _publish(root)
    assert result.exit_code == 1, result.output
    for words in ("Nothing was published", *said):
        assert words in result.output


def _published(root: Path, edition: str = "public") -> None:
    result = _publish(root, edition)
    assert (result.exit_code, "Built the" in result.output) == (0, True), result.output


def test_nothing_is_published_that_nobody_has_checked(root: Path) -> None:
    _refused(root, "nobody has checked the public edition yet", "coproof release --edition public")
    assert not (root / "site").exists()


def test_what_was_checked_is_published_as_a_build_would_be(root: Path) -> None:
    _checked(root)
    _published(root)
    published = contents(root / "site")
    assert _run(root, "build").exit_code == 0
    assert contents(root / "site") == published


def test_the_signed_file_is_a_settings_file_with_the_root_that_was_looked_at(root: Path) -> None:
    _release(root)
    (file,) = (root / "site_config/releases").glob("*.yml")
    signed = yaml.safe_load(file.read_text())
    manifest = yaml.safe_load((root / "site/manifest.json").read_text())
    assert (signed["root"], signed["commit"]) == (manifest["root"], manifest["commit"])
    assert signed["answers"] == YES
    assert _run(root, "check").exit_code == 0


@pytest.mark.parametrize("way", ["edited", "new"])
def test_changes_that_are_not_committed_are_not_published(root: Path, way: str) -> None:
    _checked(root)
    file = root / f"evidence/feedback/fb-{1 if way == 'edited' else 9}.yml"
    text = (root / "evidence/feedback/fb-1.yml").read_text().replace("fb-1", file.stem)
    file.write_text(text + "sentiment: negative\n")
    _refused(root, "not committed")


def test_outside_git_nothing_is_published(root: Path, tmp_path: Path) -> None:
    (root / ".git").rename(tmp_path / "gone")
    _refused(root, "no commit in git")


def test_a_changed_text_needs_a_new_check_and_is_named_without_its_words(root: Path) -> None:
    _checked(root)
    _change(root, "feedback/fb-1.yml", "The lounge is loud.", "Our cook Wilfreda is loud.")
    _refused(root, "1 place shows what nobody has checked", "fb-1")
    assert "Wilfreda" not in _publish(root).output
    _checked(root)
    _published(root)


def test_a_new_record_needs_a_new_check_only_where_it_is_shown(root: Path) -> None:
    _checked(root)
    for record in ("fb-7", "fb-8"):
        file = root / "evidence/feedback/fb-2.yml"
        file.with_name(f"{record}.yml").write_text(file.read_text().replace("fb-2", record))
    commit(root, "2026-02-01")
    _published(root)
    _change(root, "feedback/fb-7.yml", "visibility: internal", "visibility: public")
    _refused(root, "1 place shows", "fb-7")


@pytest.mark.parametrize(
    ("file", "was", "is_now"),
    [
        ("feedback/fb-1.yml", "visibility: public", "visibility: internal"),
        ("feedback/fb-1.yml", "kind: concern", "kind: concern\nwithdrawn_on: 2026-01-20"),
        ("consents/con-1.yml", "audience: public", "audience: public\nwithdrawn_on: 2026-01-20"),
        ("consents/con-1.yml", "audience: public", "audience: public\nreview_on: 2026-01-20"),
        ("consents/con-1.yml", "audience: public", "audience: internal"),
        ("decisions/dec-1.yml", "- idea: Paint the hall.\n", ""),
        ("feedback/fb-2.yml", "Only for the staff room.", "Something else for the staff room."),
        ("services/svc-mill.yml", "people_count: 12", "people_count: 3"),
    ],
)
def test_taking_away_needs_no_new_check(root: Path, file: str, was: str, is_now: str) -> None:
    _checked(root)
    _change(root, file, was, is_now)
    _published(root)


def test_a_wider_consent_shows_new_words(tmp_path: Path) -> None:
    narrow = STORY.replace("con-1: {}", "con-1: {audience: internal}")
    root = repository(tmp_path / "ours", (("2026-01-10", narrow),))
    (root / ".gitignore").write_text("/site/\n/site-*\n/.site*\n")
    commit(root, "2026-01-11")
    _checked(root)
    _change(root, "consents/con-1.yml", "audience: internal", "audience: public")
    _refused(root, "fb-1")


def test_an_older_check_covers_less_and_the_newest_counts(root: Path) -> None:
    _checked(root)
    _change(root, "feedback/fb-1.yml", "The lounge is loud.", "The hall is loud.")
    _checked(root)
    _change(root, "feedback/fb-1.yml", "The hall is loud.", "The lounge is loud.")
    _refused(root, "fb-1")


def test_each_edition_has_its_own_check(root: Path) -> None:
    _checked(root, "partner")
    _published(root, "partner")
    _refused(root, "nobody has checked the public edition yet")


def test_the_internal_edition_and_whoever_says_so_need_no_check(root: Path) -> None:
    _published(root, "internal")
    (root / "site_config").mkdir(exist_ok=True)
    (root / "site_config/portfolio.yml").write_text("require_release: false\n")
    commit(root, "2026-02-01")
    _published(root)


@pytest.mark.parametrize("question", [QUESTIONS[0], QUESTIONS[-1]])
def test_a_no_or_an_open_question_signs_nothing(root: Path, question: str) -> None:
    said = _release(root, **{question: "no"})
    assert (said.exit_code, question in said.output) == (1, True)
    assert not (root / "site_config/releases").exists()
    rest = {name: value for name, value in YES.items() if name != question}
    said = _run(root, "release", *_sets({**ROLES, **rest}))
    assert (said.exit_code, question in said.output) == (1, True)


def test_a_file_with_a_no_in_it_is_not_signed(root: Path) -> None:
    _release(root)
    (file,) = (root / "site_config/releases").glob("*.yml")
    file.write_text(file.read_text().replace('quotes: "yes"', 'quotes: "no"'))
    commit(root, "2026-01-12")
    _refused(root, "does not answer every question with yes")


@pytest.mark.parametrize("role", ["Quality lead", "quality  LEAD"])
def test_one_person_cannot_be_both(root: Path, role: str) -> None:
    said = _release(root, checked_by_role=role)
    assert (said.exit_code, "A second person has to look" in said.output) == (2, True)


def test_a_signature_by_the_same_role_is_a_finding(root: Path) -> None:
    _release(root)
    (file,) = (root / "site_config/releases").glob("*.yml")
    file.write_text(file.read_text().replace("Registered manager", "quality lead"))
    said = _run(root, "check")
    assert said.exit_code > 0
    assert "Checked by: write another role" in said.output


def test_a_role_is_no_name(root: Path) -> None:
    said = _release(root, checked_by_role="Mrs Wilfreda Plume")
    assert said.exit_code == 2
    assert "Wilfreda" not in said.output


def test_only_a_whole_site_of_that_edition_from_a_commit_can_be_signed_for(root: Path) -> None:
    said = _run(root, "release", *_sets({**ROLES, **YES}))
    assert (said.exit_code, "There is no manifest.json there" in said.output) == (2, True)
    assert _run(root, "build").exit_code == 0
    words = ("release", "--edition", "partner", "--site", str(root / "site"))
    said = _run(root, *words, *_sets({**ROLES, **YES}))
    assert "That is the public edition" in said.output
    manifest = root / "site/manifest.json"
    manifest.write_text(manifest.read_text().replace('"sha256": "', '"sha256": "0', 1))
    said = _run(root, "release", *_sets({**ROLES, **YES}))
    assert (said.exit_code, "somebody changed it" in said.output) == (2, True)
    (root / "evidence/feedback/fb-9.yml").write_text("x")
    (root / "evidence/feedback/fb-9.yml").unlink()
    file = root / "evidence/feedback/fb-1.yml"
    file.write_text(file.read_text() + "sentiment: negative\n")
    assert _run(root, "build").exit_code == 0
    said = _run(root, "release", *_sets({**ROLES, **YES}))
    assert (said.exit_code, "not committed" in said.output) == (2, True)


def test_a_shallow_copy_cannot_tell_what_was_checked(root: Path, tmp_path: Path) -> None:
    _checked(root)
    git(tmp_path, "clone", "-q", "--depth=1", root.as_uri(), "copy")
    _refused(tmp_path / "copy", "shallow")


def test_pages_written_by_hand_are_checked_too(root: Path) -> None:
    _checked(root)
    page = root / "site_config/pages/news.md"
    page.parent.mkdir(parents=True)
    page.write_text("# News\n\nWilfreda moved in.\n")
    commit(root, "2026-02-01")
    _refused(root, "site_config/pages/news.md")


def test_errors_are_told_before_anything_else(root: Path) -> None:
    (root / "evidence/feedback/fb-9.yml").write_text("id: fb-9\n")
    commit(root, "2026-02-01")
    result = _publish(root)
    assert result.exit_code == 1
    assert "Nothing was built" in result.output


def test_time_alone_shows_nothing_that_nobody_looked_at(root: Path) -> None:
    """A record of a day to come appears on that day, and needs a check then."""
    file = root / "site_config/portfolio.yml"
    file.parent.mkdir(exist_ok=True)
    file.write_text("as_at: 2026-01-31\n")
    _change(root, "themes/th-1.yml", "identified_on: '2026-01-12'", "identified_on: '2026-02-12'")
    _change(root, "decisions/dec-1.yml", "decided_on: '2026-02-01'", "decided_on: '2026-03-01'")
    _checked(root)
    _published(root)
    file.write_text(f"as_at: {date(2026, 2, 28)}\n")
    commit(root, "2026-02-28")
    _refused(root, "th-1")


def test_the_questions_stand_on_one_page_of_the_internal_edition_to_print(tmp_path: Path) -> None:
    made = {
        edition: pages(portfolio(tmp_path / edition, "provider: {}", edition))
        for edition in EDITIONS
    }
    assert [one for one, site in made.items() if "release-check.html" in site] == ["internal"]
    words = words_of(made["internal"]["release-check.html"])
    asked = questions(read_kinds()).values()
    assert all(one["description"] in words for one in asked)
    assert "nothing can be published" in words
