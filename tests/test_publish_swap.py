"""The swap: readers see the old site or the new one, whole; the old one is kept."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from coproof.publish import swap as swapping
from coproof.publish.places import Places
from coproof.publish.swap import exchange, recover, swap, swap_back


def site(folder: Path, text: str) -> None:
    folder.mkdir()
    (folder / "index.html").write_text(text)


def text(folder: Path) -> str:
    return (folder / "index.html").read_text()


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "site")


@pytest.fixture(params=["exchange", "renames"])
def system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """This system, and one that cannot let two folders change places in one step."""
    if request.param == "renames":
        monkeypatch.setattr(swapping, "exchange", lambda one, other: False)


@pytest.mark.usefixtures("system")
def test_three_builds_rotate_live_previous_and_stage(places: Places) -> None:
    for build in ("first", "second", "third"):
        if not places.stage.exists():
            places.stage.mkdir()
        (places.stage / "index.html").write_text(build)
        swap(places)
        assert text(places.out) == build
    assert text(places.previous) == "second"
    assert not places.stage.with_name(".site.stage.spare").exists()


@pytest.mark.usefixtures("system")
def test_the_site_before_the_previous_becomes_the_next_stage(places: Places) -> None:
    site(places.out, "live")
    site(places.previous, "previous")
    site(places.stage, "new")
    swap(places)
    found = (text(places.out), text(places.previous), text(places.stage))
    assert found == ("new", "live", "previous")


def test_a_build_that_died_between_two_renames_is_put_right(places: Places) -> None:
    site(places.previous, "live")
    site(places.stage, "new")
    site(places.stage.with_name(".site.stage.spare"), "previous")
    recover(places)
    assert text(places.out) == "live"
    assert text(places.stage) == "new"
    assert not places.stage.with_name(".site.stage.spare").exists()


def test_a_refusal_of_the_disk_is_not_hidden(tmp_path: Path) -> None:
    site(tmp_path / "one", "one")
    with pytest.raises(OSError, match="No such file"):
        exchange(tmp_path / "one", tmp_path / "nowhere")


class Stopped(Exception):
    """Stands for a kill: nobody below catches it."""


@pytest.fixture(params=["exchange", "renames"])
def stop_at(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Stops at the n-th move of folders, as a kill would."""
    moves = {"left": 0}
    rename, real = Path.rename, swapping.exchange

    def one_less() -> None:
        moves["left"] -= 1
        if moves["left"] < 0:
            raise Stopped

    def renamed(self: Path, target: Path) -> Path:
        one_less()
        return rename(self, target)

    def exchanged(one: Path, other: Path) -> bool:
        if request.param == "renames":
            return False
        one_less()
        return real(one, other)

    monkeypatch.setattr(Path, "rename", renamed)
    monkeypatch.setattr(swapping, "exchange", exchanged)
    return lambda number: moves.update(left=number)


def manifests(places: Places) -> dict[str, str]:
    folders = {"site": places.out, "prev": places.previous}
    return {
        name: (folder / "manifest.json").read_text()
        for name, folder in folders.items()
        if folder.exists()
    }


def settled(places: Places, stop_at: Callable[..., None], again: int) -> None:
    """Put in order, stopped on the way as well, and then in peace."""
    stop_at(again)
    with suppress(Stopped):
        recover(places)
    stop_at(99)
    recover(places)


@pytest.mark.parametrize("again", range(3))
@pytest.mark.parametrize("number", range(5))
@pytest.mark.parametrize("names", [("old", "new"), ("older", "old", "new"), ("new", "old", "new")])
def test_stopped_anywhere_and_again_in_putting_it_right(
    names: tuple[str, ...], number: int, again: int, places: Places, stop_at: Callable[..., None]
) -> None:
    """Either nothing has happened, or everything."""
    for folder, name in zip((places.stage, places.out, places.previous), names[::-1], strict=False):
        folder.mkdir()
        (folder / "manifest.json").write_text(name)
    before = manifests(places)
    stop_at(number)
    with suppress(Stopped):
        swap(places)
    settled(places, stop_at, again)
    assert manifests(places) in (before, {"site": "new", "prev": "old"})
    assert not places.journal.exists()
    assert not places.spare.exists()


@pytest.mark.parametrize("again", range(3))
@pytest.mark.parametrize("number", range(4))
def test_a_rollback_that_is_stopped_anywhere(
    number: int, again: int, places: Places, stop_at: Callable[..., None]
) -> None:
    for folder, name in ((places.out, "new"), (places.previous, "old")):
        folder.mkdir()
        (folder / "manifest.json").write_text(name)
    before = manifests(places)
    stop_at(number)
    with suppress(Stopped):
        swap_back(places)
    settled(places, stop_at, again)
    assert manifests(places) in (before, {"site": "old", "prev": "new"})
