"""Pictures and documents: only what an edition may show, clean, named for its record, with its digest."""

import hashlib
import io
import json
import os
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from coproof.cli import main
from coproof.model import Record, freeze
from coproof.publish.photo import clean_photo
from coproof.read import attachment_bytes, look_at_attachments
from pages_stories import Document
from publish_stories import TODAY, build, contents, lay

SECRET = b"canary-secret"


def photo(kind: str = "JPEG", size: tuple[int, int] = (30, 20), orientation: int = 1) -> bytes:
    """A picture with everything in it that a camera and a program may write."""
    picture = Image.new("RGB", size, (200, 30, 30))
    picture.paste((10, 10, 200), (0, 0, 5, 5))
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = SECRET.decode()
    exif.get_ifd(0x8825)[1] = "N"
    out = io.BytesIO()
    extra = {"comment": SECRET} if kind == "JPEG" else {"xmp": SECRET} if kind == "WEBP" else {}
    picture.save(out, kind, exif=exif, icc_profile=SECRET, **extra)
    return out.getvalue() + SECRET


@pytest.mark.parametrize(("kind", "type_"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp")])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_keeps_its_pixels_the_right_way_up_and_nothing_else(
    kind: str, type_: str, orientation: int
) -> None:
    made = clean_photo(photo(kind, orientation=orientation), type_)  # type: ignore[arg-type]
    assert made is not None
    data, width, height = made
    assert (width, height) == ((20, 30) if orientation > 4 else (30, 20))
    assert SECRET not in data
    with Image.open(io.BytesIO(data)) as again:
        assert not again.getexif()
        assert not {"exif", "icc_profile", "comment", "xmp", "photoshop"} & set(again.info)
    assert clean_photo(photo(kind, orientation=orientation), type_) == made  # type: ignore[arg-type]


def test_a_page_that_begins_like_a_photo_is_no_photo() -> None:
    assert clean_photo(b"\xff\xd8\xff<script>alert(1)</script>", "jpg") is None
    assert clean_photo(photo()[:200], "jpg") is None


def evidence(root: Path) -> Path:
    """A small portfolio; one piece of feedback has pictures of every sort."""
    lay(root)
    attachments = root / "evidence/attachments/mill"
    attachments.mkdir(parents=True)
    for name in ("Example-family", "with-consent", "no-consent", "taken-back"):
        (attachments / f"{name}.jpg").write_bytes(photo())
    (attachments / "letter.pdf").write_bytes(b"%PDF-1.7 letter")
    (attachments / "read.pdf").write_bytes(b"%PDF-1.7 read")
    for consent, more in (("con-yes", ""), ("con-no", 'withdrawn_on: "2026-02-01"\n')):
        text = "covers: [photo]\naudience: public\ndecided_by: person\non: '2026-01-01'\n"
        path = root / f"evidence/consents/{consent}.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"id: {consent}\n{text}{more}", "utf-8")
    feedback = root / "evidence/feedback/fb-1.yml"
    feedback.write_text(feedback.read_text("utf-8").rstrip() + MEDIA, "utf-8")
    return root


MEDIA = """
media:
  - {file: mill/taken-back.jpg, kind: photo, alt: Gone, consent: con-no}
  - {file: mill/Example-family.jpg, kind: photo, alt: The empty lounge, nobody_shown: true}
  - {file: mill/with-consent.jpg, kind: photo, alt: Two people, consent: con-yes}
  - {file: mill/no-consent.jpg, kind: photo, alt: Somebody}
  - {file: mill/letter.pdf, kind: document}
  - {file: mill/read.pdf, kind: document, checked_by: quality_lead}
  - {file: mill/nowhere.pdf, kind: document, checked_by: quality_lead}
"""


def published(root: Path, edition: str) -> dict[str, bytes]:
    result = build(root, edition)  # type: ignore[arg-type]
    assert result.code == 0, result.lines
    return {p: data for p, data in contents(root / "site").items() if p.startswith("media/")}


def test_an_edition_publishes_what_somebody_said_yes_to(tmp_path: Path) -> None:
    files = published(evidence(tmp_path), "public")
    assert set(files) == {"media/fb-1-1.jpg", "media/fb-1-2.jpg", "media/fb-1-5.pdf"}
    assert not [path for path, data in contents(tmp_path / "site").items() if SECRET in data]
    assert b"Example-family" not in (tmp_path / "site/feedback/fb-1.html").read_bytes()


def test_the_page_shows_each_with_its_digest_and_says_what_is_held(tmp_path: Path) -> None:
    files = published(evidence(tmp_path), "public")
    html = (tmp_path / "site/feedback/fb-1.html").read_text("utf-8")
    for path, data in files.items():
        assert f"../{path}" in html
        assert hashlib.sha256(data).hexdigest() in html
    assert html.count("held, not published") == 3
    assert 'alt="The empty lounge" width="30" height="20"' in html
    assert "img" in Document(html).elements


def test_what_is_taken_back_is_gone_even_within_the_provider(tmp_path: Path) -> None:
    files = published(evidence(tmp_path), "internal")
    assert len(files) == 5
    assert "Gone" not in (tmp_path / "site/feedback/fb-1.html").read_text("utf-8")


@pytest.mark.parametrize("edition", ["public", "partner"])
def test_what_somebody_called_a_file_stays_with_the_provider(edition: str, tmp_path: Path) -> None:
    """A name may say whose complaint it is: outside, a file has the name the site gives it."""
    evidence(tmp_path)
    (tmp_path / "evidence/attachments/mill/with-consent.jpg").write_bytes(photo()[:300])
    published(tmp_path, edition)
    files = contents(tmp_path / "site")
    data = json.loads(files["data/portfolio.json"])
    media = next(r for r in data["records"]["feedback"] if r["id"] == "fb-1")["media"]
    names = [entry.get("file") for entry in media]
    assert names == ["media/fb-1-1.jpg", None, None, None, "media/fb-1-5.pdf", None]
    assert {name for name in names if name} == {p for p in files if p.startswith("media/")}
    with zipfile.ZipFile(io.BytesIO(files["data/portfolio.xlsx"])) as book:
        files |= {name: book.read(name) for name in book.namelist()}
    called = [path.name.encode() for path in (tmp_path / "evidence/attachments/mill").iterdir()]
    assert not [path for path, data in files.items() if any(name in data for name in called)]


def test_an_export_names_files_as_the_site_does(tmp_path: Path) -> None:
    evidence(tmp_path)
    published(tmp_path, "public")
    arguments = ["--root", str(tmp_path), "export", "--out", str(tmp_path / "out")]
    assert CliRunner().invoke(main, [*arguments, "--as-at", TODAY.isoformat()]).exit_code == 0
    csv = (tmp_path / "out/feedback-media.csv").read_bytes()
    assert csv == (tmp_path / "site/data/feedback-media.csv").read_bytes()
    assert b"media/fb-1-1.jpg" in csv
    CliRunner().invoke(main, [*arguments, "--edition", "internal"])
    assert b"mill/letter.pdf" in (tmp_path / "out/feedback-media.csv").read_bytes()


def test_links_pipes_and_folders_are_not_opened(tmp_path: Path) -> None:
    folder = tmp_path / "evidence/attachments"
    folder.mkdir(parents=True)
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.pdf").write_bytes(b"%PDF-1.7")
    (folder / "link.pdf").symlink_to(outside / "a.pdf")
    (folder / "way").symlink_to(outside)
    (folder / "folder").mkdir()
    os.mkfifo(folder / "pipe")
    names = ("link.pdf", "way/a.pdf", "folder", "pipe")
    record = Record("feedback", "fb-1", "", freeze({"media": [{"file": name} for name in names]}))
    looked = look_at_attachments(tmp_path, [record])
    assert {one.trouble for one in looked.values()} == {"not-a-file"}
    assert [attachment_bytes(tmp_path, name) for name in names] == [None] * 4


def test_before_and_after_stand_beside_each_other_with_their_days(tmp_path: Path) -> None:
    evidence(tmp_path)
    path = tmp_path / "evidence/feedback/fb-1.yml"
    one = MEDIA.replace("nobody_shown: true", "nobody_shown: true, captured_on: '2026-01-03'")
    path.write_text(path.read_text("utf-8").replace(MEDIA, one), "utf-8")
    published(tmp_path, "public")
    html = (tmp_path / "site/feedback/fb-1.html").read_text("utf-8")
    assert '<time datetime="2026-01-03">3 January 2026</time>' in html
