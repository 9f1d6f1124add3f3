"""No output of any command, in any format, on any error path, holds a word of a record's texts.

What commands print is read by more people than the records are: in a terminal, in the log of a
pull request, in a mail for help. So every command is run on a portfolio with a token in every text
of every kind, sound and broken in many ways, and on answers and spreadsheets full of tokens.

A new command joins by its line in `CALLS`; without one a test here fails.
"""

import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from itertools import product
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from changes_stories import commit
from coproof.checks import CHECKS
from coproof.cli import COMMANDS, main
from coproof.model import EDITIONS
from coproof.report import CHANGE_FORMATS, FORMATS
from import_stories import MAP
from sown_portfolio import sow

TOKEN = re.compile(r"tok\d", re.IGNORECASE)
"""The beginning of every token: what is cut in the middle is still one."""

MADE_ID = re.compile(r"\b(?:svc|th)-[a-z0-9-]+")
"""An id that an import made from a title: an address, which is meant to be seen."""

SAID = "tok9001en"
"""Stands for the words that somebody hands to a command."""

FEEDBACK = {
    "service": "svc-1",
    "given_on": "2026-01-05",
    "kind": "comment",
    "channel": "survey",
    "from_role": "person",
    "voice": "own_words",
    "summary": f"{SAID} and more",
}

GIVEN = ("--on", "2026-11-30", "--how", "mail")

ACCEPT = ("accept", "--until", "2062-01-31")

Call = tuple[str, ...]
"""The words behind `coproof --root …`."""


def _new(*more: str, **fields: str) -> Call:
    """A new piece of feedback with some fields changed, and more words behind it."""
    given = FEEDBACK | {name.replace("__", "."): value for name, value in fields.items()}
    settings = (("--set", f"{name}={value}") for name, value in given.items())
    return ("new", "feedback", *(word for setting in settings for word in setting), *more)


