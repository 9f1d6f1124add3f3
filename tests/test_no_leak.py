"""Nothing leaks and nothing is lost: a token in every text of every kind, looked for everywhere.

The whole portfolio of `canary_portfolio.py` is built as every edition and as shares, and every byte
of what comes out is read to the bottom by `token_reader.py`. What is found must be exactly what
the schema, the visibility of the record, consent and the scope allow: one token more is a leak,
one less is a loss.
"""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import yaml

from canary_oracle import allowed
from canary_portfolio import AS_AT, SHARES, TODAY, sow_canaries
from canary_sower import EDITIONS, Sower, Sown
from coproof.export import portfolio_json
from coproof.portfolio import Examination, examine, show
from coproof.publish import build_site
from coproof.publish.shares import MasterSecret, Order, build_shares
from opened_pack import opened
from publish_stories import contents
from sown_portfolio import DAY, sow
from token_reader import tokens_in, tokens_of_files

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("canaries")]

SECRET = "5e" * 32
ID = re.compile(r"(?!con-)[a-z]+-tok[0-9]+en")
FAMILIES = (
    "data/portfolio.json",
    "data/portfolio.xlsx",
    "data/*.csv",
    "*.html",
    "search/*.js",
    "media/*",
)


@dataclass(frozen=True, slots=True)
class Built:
    """The portfolio, and every site of it: by edition, and by share."""

    sower: Sower
    sites: Mapping[str, Mapping[str, bytes]]
    out: Path
    printed: str


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = tmp_path_factory.mktemp("canaries")
    sower = sow_canaries(root)
    as_at, today = date.fromisoformat(AS_AT), date.fromisoformat(TODAY)
    printed = []
    for edition in EDITIONS:
        result = build_site(root, edition, root / edition, as_at, today)  # type: ignore[arg-type]
        assert result.code == 0, result.lines
        printed += [*result.lines, *result.warnings]
    for sort in ("folder", "zip", "pack"):
        order = Order(sort, root / "shares", today, as_at=as_at, secret=MasterSecret.of(SECRET))  # type: ignore[arg-type]
        result = build_shares(root, order)
        assert result.code == 0, result.lines
        printed += [*result.lines, *result.warnings]
    folders = {edition: root / edition for edition in EDITIONS}
    folders |= {name: root / "shares" / name for name in SHARES}
    sites = {name: contents(folder) for name, folder in folders.items()}
    return Built(sower, sites, root / "shares", "\n".join(printed))


def _allowed(built: Built, site: str) -> dict[str, Sown]:
    edition = SHARES[site]["edition"] if site in SHARES else site
    tokens = allowed(built.sower, edition, site if site in SHARES else None)
    return {token: built.sower.tokens[token] for token in tokens}


def _found(built: Built, site: str) -> dict[str, set[str]]:
    """The tokens of each family of files, and under "" those of all others."""
    found: dict[str, set[str]] = {family: set() for family in (*FAMILIES, "")}
    for path, tokens in tokens_of_files(built.sites[site]).items():
        family = next((one for one in FAMILIES if Path(path).match(one)), "")
        found[family] |= tokens
    return found


def _expected(family: str, allowed: Mapping[str, Sown]) -> Iterable[str]:
    """What a family of files must hold of what may be seen.

    The data holds all fields. Why a gap is accepted is no field of a record: pages say it. Names
    of files are in the data of the provider, and nowhere else. A page has its title in the first
    language. What is inside a document is in the document alone.
    """
    for token, sown in allowed.items():
        if family == "media/*":
            wanted = sown.file == "inside"
        elif sown.field.startswith(("accepted.", "share.")):
            wanted = family == "*.html"
        elif sown.file:
            wanted = sown.file == "name" and family.startswith("data/")
        elif family == "*.html":
            wanted = not sown.field.endswith(".title") or sown.language != "cy"
        else:
            wanted = True
        if wanted:
            yield token


@pytest.mark.parametrize("site", [*EDITIONS, *SHARES])
def test_a_site_shows_exactly_what_it_may(site: str, built: Built) -> None:
    may_see, found = _allowed(built, site), _found(built, site)
    for family, tokens in found.items():
        leaked = {token: built.sower.tokens.get(token) for token in tokens - may_see.keys()}
        assert leaked == {}, f"leaked into {family or 'another file'}"
    for family in FAMILIES:
        missing = set(_expected(family, may_see)) - found[family]
        assert {token: may_see[token] for token in missing} == {}, f"lost from {family}"


def test_every_text_was_sown_in_every_state(built: Built) -> None:
    """Else the test above would look for little."""
    sown = built.sower.tokens.values()
    assert len({one.field for one in sown}) >= 60
    assert len(built.sower.tokens) >= 3000
    assert {one.visibility for one in sown} == set(EDITIONS)
    assert {one.consent for one in sown} == {*EDITIONS, "never"}
    shown = [len(_allowed(built, site)) for site in EDITIONS]
    assert 200 < shown[0] < shown[1] < shown[2] < len(built.sower.tokens)


