"""Sixty hostile paths: links, pipes, devices and odd names. Nothing outside gets in, nothing waits.

Each lies in a sound portfolio, beside a folder of which no word may ever be seen. What cannot be
taken is one plain finding; the sound records are read whatever lies beside them.
"""

import os
import signal
import socket
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from coproof.cli import main
from coproof.publish import build_site
from pictures_stories import jpeg
from publish_stories import SMALL, TODAY, contents, lay

OUTSIDE = "wordsfromoutside"
FEEDBACK = SMALL["evidence/feedback/fb-1.yml"]
STOLEN = FEEDBACK.replace("fb-1", "fb-2").replace("The lounge is too loud after tea.", OUTSIDE)
MEDIA = "media: [{file: a.jpg, kind: photo, alt: The lounge, nobody_shown: true}]\n"
PICTURE = "pictures:\n  room: {file: room.jpg, alt: A room, licence: ours}\n"
EASY = "easy_read: {lines: [{say: We made a room., picture: room}]}\n"

Lay = Callable[[Path], None]
"""Puts something hostile below a root; `outside/` beside the root is out of bounds."""


def _link(path: str, target: str) -> Lay:
    def put(root: Path) -> None:
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.unlink(missing_ok=True)
        place.symlink_to(target.replace("OUT", str(root.parent / "outside")))

    return put


def _name(path: str | bytes, text: str = STOLEN.replace(OUTSIDE, "x")) -> Lay:
    def put(root: Path) -> None:
        below = path if isinstance(path, bytes) else path.encode()
        place = root / os.fsdecode(below)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")

    return put


def _pipe(path: str) -> Lay:
    def put(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).unlink(missing_ok=True)
        os.mkfifo(root / path)

    return put


def _socket(path: str) -> Lay:
    def put(root: Path) -> None:
        here = Path.cwd()
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        os.chdir((root / path).parent)  # the path of a socket may not be long
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(Path(path).name)
        os.chdir(here)

    return put


def _device(path: str, minor: int) -> Lay:
    def put(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).unlink(missing_ok=True)
        try:
            os.mknod(root / path, 0o20666, os.makedev(1, minor))
        except PermissionError:
            pytest.skip("only root may make devices")

    return put


def _folder(path: str) -> Lay:
    def put(root: Path) -> None:
        (root / path).unlink(missing_ok=True)
        (root / path).mkdir(parents=True)

    return put


def _both(*all: Lay) -> Lay:
    def put(root: Path) -> None:
        for one in all:
            one(root)

    return put


def _write(path: str, text: str | bytes) -> Lay:
    def put(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text if isinstance(text, bytes) else text.encode())

    return put


def _pictured(put: Lay) -> Lay:
    """A theme with an Easy Read picture, of which the register tells."""
    theme = SMALL["evidence/themes/th-noise.yml"] + EASY
    return _both(
        _write("site_config/pictures.yml", PICTURE),
        _write("evidence/themes/th-noise.yml", theme),
        _write("site_config/pictures/room.jpg", jpeg()),
        put,
    )


def _shown(put: Lay) -> Lay:
    """A piece of feedback that shows a photo."""
    return _both(_write("evidence/feedback/fb-1.yml", FEEDBACK + MEDIA), put)


def _named(file: str) -> Lay:
    """A piece of feedback that names a file in its media as nobody may."""
    entry = f'media: [{{file: "{file}", kind: document, alt: A paper}}]\n'
    return _write("evidence/feedback/fb-2.yml", STOLEN.replace(OUTSIDE, "x") + entry)


def _hard_link(root: Path) -> None:
    (root.parent / "outside/copy.yml").write_text(STOLEN.replace(OUTSIDE, "x"), "utf-8")
    os.link(root.parent / "outside/copy.yml", root / "evidence/feedback/fb-2.yml")


def _deep(root: Path) -> None:
    place = root / "evidence/feedback"
    for _ in range(60):
        place = place / "a"
    place.mkdir(parents=True)
    (place / "fb-2.yml").write_text(STOLEN.replace(OUTSIDE, "x"), "utf-8")


def _many(root: Path) -> None:
    for number in range(3000):
        (root / f"evidence/feedback/.{number}").touch()


NFC, NFD = (unicodedata.normalize(form, "fb-é") for form in ("NFC", "NFD"))
OUT_YML, OUT_JPG = "OUT/fb-2.yml", "OUT/a.jpg"

