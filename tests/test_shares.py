"""Shares built for real: packs, folders, zips; what ends, and what is never written anywhere."""

import json
import zipfile
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from coproof.checks.wording import plain_day
from coproof.cli import main
from coproof.cli.today import today
from coproof.model import Share
from coproof.publish import BuildResult, Refused
from coproof.publish.shares import SORTS, MasterSecret, Order, ShareSort, build_shares, link_key
from coproof.publish.shares.pack import neutral_page
from coproof.publish.shares.seal import BLOCK, Sealer
from opened_pack import opened
from publish_stories import SMALL, contents, lay
from test_share_scope import PROVIDER, _service

TODAY = date(2026, 11, 23)
SECRET = MasterSecret.of("5e" * 32)
TEXT = (
    "id: moorshire\nfor_whom: Moorshire Council\npurpose: Contract review\nservices: [svc-fir]\n"
    "created_on: 2026-11-01\nexpires_on: 2027-04-01\n"
)
FILE = "site_config/shares/moorshire.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = PROVIDER | _service("fir") | _service("ash") | {FILE: TEXT}
    return lay(tmp_path / "portfolio", files)


def _build(root: Path, sort: ShareSort = "pack", today: date = TODAY) -> BuildResult:
    return build_shares(root, Order(sort, root / "out", today, secret=SECRET))


def _key(generation: int = 1, id: str = "moorshire") -> str:
    share = Share(id, "A", "B", "2026-11-01", "2027-04-01", generation=generation)
    return link_key(SECRET, share)


def test_the_same_share_gives_the_same_bytes(root: Path) -> None:
    assert _build(root).code == 0
    first = contents(root / "out")
    assert _build(root).code == 0
    assert contents(root / "out") == first
    assert set(first) == {"s/404.html", "s/index.html", "s/moorshire/index.html"}


def test_a_pack_says_nothing_to_those_without_the_key(root: Path) -> None:
    _build(root)
    pack = (root / "out/s/moorshire/index.html").read_bytes()
    for word in (b"tokfiren", b"Moorshire", b"Wrenmoor", b"fb-fir", b"2027", _key().encode()):
        assert word not in pack
    assert b'content="noindex"' in pack
    assert b'content="no-referrer"' in pack
    assert b"unsafe" not in pack


def test_zip_and_folder_hold_their_services_alone(root: Path) -> None:
    lay(root, {FILE: f"{TEXT}host_authenticates: true\n"})
    assert _build(root, "zip").code == 0
    assert _build(root, "folder").code == 0
    with zipfile.ZipFile(root / "out/moorshire.zip") as packed:
        zipped = {name: packed.read(name) for name in packed.namelist()}
    folder = contents(root / "out/moorshire")
    for files in (zipped, folder):
        everything = b"".join(files.values())
        assert b"tokfiren" in everything
        assert b"tokashen" not in everything
        assert b"Prepared for Moorshire Council, until 1 April 2027" in everything
    assert "moorshire/READ ME FIRST.html" in zipped
    assert zipped["moorshire/portfolio/data/portfolio.xlsx"] == folder["data/portfolio.xlsx"]
    pages = [data for path, data in folder.items() if path.endswith(".html")]
    assert all(b"noindex" in page and b"no-referrer" in page for page in pages)


def test_the_same_zip_has_the_same_bytes(root: Path) -> None:
    _build(root, "zip")
    first = (root / "out/moorshire.zip").read_bytes()
    _build(root, "zip")
    assert (root / "out/moorshire.zip").read_bytes() == first


def test_a_folder_needs_a_host_where_readers_sign_in(root: Path) -> None:
    result = _build(root, "folder")
    assert result.code == 2
    assert "host_authenticates: true" in result.lines[0]
    assert not (root / "out/moorshire").exists()


