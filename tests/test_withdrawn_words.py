"""What somebody takes back is gone after the next build, from everything, and stops nothing.

Each of several people takes back a whole item or a consent, in every way there is, one after the
other, into the same folders: not one of their words is left in the site, in search, in the data, in
a share, or in the older sites beside it. That something was said stays. `COPROOF_MANY=200` does it
for two hundred people.
"""

import io
import os
import re
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
import yaml

from coproof.publish import BuildResult, build_site, roll_back
from coproof.publish.shares import Order, build_shares
from publish_stories import contents
from test_media import photo
from token_reader import tokens_in, tokens_of_files

MANY = int(os.environ.get("COPROOF_MANY", "5"))
STEP = max(1, MANY // 40)
"""How many take something back before each build."""

RECORD = re.compile(r"(?!checks/)[a-z-]+/(?!page-)[a-z]+-[^/]+\.html")
"""The page of one record; a register has `page-2.html` and so on."""

AS_AT, TODAY = date(2026, 6, 15), date(2026, 7, 1)
WAYS: Mapping[str, Mapping[str, str]] = {
    "the whole item": {"withdrawn_on": "2026-06-01"},
    "the whole item, after the day that is shown": {"withdrawn_on": "2026-06-20"},
    "the consent": {"withdrawn_on": "2026-06-01"},
    "the consent, after the day that is shown": {"withdrawn_on": "2026-06-20"},
    "nobody asked again in time": {"review_on": "2026-06-20"},
}
EDITIONS = ("public", "internal")


def _write(root: Path, path: str, data: Mapping[str, object]) -> None:
    file = root / "evidence" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(yaml.safe_dump({"id": file.stem, "visibility": "public", **data}), "utf-8")


def _people(root: Path) -> Path:
    """One service, and what so many people said in it; all in one theme, with an answer."""
    _write(root, "provider.yml", {"name": "Wrenmoor Support"})
    service = {"title": "Millfield", "type": "residential_home", "people_count": 40}
    _write(root, "services/svc-mill.yml", service)
    theme = {"title": "Noise", "summary": "It is loud.", "services": ["svc-mill"]}
    days = {"area": "environment", "identified_on": "2026-02-01", "status": "open"}
    _write(root, "themes/th-1.yml", theme | days)
    for number in range(MANY + 1):
        _write(root, f"consents/con-{number}.yml", _consent({}))
        _write(root, f"feedback/fb-{number}.yml", _feedback(number, {}))
        picture = root / f"evidence/attachments/p-{number}.jpg"
        picture.parent.mkdir(exist_ok=True)
        picture.write_bytes(photo())
    share = {"id": "moorshire", "for_whom": "Moorshire Council", "purpose": "Contract review"}
    until = {"created_on": "2026-06-01", "expires_on": "2026-08-01"}
    (root / "site_config/shares").mkdir(parents=True)
    (root / "site_config/shares/moorshire.yml").write_text(yaml.safe_dump(share | until), "utf-8")
    return root


def _consent(more: Mapping[str, str]) -> dict[str, object]:
    covers = {"covers": ["quote", "photo"], "audience": "public", "decided_by": "person"}
    return {**covers, "on": "2026-01-01", **more}


def _words(number: int) -> dict[str, str]:
    """What each person said, with a token for what the item is and one for what consent covers."""
    return {
        "summary": f"tok1{number:04}en",
        "quote": f"tok2{number:04}en",
        "alt": f"tok3{number:04}en",
    }


def _feedback(number: int, more: Mapping[str, str]) -> dict[str, object]:
    words, consent = _words(number), f"con-{number}"
    media = {"file": f"p-{number}.jpg", "kind": "photo", "alt": words["alt"], "consent": consent}
    said = {"service": "svc-mill", "given_on": "2026-02-01", "kind": "concern", "channel": "survey"}
    who = {"from_role": "person", "voice": "own_words", "themes": ["th-1"], "consent": consent}
    text = {"title": words["summary"], "summary": words["summary"], "quote": words["quote"]}
    return {**said, **who, **text, "media": [media], **more}


def _take_back(root: Path, number: int, way: str) -> set[str]:
    """Somebody takes something back; gives the tokens that must be nowhere from now on."""
    words = _words(number)
    if way.startswith("the whole item"):
        _write(root, f"feedback/fb-{number}.yml", _feedback(number, WAYS[way]))
        return set(words.values())
    _write(root, f"consents/con-{number}.yml", _consent(WAYS[way]))
    return {words["quote"], words["alt"]}


def _build(root: Path, edition: str) -> BuildResult:
    result = build_site(root, edition, root / "out" / edition, AS_AT, TODAY)  # type: ignore[arg-type]
    assert result.code == 0, result.lines
    return result


def _share(root: Path) -> None:
    order = Order("zip", root / "out/shares", TODAY, as_at=AS_AT)
    assert build_shares(root, order).code == 0


@pytest.mark.slow
def test_what_is_taken_back_is_gone_everywhere(tmp_path: Path) -> None:
    root = _people(tmp_path)
    for edition in EDITIONS:
        _build(root, edition)
    gone: set[str] = set()
    for first in range(0, MANY, STEP):
        people = range(first, min(first + STEP, MANY))
        before = contents(root / "out/public")
        assert _words(first)["quote"] in tokens_in(before[f"feedback/fb-{first}.html"])
        for number in people:
            gone |= _take_back(root, number, [*WAYS][number % len(WAYS)])
        results = [_build(root, edition) for edition in EDITIONS]
        _share(root)
        left = tokens_of_files(_everything(root / "out"))
        assert {path: gone & tokens for path, tokens in left.items() if gone & tokens} == {}
        assert all("taken back" in result.lines[-1] for result in results)
        _only_what_shows_it_changed(before, contents(root / "out/public"), people)


def _everything(out: Path) -> dict[str, bytes]:
    """Every file of every site and of those beside them, and every file of the zip."""
    files = contents(out)
    with zipfile.ZipFile(io.BytesIO(files.pop("shares/moorshire.zip"))) as packed:
        return files | {f"zip/{name}": packed.read(name) for name in packed.namelist()}


def _only_what_shows_it_changed(
    before: Mapping[str, bytes], after: Mapping[str, bytes], people: range
) -> None:
    """A record's page changes where it names one that lost its words; all of them keep a place."""
    ids = [f"fb-{number}" for number in people]
    changed = {p for p in before.keys() | after.keys() if before.get(p) != after.get(p)}
    pages = {path for path in changed if RECORD.fullmatch(path)}
    assert {f"feedback/{one}.html" for one in ids} <= pages
    both = {path: before.get(path, b"") + after.get(path, b"") for path in pages}
    named = {path for path, data in both.items() if any(one.encode() in data for one in ids)}
    assert pages == named
    assert before.keys() - after.keys() == {f"media/{one}-1.jpg" for one in ids}
    assert after.keys() <= before.keys()
    for file in ("data/trace.csv", "data/portfolio.json", "data/feedback.csv"):
        assert all(one.encode() in after[file] for one in ids)


def test_an_older_site_is_kept_where_nothing_was_taken_back(tmp_path: Path) -> None:
    root = _people(tmp_path)
    _build(root, "public")
    _write(
        root,
        "themes/th-1.yml",
        yaml.safe_load((root / "evidence/themes/th-1.yml").read_text()) | {"title": "Loud"},
    )
    assert "taken back" not in " ".join(_build(root, "public").lines)
    assert (root / "out/.public.prev/manifest.json").is_file()


def test_an_older_site_that_cannot_be_read_is_not_kept(tmp_path: Path) -> None:
    root = _people(tmp_path)
    _build(root, "public")
    (root / "out/public/data/portfolio.json").write_text("{", "utf-8")
    _build(root, "public")
    assert not (root / "out/.public.prev").exists()


def test_words_of_a_wider_edition_are_judged_by_what_it_may_show(tmp_path: Path) -> None:
    """The same folder may have held another edition before."""
    root = _people(tmp_path)
    for edition in ("internal", "public"):
        build_site(root, edition, root / "out/site", AS_AT, TODAY)  # type: ignore[arg-type]
    assert (root / "out/.site.prev").exists()
    _take_back(root, 0, "the consent")
    build_site(root, "public", root / "out/site", AS_AT, TODAY)
    assert [path.name for path in (root / "out").iterdir() if path.is_dir()] == ["site"]


def test_rollback_brings_back_nothing_that_was_taken_back(tmp_path: Path) -> None:
    """Also before the next build has deleted the older site."""
    root = _people(tmp_path)
    _build(root, "public")
    theme = root / "evidence/themes/th-1.yml"
    theme.write_text(theme.read_text("utf-8").replace("Noise", "Loud"), "utf-8")
    _build(root, "public")
    live = contents(root / "out/public")
    _take_back(root, 0, "the whole item")
    refused = roll_back(root, None, root / "out/public", TODAY)
    assert refused.code == 1
    assert "taken back since" in refused.lines[0]
    assert contents(root / "out/public") == live
    _write(root, "feedback/fb-0.yml", _feedback(0, {}))
    assert roll_back(root, None, root / "out/public", TODAY).code == 0
