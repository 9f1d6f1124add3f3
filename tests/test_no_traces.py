"""What a site must not tell besides words: who made it and where, and digests of what is kept back."""

import getpass
import hashlib
import io
import json
import socket
import subprocess
import zipfile
from pathlib import Path

import pytest

from coproof.model import EDITIONS, Edition
from coproof.publish.shares import MasterSecret, Order, build_shares
from opened_pack import opened
from publish_stories import SMALL, TODAY, build, contents, lay

PEOPLE = (
    "Quentin Quibblewick",
    "quentin@quibblewick.example",
    "Rosalind Reviewer",
    "ros@review.example",
)
"""Who wrote and who committed; no page, table or file tells."""

HIDDEN = "Something for the staff room only."
SHARE = (
    "id: moorshire\nfor_whom: Moorshire Council\npurpose: Contract review\nservices: [svc-mill]\n"
    "created_on: 2026-11-01\nexpires_on: 2027-04-01\nhost_authenticates: true\n"
)
SECRET = "5e" * 32


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("quibble-checkout")
    lay(folder, SMALL | {"site_config/shares/moorshire.yml": SHARE})
    author, address, committer, of_committer = PEOPLE
    names = {"AUTHOR_NAME": author, "AUTHOR_EMAIL": address}
    names |= {"COMMITTER_NAME": committer, "COMMITTER_EMAIL": of_committer}
    told = {f"GIT_{name}": value for name, value in names.items()}
    for words in (["init", "-q"], ["add", "evidence", "site_config"], ["commit", "-qm", "A start"]):
        subprocess.run(
            ["git", *words], cwd=folder, env=told | {"PATH": "/usr/bin:/bin"}, check=True
        )
    return folder


def _everything(files: dict[str, bytes]) -> bytes:
    """All bytes of all files and their names, with what lies in the workbook unpacked."""
    parts = [name.encode() + b"\n" + data for name, data in files.items()]
    for name, data in files.items():
        if name.endswith(".xlsx"):
            with zipfile.ZipFile(io.BytesIO(data)) as packed:
                parts += [packed.read(inner) for inner in packed.namelist()]
    return b"\n".join(parts)


def _traces(root: Path) -> tuple[str, ...]:
    """What would tell of the people, the place and the machine; short names hit by chance."""
    machine = (socket.gethostname(), f"/{getpass.getuser()}/")
    return (*PEOPLE, str(root), root.name, *(name for name in machine if len(name) > 6))


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_edition_tells_who_made_it_and_where(root: Path, edition: Edition) -> None:
    assert build(root, edition).code == 0
    everything = _everything(contents(root / "site"))
    assert [trace for trace in _traces(root) if trace.encode() in everything] == []


def test_no_share_tells_who_made_it_and_where(root: Path) -> None:
    assert build_shares(root, Order("folder", root / "shared", TODAY)).code == 0
    everything = _everything(contents(root / "shared"))
    assert b"Moorshire" in everything
    assert [trace for trace in _traces(root) if trace.encode() in everything] == []


@pytest.mark.parametrize("edition", ["public", "partner"])
def test_a_guess_at_hidden_words_cannot_be_confirmed(root: Path, edition: Edition) -> None:
    """Whoever guesses the words, the line or the whole file finds its digest nowhere."""
    assert build(root, edition).code == 0
    everything = _everything(contents(root / "site")).lower()
    file = (root / "evidence/feedback/fb-private.yml").read_text("utf-8")
    guesses = [
        HIDDEN,
        HIDDEN.lower(),
        f"{HIDDEN}\n",
        f"summary: {HIDDEN}",
        file,
        f"fb-private|{HIDDEN}",
    ]
    for guess in guesses:
        for algorithm in ("sha256", "sha1", "md5", "sha512", "blake2b"):
            digest = hashlib.new(algorithm, guess.encode()).hexdigest()
            assert digest[:16].encode() not in everything
    blob = f"blob {len(file.encode())}\0{file}".encode()
    assert hashlib.sha1(blob).hexdigest()[:7].encode() not in everything


def test_a_pack_carries_its_manifest_and_every_file_in_it(root: Path) -> None:
    order = Order("pack", root / "packs", TODAY, secret=MasterSecret.of(SECRET))
    assert build_shares(root, order).code == 0
    pack = (root / "packs/s/moorshire/index.html").read_bytes()
    held = opened(pack, SECRET, "moorshire", 1)
    assert b"SHA-256" in held["verify.py"]
    listed = {file["path"]: file["sha256"] for file in json.loads(held["manifest.json"])["files"]}
    digests = {path: hashlib.sha256(data).hexdigest() for path, data in held.items()}
    del digests["manifest.json"]
    assert digests.items() <= listed.items()
    apart = {path.rpartition(".")[2] for path in listed.keys() - digests.keys()}
    assert apart == {"css", "js"}, "styles and scripts stand in the page itself"