@pytest.mark.parametrize("share", SHARES)
def test_a_zip_and_a_pack_hold_the_files_of_the_folder(share: str, built: Built) -> None:
    """So what was proved of the folder holds for them; what they add holds no token of others."""
    folder = dict(built.sites[share])
    with zipfile.ZipFile(built.out / f"{share}.zip") as packed:
        zipped = {name: packed.read(name) for name in packed.namelist()}
    inside = {f"{share}/portfolio/{path}": data for path, data in folder.items()}
    assert {name: zipped[name] for name in inside} == inside
    added = {name: data for name, data in zipped.items() if name not in inside}
    may_see = _allowed(built, share)
    assert set().union(*tokens_of_files(added).values()) <= may_see.keys()
    pack = (built.out / "s" / share / "index.html").read_bytes()
    unsealed = opened(pack, SECRET, share, 1)
    assert {path: folder[path] for path in unsealed} == unsealed
    assert {Path(path).suffix for path in folder.keys() - unsealed.keys()} <= {".js", ".css"}


@pytest.mark.parametrize("share", SHARES)
def test_a_sealed_pack_holds_no_token_in_clear(share: str, built: Built) -> None:
    pack = (built.out / "s" / share / "index.html").read_bytes()
    assert tokens_in(pack) == frozenset()
    assert len(pack) > 100_000


def _links(value: object) -> Iterator[str]:
    """The ids of other records that a record names; those of consents stay inside anyway."""
    if isinstance(value, dict):
        yield from (link for inner in value.values() for link in _links(inner))
    elif isinstance(value, list):
        yield from (link for inner in value for link in _links(inner))
    elif isinstance(value, str) and ID.fullmatch(value):
        yield value


def test_a_link_to_what_is_held_says_that_and_no_more(built: Built) -> None:
    """That it is held stands on the page; its id stands nowhere (see above), nor does a gap."""
    shown = {token: one for token, one in _allowed(built, "public").items() if one.field == "id"}
    said = set()
    for file in sorted((built.out.parent / "evidence").rglob("*-tok*.yml")):
        record = yaml.safe_load(file.read_text("utf-8"))
        path = f"{file.parent.name}/{file.stem}.html"
        if built.sower.cells[file.stem].kind == "consent" or path not in built.sites["public"]:
            continue
        held = {one for one in _links(record) if one.partition("-")[2] not in shown}
        if held and built.sower.cells[next(iter(held))].period != "later":
            said.add(file.parent.name)
            assert b"held, not published" in built.sites["public"][path], path
    assert said >= {"feedback", "decisions", "actions", "reviews", "told", "events"}


def test_a_stage_that_rests_on_what_is_held_has_no_day_and_no_record(built: Built) -> None:
    site = built.sites["public"]
    journeys = json.loads(site["data/portfolio.json"])["journeys"]
    held = [
        (journey["feedback"], name, stage)
        for journey in journeys
        for name, stage in journey["stages"].items()
        if stage["held"]
    ]
    assert {name for _, name, _ in held} == {"routed", "decided", "acted"}
    for feedback, name, stage in held:
        assert (stage["on"], stage["days"], stage["why"], stage["records"]) == (
            None,
            None,
            None,
            [],
        )
        rows = csv.DictReader(io.StringIO(site["data/trace.csv"].decode("utf-8-sig"), newline=""))
        row = next(row for row in rows if row["feedback"] == feedback)
        assert row[f"{name}.held"] == "true"
        assert [row[f"{name}.{part}"] for part in ("on", "days", "records")] == ["", "", ""]
        assert b", held" in site["matrix.html"]
    inside = json.loads(built.sites["internal"]["data/portfolio.json"])["journeys"]
    assert not [stage for one in inside for stage in one["stages"].values() if stage["held"]]


def test_nothing_that_was_printed_holds_a_token(built: Built) -> None:
    assert tokens_in(built.printed.encode()) == frozenset()


def test_the_calendar_holds_ids_and_nothing_that_somebody_wrote(built: Built) -> None:
    """It may go on a phone, and from there anywhere."""
    calendar = built.sites["internal"]["data/to-do.ics"]
    tokens = tokens_in(calendar)
    assert calendar.count(b"BEGIN:VEVENT") >= 2
    assert {built.sower.tokens[token].field for token in tokens} <= {"id"}


def test_the_matrix_finds_a_leak_and_a_loss(built: Built) -> None:
    """One hidden word more on one page, or one less in one file, is seen."""
    may_see = _allowed(built, "public")
    hidden = next(token for token in built.sower.tokens if token not in may_see)
    files = {**built.sites["public"], "a.html": f"&#116;{hidden[1:]}".encode()}
    assert hidden in set().union(*tokens_of_files(files).values())
    shown = next(token for token, sown in may_see.items() if sown.field == "theme.summary")
    data = built.sites["public"]["data/portfolio.json"].replace(shown.encode(), b"")
    assert shown not in tokens_in(data)


@pytest.fixture(scope="module")
def sown(tmp_path_factory: pytest.TempPathFactory) -> Examination:
    """One full record of every kind, read from disk."""
    root = tmp_path_factory.mktemp("sown")
    sow(root)
    return examine(root, DAY, DAY)


def test_portfolio_json_is_canonical(sown: Examination) -> None:
    text = portfolio_json(show(sown, "internal"), "0").decode()
    again = json.dumps(json.loads(text), ensure_ascii=False, indent=1, sort_keys=True)
    assert text == again + "\n"