def test_ended_revoked_and_unknown_are_the_same_page(root: Path) -> None:
    more = {
        f"site_config/shares/{id}.yml": TEXT.replace("moorshire", id) + extra
        for id, extra in (("revoked", "revoked_on: 2026-11-10\n"), ("gone", ""))
    }
    lay(root, more)
    _build(root)
    (root / "site_config/shares/gone.yml").unlink()
    assert _build(root, today=date(2027, 4, 2)).code == 0
    pages = [
        (root / "out/s" / id / "index.html").read_bytes() for id in ("moorshire", "revoked", "gone")
    ]
    assert len({*pages, (root / "out/s/404.html").read_bytes()}) == 1


@pytest.mark.parametrize("sort", ["zip", "folder"])
def test_what_has_ended_is_deleted(sort: ShareSort, root: Path) -> None:
    lay(root, {FILE: f"{TEXT}host_authenticates: true\n"})
    _build(root, sort)
    assert contents(root / "out")
    _build(root, sort, date(2027, 4, 2))
    assert [path for path in contents(root / "out") if not path.startswith(".")] == []


def test_the_last_day_is_a_day_of_the_share(root: Path) -> None:
    _build(root, today=date(2027, 4, 1))
    assert (root / "out/s/moorshire/index.html").stat().st_size > 10_000


def test_errors_in_the_evidence_stop_every_share(root: Path) -> None:
    lay(root, {"evidence/feedback/fb-fir.yml": "id: fb-fir\n"})
    assert _build(root).code == 1
    assert not (root / "out").exists()


def test_a_service_that_is_not_there_is_refused(root: Path) -> None:
    lay(root, {FILE: TEXT.replace("svc-fir", "svc-none")})
    result = _build(root)
    assert result.code == 1
    assert result.examination is not None
    assert [error.check for error in result.examination.errors] == ["broken-link"]


@pytest.mark.parametrize("text", [None, "", "short", "5e" * 31, "!" * 43])
def test_a_secret_that_is_none_is_refused_with_how_to_make_one(text: str | None) -> None:
    with pytest.raises(Refused) as refused:
        MasterSecret.of(text)
    assert "secrets.token_urlsafe(32)" in refused.value.line


def test_every_share_and_generation_has_a_key_of_its_own() -> None:
    assert len({_key(), _key(2), _key(id="other")}) == 3
    assert len(_key()) == 43


def test_our_derivation_is_that_of_the_standard() -> None:
    import base64

    info = b"coproof/share/v1|moorshire|1"
    theirs = HKDF(SHA256(), 32, None, info).derive(bytes.fromhex("5e" * 32))
    assert base64.urlsafe_b64encode(theirs).decode().rstrip("=") == _key()


def test_sealed_parts_are_padded_and_differ_by_name() -> None:
    sealer = Sealer(SECRET, Share("m", "A", "B", "2026-11-01", "2027-04-01"))
    one, other = sealer.seal("0", b"x"), sealer.seal("1", b"x")
    assert len(one) == 12 + BLOCK + 16
    assert one != other
    assert one == sealer.seal("0", b"x")


def _run(root: Path, *words: str, secret: str = "5e" * 32) -> Result:
    return CliRunner().invoke(
        main, ["--root", str(root), "share", *words], env={"COPROOF_SHARE_SECRET": secret}
    )


def _issue(root: Path, *more: str) -> Result:
    given = ("for_whom=Moorshire Council", "purpose=Contract review: autumn", "id=m1", *more)
    return _run(root, "issue", *(word for one in given for word in ("--set", one)))


def test_issuing_writes_a_share_that_check_accepts(tmp_path: Path) -> None:
    lay(tmp_path, SMALL)
    result = _issue(tmp_path, "services=svc-mill")
    assert result.exit_code == 0
    assert "pass it on" in result.output
    assert "saved a copy keeps it" in result.output
    assert _run(tmp_path, "list").output.startswith(
        "m1: Moorshire Council; partner, svc-mill; until "
    )
    assert _issue(tmp_path).exit_code == 2, "there is one already"
    assert _run(tmp_path, "build", "--as", "zip").exit_code == 0