CALLS: Mapping[str, tuple[Call, ...]] = {
    "check": tuple(
        ("check", "--format", name, *strict)
        for name, strict in product(FORMATS, ((), ("--strict",)))
    ),
    "build": (
        *(("build", "--edition", edition) for edition in EDITIONS),
        ("build", "--edition", "internal", "--keep-going"),
    ),
    "rollback": (("build",), ("rollback",), ("rollback",), ("rollback", "--edition", "internal")),
    "publish": (("publish",), ("publish", "--edition", "internal")),
    "release": (
        ("release",),
        ("release", "--set", SAID),
        ("release", "--set", f"checked_by_role=Mrs {SAID}", "--set", f"quotes={SAID}"),
        ("release", "--site", "{root}/evidence"),
        ("release", SAID),
    ),
    "witness": (
        *(("witness", path, *GIVEN, "--by", SAID) for path in ("{root}/site", "{root}/sheet.csv")),
        ("witness", "{root}/site", *GIVEN, "--by", f"Mrs {SAID}"),
        ("witness", "{root}/site", *GIVEN, "--by", "and", SAID),
        ("witness", "{root}/evidence/feedback/fb-1.yml", *GIVEN, "--by", SAID),
    ),
    "serve": (),  # below: it runs until it is stopped
    "new": (
        _new(),
        _new(summary=f"{SAID} rings 01632 960123"),
        _new(quote=SAID),
        _new("and", SAID),
        _new("--set", SAID),
        _new("--set", f"and {SAID}=x"),
        _new("--set", f"summary={SAID}"),
        _new(given_on=SAID),
        _new(sentiment=SAID),
        _new(themes=SAID),
        _new(route__to=SAID),
        ("new", "feedback", "--set", f"summary={SAID}"),
        ("new", "provider", "--set", f"name={SAID}"),
        ("new", "event", "--set", f"title={SAID}", "--set", f"attendance={SAID}"),
    ),
    "tell": (
        ("tell", "dec-1", "--whom", "everyone_in_service", "--how", "meeting"),
        ("tell", "dec-1", "--whom", SAID, "--how", SAID),
        ("tell", "dec-1", "--on", SAID),
        ("tell", "dec-none", "--whom", "families", "--how", "letter", "--set", f"notes={SAID}"),
    ),
    "theme": (
        ("theme", "th-1", "fb-1"),
        ("theme", "th-none", "fb-1"),
        ("theme", "th-1", "fb-none"),
    ),
    "import": (
        ("import", "{root}/sheet.csv", "--map", "{root}/map.yml", "--dry-run"),
        ("import", "{root}/sheet.csv", "--map", "{root}/map.yml"),
        ("import", "{root}/words.csv", "--map", "{root}/map.yml"),
        ("import", "{root}/no-labels.csv", "--map", "{root}/map.yml"),
        ("import", "{root}/evidence/feedback/fb-1.yml", "--map", "{root}/map.yml"),
        ("import", "{root}/sheet.csv", "--map", "{root}/evidence/feedback/fb-1.yml"),
    ),
    "share": (
        ("share", "list"),
        (
            "share",
            "issue",
            "--set",
            f"for_whom={SAID}",
            "--set",
            f"purpose={SAID}",
            "--set",
            "id=m",
        ),
        ("share", "issue", "--set", SAID),
        ("share", "issue", "--set", "for_whom=x", "--set", f"expires_on={SAID}"),
        ("share", "build", "--as", "zip", "--out", "{root}/zips"),
        ("share", "build", "--as", "folder", "--out", "{root}/folders"),
        ("share", "revoke", "m", "--because", SAID),
        ("share", "build"),
        ("share", "link", "m"),
    ),
    "verify": (
        ("verify", "{root}/evidence"),
        ("verify", "{root}/sheet.csv"),
        ("verify", "{root}/site-public"),
        ("verify", "{root}/site-public", "--rebuild", "--format", "json"),
        ("verify", "{root}/site-public", "--witness", SAID),
    ),
    "status": (("status",),),
    "sample": tuple(
        ("sample", "--seed", "1", "--edition", edition, "--format", form)
        for edition, form in product(EDITIONS, ("text", "json"))
    ),
    "export": tuple(
        ("export", "--out", "{root}/out", "--edition", edition) for edition in EDITIONS
    ),
    "accept": (
        (*ACCEPT, "rev-1", "sustain-check-missing", "--reason", SAID, "--by", SAID, "--dry-run"),
        (*ACCEPT, "rev-1", "sustain-check-missing", "--reason", SAID, "--by", f"Mrs {SAID}"),
        (*ACCEPT, "rev-1", "sustain-check-missing", "--reason", "and", SAID),
        (*ACCEPT, "rev-1", "sustain-check-missing", "--reason", SAID, "--by", SAID),
        (*ACCEPT, "fb-1", "loop-open", "--reason", SAID, "--by", SAID),
        (*ACCEPT, "--all", "--reason", SAID),
        ("accept", "act-1", "action-overdue", "--reason", SAID, "--until", SAID),
    ),
    "withdraw": (
        ("withdraw", "fb-1", "--dry-run"),
        ("withdraw", "con-1", "--dry-run"),
        ("withdraw", "fb-1", "--on", SAID),
        ("withdraw", "fb-1", SAID),
        ("withdraw", SAID),
        ("withdraw", "th-1"),
        ("withdraw", "con-1"),
        ("withdraw", "fb-1", "--on", "2026-02-01"),
        ("withdraw", "fb-1"),
        ("check",),
    ),
    "explain": (("explain",), *(("explain", check.name) for check in CHECKS)),
    "diff": (
        *(("diff", "HEAD", ".", "--format", form) for form in CHANGE_FORMATS),
        ("diff", "HEAD", "--edition", "internal"),
        ("diff", "HEAD~1", "."),
    ),
    "init": (("init", "{root}/new", "--name", SAID), ("init", "{root}", "--name", f"Mrs {SAID}")),
    "upgrade": (("upgrade", "--dry-run"), ("upgrade",)),
}
"""How each command is run, well and badly; `{root}` is the portfolio's folder."""

SHEET = """\
Ref,Date,House,Who,Words,Tone,About
11,17/05/2021,{0} House,resident,{0} is too loud.,bad,{0}
12,{0},Mill Lane,Daughter,"She said: ""{0}"", twice.",both,
13,2 June 2021,{0},{0},Nothing {0}.,{0},
14,2 June 2021,Mill Lane,resident,{0} on 01632 960123,bad,
{0},2 June 2021,Mill Lane,resident,Mrs {0} said so,bad,
"""

Break = Callable[[str], str]
"""Spoils the text of one record."""


