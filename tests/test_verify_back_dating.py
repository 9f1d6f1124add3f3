"""Twenty ways to date evidence back: each is named by `verify`, or listed as one that only a root
that somebody outside holds can show."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from coproof.cli import main
from publish_stories import SMALL, build, lay
from starter_stories import git
from test_verify import list_again

NOTE = "evidence/feedback/fb-1.yml"
BEGIN, JUNE, NOVEMBER = "2026-05-25", "2026-06-20", "2026-11-20"
EARLY = "2024-01-01"
GIVEN = "given_on: 2026-05-17"


@dataclass
class Story:
    """A repository with three honest commits, and the site that was built of it."""

    root: Path
    honest: str

    @property
    def site(self) -> Path:
        return self.root / "site"

    def write(self, path: str, text: str) -> None:
        lay(self.root, {path: text})

    def commit(self, committed: str, written: str | None = None, *more: str) -> None:
        days = {"GIT_COMMITTER_DATE": committed, "GIT_AUTHOR_DATE": written or committed}
        moments = {name: f"{day}T12:00:00+00:00" for name, day in days.items()}
        git(self.root, "add", "--all")
        who = ("-c", "user.name=Tester", "-c", "user.email=t@example.org")
        words = ("git", *who, "-c", "commit.gpgsign=false", "commit", "--quiet", "--allow-empty")
        subprocess.run(
            [*words, "--message", "More", *more],
            cwd=self.root,
            env=os.environ | moments,
            check=True,
            capture_output=True,
        )

    def build(self) -> str:
        result = build(self.root)
        assert result.code == 0, result.lines
        return str(result.root)

    def git(self, *words: str) -> str:
        return git(self.root, *words)

    def begin_anew(self) -> None:
        shutil.rmtree(self.root / ".git")
        self.git("init", "--quiet")

    def verify(self, *more: str) -> tuple[int, str]:
        words = ["verify", str(self.site), "--root", str(self.root), *more]
        done = CliRunner().invoke(main, words)
        return done.exit_code, done.output


@pytest.fixture(scope="module")
def honest(tmp_path_factory: pytest.TempPathFactory) -> Story:
    story = Story(lay(tmp_path_factory.mktemp("honest")), "")
    story.write(".gitignore", "site/\n.site*\n")
    story.git("init", "--quiet")
    story.commit(BEGIN)
    story.write("evidence/services/svc-ash.yml", _service("svc-ash"))
    story.commit(JUNE)
    story.write("README.md", "Ours\n")
    story.commit(NOVEMBER)
    story.honest = story.build()
    return story


@pytest.fixture
def story(honest: Story, tmp_path: Path) -> Story:
    return Story(Path(shutil.copytree(honest.root, tmp_path / "copy")), honest.honest)


def _service(name: str) -> str:
    return SMALL["evidence/services/svc-mill.yml"].replace("svc-mill", name)


def _feedback(name: str, **more: str) -> tuple[str, str]:
    text = SMALL[NOTE].replace("id: fb-1", f"id: {name}")
    for field, value in more.items():
        text += f"{field}: {value}\n"
    return f"evidence/feedback/{name}.yml", text


# What can be seen


def both_dates(story: Story) -> None:
    story.write(*_feedback("fb-2"))
    story.commit(EARLY)
    story.build()


def committer_date(story: Story) -> None:
    story.commit(EARLY, EARLY)
    story.commit(NOVEMBER)
    story.build()


def amended(story: Story) -> None:
    story.commit(EARLY, None, "--amend")
    story.build()


def written_after(story: Story) -> None:
    story.commit(NOVEMBER, "2026-11-22")
    story.build()


def dated_to_come(story: Story) -> None:
    story.commit("2026-12-24")
    story.build()


def side_branch(story: Story) -> None:
    story.git("checkout", "--quiet", "-b", "side")
    story.write(*_feedback("fb-2"))
    story.commit(EARLY)
    story.git("checkout", "--quiet", "-")
    story.write("NEWS.md", "Ours\n")
    story.commit("2026-11-21")
    story.git("merge", "--quiet", "--no-ff", "--message", "Merge", "side")
    list_again(story.site, commit=story.git("rev-parse", "HEAD"), day="2030-01-01")


def replaced(story: Story) -> None:
    first = story.git("rev-list", "--max-parents=0", "HEAD")
    story.git("replace", "--graft", story.git("rev-parse", "HEAD"), first)


def grafted(story: Story) -> None:
    grafts = story.root / ".git/info/grafts"
    grafts.parent.mkdir(exist_ok=True)
    grafts.write_text(story.git("rev-parse", "HEAD") + "\n")


def site_before_its_commit(story: Story) -> None:
    list_again(story.site, day="2026-11-01", as_at="2026-11-01")


def shown_before_built(story: Story) -> None:
    list_again(story.site, as_at="2027-01-01")


def older_commit(story: Story) -> None:
    """The words of today under a commit of June, in which there was less."""
    story.write(*_feedback("fb-2"))
    story.commit("2026-11-21")
    story.build()
    list_again(story.site, commit=story.git("rev-parse", "HEAD~2"))


def older_given_day(story: Story) -> None:
    """Only the site says that somebody was heard in January."""
    for path in ("data/portfolio.json", "feedback/fb-1.html"):
        file = story.site / path
        file.write_text(file.read_text("utf-8").replace("2026-05-17", "2026-01-05"), "utf-8")
    list_again(story.site)


def given_after_committed(story: Story) -> None:
    """A file that was kept ready for what somebody would say later."""
    story.write(NOTE, SMALL[NOTE].replace(GIVEN, "given_on: 2026-05-30"))
    lay(story.root, {"evidence/themes/th-noise.yml": SMALL["evidence/themes/th-noise.yml"]})
    story.commit("2026-11-21")
    story.build()


def recorded_after_committed(story: Story) -> None:
    story.write(NOTE, SMALL[NOTE] + "recorded_on: 2026-07-01\n")
    story.commit("2026-11-21")
    assert CliRunner().invoke(
        main, ["--root", str(story.root), "build", "--edition", "partner", "--out", str(story.site)]
    )


def witness_before_commit(story: Story) -> None:
    commit = story.git("rev-parse", "HEAD")
    entry = {"root": "0" * 64, "commit": commit, "edition": "public", "as_at": "2026-06-01"}
    entry |= {"on": "2026-06-01", "by": "Moorshire Council", "how": "minutes"}
    story.write("site_config/witnesses.yml", json.dumps([entry]) + "\n")
    story.commit("2026-11-21")
    story.build()


def files_altered(story: Story) -> None:
    page = story.site / "feedback/fb-1.html"
    page.write_text(page.read_text("utf-8").replace("17 May", "5 May"), "utf-8")


# What git cannot say


def history_rewritten(story: Story) -> None:
    """The site of an earlier history; its commit is still here, but no branch leads to it."""
    story.commit(NOVEMBER, None, "--amend", "--message", "Other")


def history_gone(story: Story) -> None:
    story.begin_anew()
    story.commit(BEGIN)


def shallow(story: Story) -> None:
    copy = story.root.with_name("shallow")
    git(story.root, "clone", "--quiet", "--depth=1", f"file://{story.root}", str(copy))
    shutil.copytree(story.site, copy / "site")
    story.root = copy


# What only a witness can show


def all_made_up(story: Story) -> None:
    """One repository, made today, with commits in good order."""
    story.begin_anew()
    story.write(*_feedback("fb-2"))
    story.commit("2026-05-20")
    story.commit("2026-08-20")
    story.build()


def clock_set_back(story: Story) -> None:
    """After the last commit of somebody who rarely commits, a little of the past is free."""
    story.write(*_feedback("fb-2"))
    story.commit("2026-11-21")
    story.build()


def copied_in_order(story: Story) -> None:
    """Each commit made again with other words, and with the dates of the true one."""
    story.begin_anew()
    story.write(NOTE, SMALL[NOTE].replace("too loud", "a little loud"))
    for day in (BEGIN, JUNE, NOVEMBER):
        story.commit(day)
    story.build()


def old_id_new_words(story: Story) -> None:
    """The first day of a file stays when its words are others."""
    story.write(NOTE, SMALL[NOTE].replace("too loud", "a little loud"))
    story.commit("2026-11-22")
    story.build()


Fraud = Callable[[Story], None]

NAMED: dict[Fraud, tuple[str, ...]] = {
    both_dates: ("is dated before a commit that it follows",),
    committer_date: ("is dated before a commit that it follows",),
    amended: ("is dated before a commit that it follows",),
    written_after: ("was written after it was committed",),
    dated_to_come: ("is dated after the day of the build",),
    side_branch: ("is dated before a commit that it follows",),
    replaced: ("Git replaces commits by others here",),
    grafted: ("Git shows other parents than commits have here",),
    site_before_its_commit: ("built before its own commit was made",),
    shown_before_built: ("as_at is later than the day of the build",),
    older_commit: ("fb-2: its file is not in the commit of the site",),
    older_given_day: ("--rebuild", "Not as its commit gives it: feedback/fb-1.html"),
    given_after_committed: ("fb-1: committed on 2026-05-25, before its given_on",),
    recorded_after_committed: ("fb-1: committed on 2026-05-25, before its recorded_on",),
    witness_before_commit: ("had a root before its commit was made",),
    files_altered: ("Changed or unreadable: feedback/fb-1.html",),
}
"""What is named without any witness; a first word that is an option is how to ask."""

UNDECIDED: dict[Fraud, str] = {
    history_rewritten: "The commit is not in the history of HEAD",
    history_gone: "There is no revision",
    shallow: "is shallow",
}
"""What is not called wrong, since it can be honest, and not called right either."""

ONLY_BY_WITNESS: tuple[Fraud, ...] = (
    all_made_up,
    clock_set_back,
    copied_in_order,
    old_id_new_words,
)
"""Not detectable without witness: made up with care, and so in good order."""


def test_the_honest_repository_is_not_accused(honest: Story) -> None:
    code, told = honest.verify("--rebuild", "--witness", honest.honest)
    assert code == 0, told
    assert "not checked" not in told
    assert "3 commits are dated in order" in told
    assert len({*NAMED, *UNDECIDED, *ONLY_BY_WITNESS}) >= 20


@pytest.mark.parametrize("fraud", NAMED, ids=lambda fraud: fraud.__name__)
def test_a_fraud_that_can_be_seen_is_named(fraud: Fraud, story: Story) -> None:
    *options, line = NAMED[fraud]
    fraud(story)
    code, told = story.verify(*options)
    assert code == 1, told
    assert line in told


@pytest.mark.parametrize("fraud", UNDECIDED, ids=lambda fraud: fraud.__name__)
def test_what_git_cannot_tell_is_not_checked(fraud: Fraud, story: Story) -> None:
    fraud(story)
    code, told = story.verify()
    assert code == 0, told
    assert "dates    not checked" in told
    assert UNDECIDED[fraud] in told


@pytest.mark.parametrize("fraud", ONLY_BY_WITNESS, ids=lambda fraud: fraud.__name__)
def test_what_is_made_up_with_care_needs_a_root_from_outside(fraud: Fraud, story: Story) -> None:
    """Without one the report says so; the root that was left outside shows it."""
    fraud(story)
    code, told = story.verify("--rebuild")
    assert code == 0, told
    assert "cannot be told from true ones without a witness" in told
    code, told = story.verify("--rebuild", "--witness", story.honest)
    assert code == 1
    assert "The root from outside is another" in told