@pytest.mark.parametrize(
    "wrong",
    ["services=svc-none", "expires_on=2099-01-01", "edition=internal", "weather=fine", "id=A b"],
)
def test_issuing_refuses_what_check_would(wrong: str, tmp_path: Path) -> None:
    lay(tmp_path, SMALL)
    assert _issue(tmp_path, wrong).exit_code == 2
    assert not (tmp_path / "site_config/shares").exists()


def test_a_link_is_only_for_a_terminal(tmp_path: Path) -> None:
    lay(tmp_path, SMALL)
    _issue(tmp_path)
    refused = _run(tmp_path, "link", "m1", "--at", "https://example.org")
    assert (refused.exit_code, "#k=" in refused.output) == (2, False)
    shown = _run(
        tmp_path, "link", "m1", "--at", "https://example.org/", "--record", "fb-1", "--show"
    )
    assert shown.output.startswith("https://example.org/s/m1/index.html#k=")
    assert "&p=feedback/fb-1.html\n" in shown.output


def test_nothing_is_sealed_without_a_secret(tmp_path: Path) -> None:
    lay(tmp_path, SMALL)
    _issue(tmp_path)
    for words in (("build",), ("link", "m1", "--at", "https://example.org", "--show")):
        result = _run(tmp_path, *words, secret="")
        assert result.exit_code == 2
        assert "secrets.token_urlsafe(32)" in result.output
    assert not (tmp_path / "site-shares/packs/s/m1").exists()


def test_revoking_ends_a_share(tmp_path: Path) -> None:
    lay(tmp_path, SMALL)
    _issue(tmp_path)
    assert _run(tmp_path, "revoke", "m1", "--because", "Sent to the wrong office").exit_code == 0
    assert _run(tmp_path, "list").output.endswith("; revoked; not built here\n")
    assert _run(tmp_path, "link", "m1", "--at", "https://example.org", "--show").exit_code == 2
    assert "not open today" in _run(tmp_path, "build").output


def test_a_new_key_for_the_same_share_makes_the_old_link_useless(tmp_path: Path) -> None:
    lay(tmp_path, SMALL)
    _issue(tmp_path)
    before = _link(tmp_path)
    for generation in (2, 3):
        result = _run(tmp_path, "rotate", "m1")
        assert (result.exit_code, f"generation {generation}." in result.output) == (0, True)
    text = (tmp_path / "site_config/shares/m1.yml").read_text("utf-8")
    assert text.count("generation:") == 1
    assert "generation: 3\n" in text
    assert _link(tmp_path) != before
    assert _run(tmp_path, "rotate", "m2").exit_code == 2


def _link(root: Path) -> str:
    return _run(root, "link", "m1", "--at", "https://example.org", "--show").output.split()[0]


def test_the_list_says_what_is_left_and_when_it_was_last_built(tmp_path: Path) -> None:
    lay(tmp_path, SMALL)
    _issue(tmp_path, "from=2026-01-01", "services=svc-mill")
    assert "; 90 days left; not built here\n" in _run(tmp_path, "list").output
    assert "partner, svc-mill, from 1 January 2026; until" in _run(tmp_path, "list").output
    assert _run(tmp_path, "build").exit_code == 0
    assert (
        f"; last built here on {plain_day(today().isoformat())}\n" in _run(tmp_path, "list").output
    )
    [row] = json.loads(_run(tmp_path, "list", "--format", "json").output)
    assert (row["id"], row["state"], row["days_left"]) == ("m1", "open", 90)
    assert row["built_on"] == today().isoformat()


def test_a_share_is_not_open_before_the_day_of_its_making(root: Path) -> None:
    """Else a day of making to come would make it last for longer than it may."""
    assert _build(root, today=date(2026, 10, 31)).lines == (
        "moorshire: not open today; nothing was built.",
    )
    assert (root / "out/s/moorshire/index.html").read_bytes() == neutral_page()


