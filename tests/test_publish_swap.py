"""The swap: readers see the old site or the new one, whole; the old one is kept."""

from pathlib import Path

import pytest

from coproof.publish import swap as swapping
from coproof.publish.places import Places
from coproof.publish.swap import exchange, recover, swap


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
