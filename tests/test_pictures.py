"""Pictures of Easy Read lines: real ones only, without what a camera adds, by leave of the people in them."""

from pathlib import Path

import pytest

from coproof.edition.pictures import pictures_in
from coproof.model import Edition
from coproof.read.raster import raster
from pages_stories import lay, pages, portfolio, words_of
from pictures_stories import CANARY, chunk, jpeg, png, riff, segment, webp

TEA = """
provider: {}
svc-mill: {}
con-tea: {covers: [photo], audience: partner, review_on: 2027-03-01}
th-quiet:
  easy_read:
    lines:
      - {say: We drink tea., picture: tea}
      - {say: It is quiet., picture: cups}
      - {say: We like it.}
"""

REGISTER = """
pictures:
  cups: {file: cups.png, alt: Two cups, licence: CC0 1.0, credit: Drawn here}
  tea: {file: tea.jpg, alt: Two people at tea, licence: our own photo, consent: con-tea}
  unused: {file: cups.png, alt: A cup, licence: CC0 1.0}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "site_config/pictures"
    folder.mkdir(parents=True)
    (tmp_path / "site_config/pictures.yml").write_text(REGISTER, "utf-8")
    (folder / "cups.png").write_bytes(png())
    (folder / "tea.jpg").write_bytes(jpeg(segment(0xE1, b"Exif\0\0" + CANARY)))
    return tmp_path


def shown(root: Path, edition: Edition, story: str = TEA) -> dict[str, bytes]:
    return dict(portfolio(root, story, edition).images)


@pytest.mark.parametrize(
    ("data", "extension"),
    [
        (png([chunk(b"eXIf", CANARY), chunk(b"tEXt", CANARY)]), "png"),
        (jpeg(segment(0xE1, b"Exif\0\0" + CANARY), segment(0xFE, CANARY), after=CANARY), "jpg"),
        (
            webp(riff(b"VP8X", b"\x0c" + b"\0" * 9), riff(b"VP8 ", b"abc"), riff(b"EXIF", CANARY)),
            "webp",
        ),
    ],
    ids=["png", "jpeg", "webp"],
)
def test_a_picture_is_known_by_its_bytes_and_loses_what_the_camera_added(
    data: bytes, extension: str
) -> None:
    found = raster(data)
    assert found is not None
    assert found[0] == extension
    assert CANARY in data
    assert CANARY not in found[1]
    assert raster(found[1]) == found, "what was cleaned stays as it is"


def test_a_clean_picture_is_published_byte_for_byte() -> None:
    assert raster(png()) == ("png", png())
    assert raster(jpeg()) == ("jpg", jpeg())
    plain = webp(riff(b"VP8 ", b"abcd"))
    assert raster(plain) == ("webp", plain)


@pytest.mark.parametrize(
    "whole", [png(), jpeg(), webp(riff(b"VP8X", b"\0" * 10), riff(b"VP8 ", b"abcd"))]
)
def test_a_picture_that_ends_early_is_none_and_nothing_is_raised(whole: bytes) -> None:
    assert all(raster(whole[:length]) is None for length in range(len(whole) - 1))


@pytest.mark.parametrize(
    "data",
    [b"", b"<svg onload='alert(1)'/>", b"GIF89a", b"%PDF-1.7", webp(riff(b"ANIM", b"abcdef"))],
)
def test_what_is_no_still_picture_is_refused(data: bytes) -> None:
    assert raster(data) is None


def test_only_pictures_that_lines_use_are_published(root: Path) -> None:
    images = shown(root, "internal")
    assert set(images) == {"pictures/cups.png", "pictures/tea.jpg"}
    assert CANARY not in images["pictures/tea.jpg"]


def test_a_picture_goes_no_further_than_its_consent_and_the_words_stay(root: Path) -> None:
    public = portfolio(root, TEA, "public")
    assert set(public.images) == {"pictures/cups.png"}
    assert list(pictures_in(public.graph.records[-1])) == ["cups"]
    page = pages(public)["easy-read/th-quiet.html"]
    assert "We drink tea." in words_of(page)
    assert "tea.jpg" not in page.body
    assert set(shown(root, "partner", "{}")) == {"pictures/cups.png", "pictures/tea.jpg"}


@pytest.mark.parametrize(
    "change", ["withdrawn_on: 2026-02-01", "review_on: 2026-02-01", "covers: [quote]"]
)
def test_a_consent_taken_back_run_out_or_for_something_else_takes_the_picture_away(
    root: Path, change: str
) -> None:
    name, value = change.split(": ")
    consent = {"covers": ["photo"], "audience": "public", "review_on": "2027-03-01"}
    given = {**consent, name: ["quote"] if value == "[quote]" else value}
    portfolio(root, TEA)
    lay(root, "con-tea", given)
    for edition in ("public", "partner", "internal"):
        assert set(shown(root, edition, "{}")) == {"pictures/cups.png"}


def test_credits_name_makers_and_until_when_and_the_consent_inside_only(root: Path) -> None:
    partner = pages(portfolio(root, TEA, "partner"))["pictures.html"]
    assert "permission until 1 March 2027" in words_of(partner)
    assert "Drawn here. Licence: CC0 1.0." in words_of(partner)
    assert "con-tea" not in partner.body
    internal = pages(portfolio(root, "{}", "internal"))["pictures.html"]
    assert "con-tea" in internal.body


def test_a_link_is_never_followed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "secret.png").write_bytes(png())
    file = root / "site_config/pictures/cups.png"
    file.unlink()
    file.symlink_to(elsewhere / "secret.png")
    found = portfolio(root, TEA, "internal")
    assert "pictures/cups.png" not in found.images
    assert [(one.check, one.line) for one in found.findings if one.check == "picture-file"] == [
        ("picture-file", 3),
        ("picture-file", 5),
    ]


def test_a_whole_folder_that_is_a_link_is_not_followed_either(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (root / "site_config/pictures").rename(elsewhere / "pictures")
    (root / "site_config/pictures").symlink_to(elsewhere / "pictures")
    assert shown(root, "internal") == {}