PATHS: Mapping[str, Lay] = {
    "a record that is a link": _link("evidence/feedback/fb-2.yml", OUT_YML),
    "a link by way of the folder above": _link(
        "evidence/feedback/fb-2.yml", "../../../outside/fb-2.yml"
    ),
    "a link to a link": _both(
        _link("evidence/feedback/fb-3.txt", OUT_YML),
        _link("evidence/feedback/fb-2.yml", "fb-3.txt"),
    ),
    "a link to itself": _link("evidence/feedback/fb-2.yml", "fb-2.yml"),
    "two links to one another": _both(
        _link("evidence/feedback/fb-2.yml", "fb-3.yml"),
        _link("evidence/feedback/fb-3.yml", "fb-2.yml"),
    ),
    "a link to nothing": _link("evidence/feedback/fb-2.yml", "nothing.yml"),
    "a link to a sound record": _link("evidence/feedback/fb-2.yml", "fb-1.yml"),
    "a link to a device": _link("evidence/feedback/fb-2.yml", "/dev/zero"),
    "a link to the password file": _link("evidence/feedback/fb-2.yml", "/etc/passwd"),
    "a link to the process itself": _link("evidence/feedback/fb-2.yml", "/proc/self/environ"),
    "a link to a folder": _link("evidence/feedback/round", "OUT"),
    "a link to the folder above": _link("evidence/feedback/round", ".."),
    "a link to the top": _link("evidence/feedback/round", "/"),
    "a folder of a kind that is a link": _link("evidence/actions", "OUT/actions"),
    "the provider as a link": _both(_link("evidence/provider.yml", "OUT/provider.yml")),
    "a hard link": _hard_link,
    "a pipe for a record": _pipe("evidence/feedback/fb-2.yml"),
    "a pipe for the provider": _pipe("evidence/provider.yml"),
    "a pipe of another type": _pipe("evidence/feedback/note.txt"),
    "a pipe for a folder": _pipe("evidence/actions"),
    "a socket": _socket("evidence/feedback/fb-2.yml"),
    "a device without end": _device("evidence/feedback/fb-2.yml", 5),
    "a device of nothing": _device("evidence/feedback/fb-2.yml", 3),
    "a folder for a record": _folder("evidence/feedback/fb-2.yml"),
    "a folder for the provider": _folder("evidence/provider.yml"),
    "a deep folder": _deep,
    "thousands of hidden files": _many,
    "a new line in a name": _name("evidence/feedback/fb-2\n.yml"),
    "a name that paints the terminal": _name("evidence/feedback/fb-\x1b[31m2.yml"),
    "a bell in a name": _name("evidence/feedback/fb-2\x07.yml"),
    "a name turned round": _name("evidence/feedback/fb-\u202elmy.2.yml"),
    "a name without width": _name("evidence/feedback/fb-2\u200b.yml"),
    "a name that is not text": _name(b"evidence/feedback/fb-\xff\xfe.yml"),
    "a folder that is not text": _name(b"evidence/feedback/\xff/fb-2.yml"),
    "a name with a backslash": _name("evidence/feedback/..\\..\\fb-2.yml"),
    "a name with a drive": _name("evidence/feedback/C:fb-2.yml"),
    "a reserved name": _name("evidence/feedback/con.yml"),
    "a reserved name with a number": _name("evidence/feedback/com1.yml"),
    "a name with two dots": _name("evidence/feedback/...yml"),
    "a name of dots": _name("evidence/feedback/.. .yml"),
    "a name that ends in a dot": _name("evidence/feedback/fb-2.yml."),
    "a name that ends in a space": _name("evidence/feedback/fb-2.yml "),
    "a name with markup": _name("evidence/feedback/<script>canary()<|script>.yml"),
    "a name like an option": _name("evidence/feedback/--strict.yml"),
    "a name like an entity": _name("evidence/feedback/fb-&lt;2.yml"),
    "a name with an address": _name("evidence/feedback/fb-2?x#y.yml"),
    "a name with an annotation": _name("evidence/feedback/::error::x.yml"),
    "a name with capitals": _name("evidence/feedback/FB-1.yml"),
    "a name in two forms": _both(
        _name(f"evidence/feedback/{NFC}.yml"), _name(f"evidence/feedback/{NFD}.yml")
    ),
    "a very long name": _name(f"evidence/feedback/fb-{'a' * 240}.yml"),
    "an id that climbs": _write(
        "evidence/feedback/fb-2.yml", FEEDBACK.replace("fb-1", "../../fb-2")
    ),
    "a folder that is called as a kind is": _folder("evidence/feedback/feedback/actions"),
    "media that climb": _named("../../outside/a.jpg"),
    "media from the top": _named("/etc/passwd"),
    "media with a drive": _named("C:/a.jpg"),
    "media with backslashes": _named("..\\\\..\\\\a.jpg"),
    "media with a zero": _named("a.jpg\\u0000.txt"),
    "media by address": _named("file:///etc/passwd"),
    "a photo that is a link": _shown(_link("evidence/attachments/a.jpg", OUT_JPG)),
    "a photo in a linked folder": _shown(_link("evidence/attachments", "OUT")),
    "a photo that is a pipe": _shown(_pipe("evidence/attachments/a.jpg")),
    "a photo that is a device": _shown(_device("evidence/attachments/a.jpg", 5)),
    "a photo that is a folder": _shown(_folder("evidence/attachments/a.jpg")),
    "a picture that is a link": _pictured(_link("site_config/pictures/room.jpg", OUT_JPG)),
    "a picture that is a pipe": _pictured(_pipe("site_config/pictures/room.jpg")),
    "settings that are a link": _link("site_config/portfolio.yml", "OUT/portfolio.yml"),
    "settings that are a pipe": _pipe("site_config/checks.yml"),
    "settings without end": _device("site_config/portfolio.yml", 5),
    "a framework that is a link": _link("site_config/frameworks/mine.yml", OUT_YML),
    "a share that is a pipe": _pipe("site_config/shares/mine.yml"),
    "a page that is a link": _link("site_config/pages/stolen.md", "OUT/page.md"),
    "a folder of pages that is a link": _link("site_config/pages/more", "OUT"),
}