@pytest.mark.parametrize("sort", SORTS)
def test_what_was_revoked_goes_although_the_evidence_has_errors(
    sort: ShareSort, root: Path
) -> None:
    lay(root, {FILE: f"{TEXT}host_authenticates: true\n"})
    assert _build(root, sort).code == 0
    lay(
        root,
        {FILE: f"{TEXT}revoked_on: 2026-11-23\n", "evidence/feedback/fb-fir.yml": "id: fb-fir\n"},
    )
    result = _build(root, sort)
    assert result.code == 1
    assert result.lines == (
        f"moorshire: not open today; its {sort} was taken away.",
        "Nothing was built: " + result.lines[-1].removeprefix("Nothing was built: "),
    )
    left = contents(root / "out")
    assert all(data == neutral_page() for data in left.values())


def test_what_was_revoked_goes_without_a_secret_and_without_the_night_before(root: Path) -> None:
    """As each night in a pipeline: an empty folder, and a share that is over needs no key."""
    late = Order("pack", root / "out", date(2027, 4, 2))
    assert build_shares(root, late).code == 0
    assert set(contents(root / "out")) == {"s/404.html", "s/index.html", "s/moorshire/index.html"}
    assert len(set(contents(root / "out").values())) == 1


def test_of_a_folder_that_has_ended_no_earlier_version_stays(root: Path) -> None:
    lay(root, {FILE: f"{TEXT}host_authenticates: true\n"})
    for changed in ("tokfiren is loud", "tokfiren is very loud"):
        lay(
            root,
            {
                "evidence/feedback/fb-fir.yml": _service("fir")[
                    "evidence/feedback/fb-fir.yml"
                ].replace("tokfiren is loud", changed)
            },
        )
        assert _build(root, "folder").code == 0
    assert any(".prev" in path or ".stage" in path for path in contents(root / "out"))
    _build(root, "folder", date(2027, 4, 2))
    assert contents(root / "out") == {}


def test_what_was_done_before_a_refusal_is_told(root: Path) -> None:
    over = TEXT.replace("moorshire", "a-over").replace("2027-04-01", "2026-11-20")
    lay(root, {"site_config/shares/a-over.yml": over})
    result = build_shares(root, Order("pack", root / "out", TODAY))
    assert result.code == 2
    assert result.lines[0] == "a-over: not open today; nothing was built."
    assert "COPROOF_SHARE_SECRET" in result.lines[-1]


def test_where_nothing_is_shared_nothing_is_needed(tmp_path: Path) -> None:
    lay(tmp_path, SMALL)
    result = _run(tmp_path, "build", secret="")
    assert (result.exit_code, result.output) == (
        0,
        "Nothing is shared. Share a part: coproof share issue\n",
    )


AUTHORITIES = ("fir", "ash", "elm", "oak", "yew", "bay")


def test_of_six_authorities_none_reads_a_word_of_another(tmp_path: Path) -> None:
    """In the folder, in the zip and in the pack once it is open: 6 x 5 pairs, 0 leaks."""
    root = lay(tmp_path / "portfolio", PROVIDER)
    for name in AUTHORITIES:
        share = TEXT.replace("moorshire", name).replace("svc-fir", f"svc-{name}")
        lay(
            root,
            _service(name)
            | {f"site_config/shares/{name}.yml": f"{share}host_authenticates: true\n"},
        )
    for sort in SORTS:
        assert _build(root, sort).code == 0
    for name in AUTHORITIES:
        with zipfile.ZipFile(root / f"out/{name}.zip") as packed:
            zipped = [packed.read(one) for one in packed.namelist()]
        pack = (root / f"out/s/{name}/index.html").read_bytes()
        inside = opened(pack, "5e" * 32, name, 1)
        for files in (contents(root / f"out/{name}").values(), zipped, inside.values()):
            found = {
                other
                for other in AUTHORITIES
                if any(
                    f"tok{other}en".encode() in one or f"svc-{other}".encode() in one
                    for one in files
                )
            }
            assert found == {name}
