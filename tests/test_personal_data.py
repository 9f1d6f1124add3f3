"""What points at one person is found: in records by the check, in a finished site by the gate.

All people, numbers and places are made up. The corpus has 500 texts that hold something, of seven
kinds and of a list of names in every spelling, and ordinary texts of care that hold nothing.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner, Result

from changes_stories import commit
from coproof.cli import main
from coproof.model import KnownNames, identifiers, known_names
from coproof.model.identifiers import identified, identifiers_in
from coproof.portfolio import examine
from coproof.publish.gates.suspects import suspects
from publish_stories import ROOT, SMALL, TODAY, contents, lay

CORPUS = 500
FIRST = ("Marguerite", "Zo\u00eb", "Ifan", "Delphine", "Ottoline", "Sian")
LAST = ("Quillfeather", "O'Hazelby", "Thistledown", "Br\u00fcckenau", "Marrow-Pike", "Wendlebury")
TEXTS = (
    "{} would like to sit by the window at breakfast.",
    "At the house meeting we heard that {} had asked twice about the lift.",
    "The evening is too loud ({}), and it has been since March 2026.",
    "Please pass this on: {}",
)


def _checked(nine: str) -> str:
    """Nine digits with their check digit; empty where there is none for them."""
    total = sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), nine, strict=True))
    check = (11 - total % 11) % 11
    return f"{nine}{check}" if check < 10 else ""


def _nhs(dice: Random) -> str:
    number = ""
    while not number:
        number = _checked(f"999{dice.randrange(10**6):06}")
    return dice.choice((number, f"{number[:3]} {number[3:6]} {number[6:]}", f"NHS{number}"))


def _ni(dice: Random) -> str:
    number = f"{dice.randrange(10**6):06}"
    plain = f"QQ{number}{dice.choice('ABCD')}"
    spaced = f"QQ {number[:2]} {number[2:4]} {number[4:]} C"
    return dice.choice((plain, spaced, plain.lower()))


def _phone(dice: Random) -> str:
    last = f"960{dice.randrange(1000):03}"
    forms = (f"01632 {last}", f"(01632) {last}", f"+44 1632 {last}", f"07700 900{last[3:]}")
    return dice.choice((*forms, f"01632\u2011{last}"))


def _email(dice: Random) -> str:
    return f"{dice.choice('abcdef')}.{dice.randrange(99)}@example.{dice.choice(('org', 'com'))}"


def _postcode(dice: Random) -> str:
    code = f"ZE{dice.randrange(1, 9)}"
    return dice.choice((f"{code} 9ZZ", f"{code}9ZZ", f"{code.lower()} 9zz"))


def _birth(dice: Random) -> str:
    day, year = dice.randrange(1, 28), dice.randrange(1930, 2000)
    return dice.choice(
        (f"born {day} May {year}", f"DOB: {day}/05/{year}", f"d.o.b. {year}-05-1{3}")
    )


def _title(dice: Random) -> str:
    return f"{dice.choice(('Mr', 'Mrs', 'Ms.', 'MISS', 'Dr'))} {dice.choice(LAST)}"


KINDS = {
    identifiers.NHS_NUMBER: _nhs,
    identifiers.NI_NUMBER: _ni,
    identifiers.PHONE: _phone,
    identifiers.EMAIL: _email,
    identifiers.POSTCODE: _postcode,
    identifiers.BIRTH_DATE: _birth,
    identifiers.NAME: _title,
}


def _corpus() -> Iterator[tuple[str, str]]:
    """500 texts with what each holds, always the same."""
    dice = Random(500)
    kinds = list(KINDS.items())
    for number in range(CORPUS):
        kind, make = kinds[number % len(kinds)]
        yield kind, dice.choice(TEXTS).format(make(dice))


def _ordinary(count: int) -> Iterator[str]:
    """What records of care say day by day."""
    dice = Random(1)
    who = ("A person", "The night staff", "A daughter", "Dr visits", "Two people", "The chef")
    what = ("asked for a later breakfast", "waited 15 minutes", "rang at 10.30", "paid 12.50")
    when = ("on 7 January 2026", "since 2026-02-11", "in room 12b", "at the 2nd meeting", "in May")
    about = ("see fb-2026-00031", "ref 2026/0014", "3 of 12 said so", "form 4a", "born of a wish")
    for _ in range(count):
        yield ", ".join(dice.choice(part) for part in (who, what, when, about))


def test_all_of_the_corpus_is_found() -> None:
    missed = [(kind, text) for kind, text in _corpus() if kind not in identifiers_in(text)]
    assert missed == []


def test_the_sieve_lets_none_of_it_go() -> None:
    texts = [text for _, text in _corpus()]
    assert list(suspects(texts)) == texts
    assert not list(suspects([]))


def test_ordinary_texts_raise_no_alarm() -> None:
    texts = list(_ordinary(2000))
    demo = [file.read_text("utf-8") for file in sorted((ROOT / "evidence").rglob("*.yml"))]
    assert sum(bool(identifiers_in(text)) for text in texts) < 20
    assert sum(bool(set(identified(text))) for text in demo) <= len(demo) / 100


NAMES = """\
# people we know
Marguerite Quillfeather = Peggy, M.Q.
Zo\u00eb O'Hazelby
Delphine Br\u00fcckenau, Delly   # moved in 2024
Marrow-Pike
"""


def _listed(text: str = NAMES) -> KnownNames:
    names = known_names(text)
    assert isinstance(names, KnownNames)
    return names


SPELLINGS: Mapping[str, int] = {
    "Marguerite Quillfeather came by": 2,
    "MARGUERITE QUILLFEATHER": 2,
    "Quillfeather, Marguerite": 2,
    "M. Quillfeather": 2,
    "Marguerite\nQuillfeather": 2,
    "Marguerite Quillfeather's chair": 2,
    "Marguerite Quillfeather\u2019s chair": 2,
    "the Marguerite Quillfeathers": 2,
    "marguerite-quillfeather.html": 2,
    "photos/MargueriteQuillfeather_01.jpg": 2,
    "Peggy said so": 2,
    "peggy's": 2,
    "as M.Q. said": 2,
    "as M. Q. said": 2,
    "(MQ)": 2,
    "Zo\u00eb O'Hazelby": 3,
    "Zoe O\u2019Hazelby": 3,
    unicodedata.normalize("NFD", "Zo\u00eb O'Hazelby"): 3,
    "zoe-o-hazelby": 3,
    "zoe_ohazelby.pdf": 3,
    "Del\u00adphine Br\u00fcckenau": 4,
    "Delphine Bruckenau": 4,
    "Delly": 4,
    "Mrs Marrow-Pike": 5,
    "Marrow Pike": 5,
    "marrowpike": 5,
}


@pytest.mark.parametrize("text", SPELLINGS)
def test_a_name_of_the_own_list_is_found_in_any_spelling(text: str) -> None:
    assert _listed().lines_in(text) == (SPELLINGS[text],)


@pytest.mark.parametrize(
    "text",
    ["Marguerites are flowers", "a quill feather", "mq", "MQX", "2024", "people we know", "pike"],
)
def test_other_words_are_not_on_the_list(text: str) -> None:
    assert _listed().lines_in(text) == ()


def test_many_names_are_found_in_many_texts() -> None:
    dice = Random(2)
    people = [f"{first} {last}" for first in FIRST for last in LAST]
    names = _listed("\n".join(people))
    for number, person in enumerate(people, 1):
        said = dice.choice((person, person.upper(), unicodedata.normalize("NFD", person)))
        for text in TEXTS:
            assert number in names.lines_in(text.format(said))
    assert not [text for text in _ordinary(500) if names.lines_in(text)]
    assert "Quillfeather" not in repr(names)


def _run(root: Path, list_: str | None, *words: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), *words], env={"COPROOF_NAMES": list_})


def _with(tmp_path: Path, files: Mapping[str, str] | None = None) -> tuple[Path, str]:
    root = lay(tmp_path / "portfolio", {**SMALL, **(files or {})})
    list_ = tmp_path / "names.txt"
    list_.write_text(NAMES, "utf-8")
    return root, str(list_)


FEEDBACK = SMALL["evidence/feedback/fb-1.yml"]


@pytest.mark.parametrize(
    ("file", "text", "says"),
    [
        ("fb-1", FEEDBACK.replace("too loud", "too loud for Peggy"), "Summary: this seems"),
        ("fb-delly", FEEDBACK.replace("fb-1", "fb-delly"), "(line 4 of your list)"),
    ],
)
def test_a_record_with_a_name_of_the_list_fails_the_check(
    tmp_path: Path, file: str, text: str, says: str
) -> None:
    root, list_ = _with(tmp_path, {f"evidence/feedback/{file}.yml": text})
    result = _run(root, list_, "check")
    assert result.exit_code == 1
    assert says in result.output
    assert "Peggy" not in result.output
    assert _run(root, None, "check").exit_code == 0
    assert _run(root, list_, "build").exit_code == 1


def test_in_an_internal_record_a_name_is_a_gap(tmp_path: Path) -> None:
    inside = SMALL["evidence/feedback/fb-private.yml"].replace("Something", "Delly said it")
    root, list_ = _with(tmp_path, {"evidence/feedback/fb-private.yml": inside})
    assert _run(root, list_, "check").exit_code == 0
    assert "line 4 of your list" in _run(root, list_, "check").output
    assert _run(root, list_, "build").exit_code == 0


def test_a_list_that_cannot_be_used_stops_the_command(tmp_path: Path) -> None:
    root, list_ = _with(tmp_path)
    lay(root, {"names.txt": NAMES})
    lay(tmp_path, {"empty.txt": "# nobody\n", "letter.txt": "Peggy\nQ\n"})
    (tmp_path / "latin.txt").write_bytes("Zo\u00eb".encode("latin-1"))
    lay(tmp_path / "other", {"names.txt": NAMES})
    commit(tmp_path / "other", "2026-06-01")
    for name, says in {
        "nowhere.txt": "cannot be read",
        "empty.txt": "is empty",
        "letter.txt": "line 2 of the list",
        "latin.txt": "as UTF-8",
        "portfolio/names.txt": "in a repository",
        "other/names.txt": "in a repository",
    }.items():
        for command in ("check", "build", "export --out x"):
            result = _run(root, str(tmp_path / name), *command.split())
            assert (result.exit_code, says in result.output) == (2, True), (name, command)
            assert "Peggy" not in result.output
    assert _run(root, list_, "check").exit_code == 0


PAGES: Mapping[str, tuple[str, str]] = {
    "a name of the list": ("how.md", "# How\n\nAsk Peggy about it.\n"),
    "a name in an address": ("how.md", "# How\n\n[One](https://example.org/zoe-o%27hazelby)\n"),
    "a name in the name of a page": ("delphine-bruckenau.md", "# How\n\nWords.\n"),
    "a title and a name": ("how.md", "# How\n\nAsk Mrs Wendlebury about it.\n"),
    "a National Insurance number": ("how.md", "# How\n\nIt was QQ 12 34 56 C.\n"),
    "a date of birth": ("how.md", "# How\n\nSomebody born 3 May 1951.\n"),
    "an NHS number": ("how.md", f"# How\n\nIt was {_checked('999000001') or '9990000018'}.\n"),
}


@pytest.mark.parametrize("story", PAGES)
def test_a_site_with_something_of_a_person_is_refused(tmp_path: Path, story: str) -> None:
    name, text = PAGES[story]
    root, list_ = _with(tmp_path)
    assert _run(root, list_, "build").exit_code == 0
    before = contents(root / "site")
    lay(root, {f"site_config/pages/{name}": text})
    result = _run(root, list_, "build")
    assert result.exit_code == 1, result.output
    assert name[:3] in result.output or "The name of a file" in result.output
    for word in ("Peggy", "hazelby", "Wendlebury", "12 34 56", "1951", "delphine", "999"):
        assert word not in result.output
    assert contents(root / "site") == before
    assert _run(root, list_, "build", "--edition", "internal").exit_code == 0


def test_the_provider_may_say_how_to_reach_it(tmp_path: Path) -> None:
    provider = "public_contact: Ring 01632 960123 or write to hello@example.org\n"
    files = {
        "evidence/provider.yml": SMALL["evidence/provider.yml"] + provider,
        "site_config/pages/how.md": "# How\n\nRing 01632 960987, or write to Old Mill, ZE1 9ZZ.\n",
    }
    root, list_ = _with(tmp_path, files)
    result = _run(root, list_, "build")
    assert result.exit_code == 0, result.output
    assert "and 4 names of your own list. A pass doesn't mean" in result.output
    assert "but no names of your own" in _run(root, None, "build").output


def test_the_demo_raises_no_alarm(tmp_path: Path) -> None:
    examination = examine(ROOT, None, TODAY)
    assert not [one for one in examination.findings if one.check == "personal-data"]
    result = CliRunner().invoke(main, ["--root", str(ROOT), "build", "--out", f"{tmp_path}/x"])
    assert result.exit_code == 0, result.output