RUN = (
    "a page",
    "a folder of pages",
    "a photo",
    "a picture",
    "settings",
    "an id",
    "a record",
    "a name in",
)
"""What may reach a site by another way than a record: these are built as well."""


@pytest.fixture
def root(tmp_path: Path) -> Iterator[Path]:
    """A sound portfolio beside a folder out of bounds; what waits longer than a minute fails."""
    outside = {
        "fb-2.yml": STOLEN,
        "a.jpg": OUTSIDE,
        "actions/act-1.yml": OUTSIDE,
        "provider.yml": f"name: {OUTSIDE}\n",
        "portfolio.yml": f"name: {OUTSIDE}\n",
        "page.md": f"# {OUTSIDE}\n",
    }
    lay(tmp_path / "outside", outside)
    (tmp_path / "outside/a.jpg").write_bytes(jpeg() + OUTSIDE.encode())

    def waited(number: int, frame: object) -> None:
        raise AssertionError("it waits")

    before = signal.signal(signal.SIGALRM, waited)
    signal.alarm(60)
    yield lay(tmp_path / "portfolio", SMALL)
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def test_there_are_sixty() -> None:
    assert len(PATHS) >= 60


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
@pytest.mark.parametrize("name", PATHS)
def test_nothing_outside_gets_in_and_nothing_waits(root: Path, name: str) -> None:
    try:
        PATHS[name](root)
    except (OSError, UnicodeError) as refusal:
        pytest.skip(f"this disk does not take it: {refusal.args[0]}")
    result = CliRunner().invoke(main, ["check", "--root", str(root)], env={"NO_COLOR": "1"})
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert result.exit_code in (0, 1, 2), result.output
    assert OUTSIDE not in result.output
    assert "root:" not in result.output
    assert all(line.isprintable() for line in result.output.split("\n"))
    known = result.stdout.rpartition("\n\n")[2]
    if "provider" not in name:
        assert int(known.split()[0]) >= 5, "the sound records are read"
    if name.startswith(RUN):
        built = build_site(root, "internal", root / "site", None, TODAY, keep_going=True)
        assert built.code in (0, 1, 2, 4)
        assert all(line.isprintable() for line in (*built.lines, *built.warnings))
        files = contents(root / "site") if (root / "site").is_dir() else {}
        assert [path for path, data in files.items() if OUTSIDE.encode() in data] == []
        assert all(path.isascii() and path.isprintable() for path in files)


SILENT = (
    "a hard link",
    "a folder for a record",
    "a deep folder",
    "thousands of hidden files",
    "a folder that is called as a kind is",
    "a folder for the provider",
    "a name that ends in a dot",
    "a name that ends in a space",
    "a page that is a link",
    "a folder of pages that is a link",
    "a name with two dots",
    "a name of dots",
    "a name with a backslash",
)
"""What needs no finding: it is a file as any other, or hidden, or none of ours, or the build says it."""


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
@pytest.mark.parametrize("name", [name for name in PATHS if name not in SILENT])
def test_what_cannot_be_taken_is_said(root: Path, name: str) -> None:
    before = CliRunner().invoke(main, ["check", "--root", str(root)]).stdout
    try:
        PATHS[name](root)
    except (OSError, UnicodeError) as refusal:
        pytest.skip(f"this disk does not take it: {refusal.args[0]}")
    after = CliRunner().invoke(main, ["check", "--root", str(root)]).stdout
    new = [line for line in after.splitlines() if line not in before.splitlines()]
    assert [line for line in new if ": error " in line or ": gap " in line]