def _swap(pattern: str, instead: str) -> Break:
    return lambda text: re.sub(pattern, instead, text, flags=re.MULTILINE)


BREAKS: Mapping[str, Break] = {
    "as they should be": lambda text: text,
    "bad dates": _swap("2026-01-05", "05/01/2026"),
    "days to come": _swap("2026-01-05", "2062-01-05"),
    "links that lead nowhere": _swap(r"^(?!id)(.*)\b([a-z]+)-1$", r"\1\2-none"),
    "cut in the middle": lambda text: text[: len(text) // 2],
    "cut in the middle of a word": _swap(r"\A((?:.|\n)*?tok\d\d)(?:.|\n)*\Z", r"\1"),
    "quotation marks that never close": _swap(r"(tok\d+en)", r'"\1'),
    "quotation marks that close too early": _swap(r"(tok\d+en)", r'"\1" \1'),
    "colons in the words": _swap(r"(tok\d+en)", r"\1: \1"),
    "words in brackets": _swap(r"(tok\d+en)", r"[\1] \1"),
    "words in stars": _swap(r"(tok\d+en)", r"*\1* \1"),
    "words on a line of their own": _swap(r"(tok\d+en)", r"\n\1"),
    "words that run on": _swap(r"(tok\d+en)", r"\1\n\1"),
    "words behind a hash sign": _swap(r"(tok\d+en)", r"so #\1 \1"),
    "words in a comment": _swap(r"^(id: .*)$", r"\1 # tok0en\n# tok1en"),
    "lists for words": _swap(r"(tok\d+en)", r"[\1, \1]"),
    "objects for words": _swap(r": (tok\d+en)", r": {en: \1, \1: \1}"),
    "fields that are not known": _swap(r"^( *(?:- )?)(\w+): (tok\d+en)", r"\1\2x: \3"),
    "fields of which nobody thought": _swap(r"^(id: .*)$", r"\1\nweather: tok0en"),
    "fields that stand twice": _swap(r"^( *)(\w+): (tok\d+en)$", r"\1\2: \3\n\1\2: \3"),
    "words for days, numbers and choices": _swap(r": (?!.*-1$)[a-z0-9_-]+$", ": tok0en"),
    "numbers and names in the words": _swap(r"(tok\d+en)", r"\1 Mrs \1 01632 960123"),
    "hidden characters in the words": _swap(r"(tok\d+en)", "\\1\u202e\\1"),
    "another version of YAML": _swap(r"\A", "%YAML 1.1\n---\n"),
    "two records in a file": lambda text: f"{text}---\n{text}",
    "a list of records": lambda text: "- " + text.replace("\n", "\n  "),
}


def _portfolio(root: Path, spoil: Break) -> Path:
    """The sown portfolio with each record spoiled, settings, and spreadsheets to bring in."""
    sow(root)
    for file in sorted((root / "evidence").rglob("*.yml")):
        file.write_text(spoil(file.read_text("utf-8")), "utf-8")
    (root / "map.yml").write_text(f"{MAP}themes: {{column: About}}\n", "utf-8")
    (root / "sheet.csv").write_text(SHEET.format("Tok9002en"), "utf-8")
    (root / "words.csv").write_text(f"{SAID},{SAID}\n{SAID},{SAID}\n", "utf-8")
    (root / "no-labels.csv").write_text(SHEET.format(SAID).partition("\n")[2], "utf-8")
    settings = root / "site_config"
    settings.mkdir()
    gap = f"{{record: fb-1, check: loop-open, reason: {SAID}, by_role: {SAID}, until: 2026-02-01}}"
    (settings / "accepted_gaps.yml").write_text(f"- {gap}\n", "utf-8")
    return root


def _twice(root: Path) -> Path:
    """The sown portfolio with every record in two files."""
    _portfolio(root, BREAKS["as they should be"])
    for file in sorted((root / "evidence").rglob("*-1.yml")):
        (file.parent / "again").mkdir()
        (file.parent / "again" / file.name).write_text(file.read_text("utf-8"), "utf-8")
    return root


PORTFOLIOS: Mapping[str, Callable[[Path], Path]] = {
    **{name: lambda root, spoil=spoil: _portfolio(root, spoil) for name, spoil in BREAKS.items()},
    "the same ids in two files": _twice,
}


SLOW = ("build", "new", "tell", "theme", "import", "share", "verify")
"""Commands with many or long calls: they are run on some of the portfolios, all others on each."""

SOME = (
    "as they should be",
    "bad dates",
    "cut in the middle",
    "words behind a hash sign",
    "objects for words",
    "the same ids in two files",
)


APART = ("serve", "explain", "init")
"""Commands that have a test of their own: the first runs until it is stopped, the others read no
records."""


def _pairs() -> Iterator[tuple[str, str]]:
    """Every command with the portfolios that it is run on; but those that are apart."""
    for command, name in product(CALLS, PORTFOLIOS):
        if command not in APART and (command not in SLOW or name in SOME):
            yield command, name


def _changed(root: Path) -> None:
    """Commit the records as they are, then write them as they should be."""
    commit(root, "2026-06-01")
    sow(root)


def _committed(root: Path) -> None:
    """So that there is a history to look through."""
    commit(root, "2026-06-01")


def _built(root: Path) -> None:
    """A site of the records as they were committed, where they can be built."""
    commit(root, "2026-06-01")
    _run(root, ("build", "--out", str(root / "site-public")))
    if not (root / "site-public").is_dir():
        (root / "site-public").mkdir()
        (root / "site-public/manifest.json").write_text(f'{{"files": ["{SAID}"]}}', "utf-8")


BEFORE: Mapping[str, Callable[[Path], None]] = {
    "diff": _changed,
    "withdraw": _committed,
    "verify": _built,
}
"""What some commands need before they are run."""


def _run(root: Path, call: Call) -> Result:
    words = [word.replace("{root}", str(root)) for word in call]
    summary = {"GITHUB_STEP_SUMMARY": str(root / "summary.md")}
    return CliRunner().invoke(main, ["--root", str(root), *words], env=summary)


def _printed(result: Result, root: Path) -> str:
    summary = root / "summary.md"
    return result.output + (summary.read_text("utf-8") if summary.is_file() else "")


def test_every_command_is_run_here() -> None:
    """A command that is not needs a line in CALLS: how it is called, well and badly."""
    assert set(CALLS) == {name for name, _ in COMMANDS}


@pytest.mark.parametrize(("command", "name"), tuple(_pairs()))
def test_no_output_holds_a_word(command: str, name: str, tmp_path: Path) -> None:
    root = PORTFOLIOS[name](tmp_path)
    if command in BEFORE:
        BEFORE[command](root)
    for call in CALLS[command]:
        result = _run(root, call)
        assert result.exception is None or isinstance(result.exception, SystemExit), call
        assert result.exit_code in (0, 1, 2), call
        printed = MADE_ID.sub("", _printed(result, root)).split("\n")
        assert [line for line in printed if TOKEN.search(line)] == [], call


@pytest.mark.parametrize("command", ["explain", "init"])
def test_commands_that_read_no_records_say_no_word_either(command: str, tmp_path: Path) -> None:
    root = PORTFOLIOS["as they should be"](tmp_path)
    for call in CALLS[command]:
        assert not TOKEN.search(_run(root, call).output), call


@pytest.mark.parametrize("name", ["as they should be", "cut in the middle", "bad dates"])
def test_serving_says_no_word(name: str, tmp_path: Path) -> None:
    """Until it serves, then stopped as people stop it, even where the tests run in the background."""
    root = PORTFOLIOS[name](tmp_path)
    command = [sys.executable, "-m", "coproof", "--root", str(root), "serve", "--port", "0"]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    ) as process:
        assert process.stdout is not None
        printed = b""
        while b"stop with Ctrl-C" not in printed and (line := process.stdout.readline()):
            printed += line
        process.send_signal(signal.SIGINT)
        printed += process.stdout.read()
    assert b"stop with Ctrl-C" in printed
    assert not TOKEN.search(printed.decode())


@pytest.mark.parametrize("name", [name for name in PORTFOLIOS if name != "as they should be"])
def test_every_broken_portfolio_has_something_to_mend(name: str, tmp_path: Path) -> None:
    """Else the test above would look at nothing."""
    sound = _run(_portfolio(tmp_path / "sound", BREAKS["as they should be"]), ("check",))
    broken = _run(PORTFOLIOS[name](tmp_path / "broken"), ("check",))
    assert broken.stdout != sound.stdout or name == "words in a comment"
    assert sound.exit_code == 0
