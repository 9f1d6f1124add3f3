"""What pipelines are pinned to: no release goes out while anything there is a placeholder."""

import json
import re
import subprocess
import sys
import tomllib

import pytest

from coproof import __version__
from coproof.capture.starter import Pins, read_pins, read_stock
from coproof.capture.starter.release_check import not_ready
from starter_stories import ROOT

GOOD = {
    "coproof": "1.0.0",
    "actions": {"checkout": {"name": "a/b", "version": "v1.2.3", "commit": "0123456789" * 4}},
    "images": {"python": {"name": "python", "tag": "3.13", "digest": "sha256:" + "01234567" * 8}},
}


def _pins(**changes: object) -> Pins:
    data = json.loads(json.dumps(GOOD))
    for path, value in changes.items():
        *above, last = path.split("__")
        place = data
        for name in above:
            place = place[name]
        place[last] = value
    return read_pins(json.dumps(data))


def test_whole_pins_may_go_out() -> None:
    assert tuple(not_ready(_pins(), "1.0.0")) == ()


@pytest.mark.parametrize(
    "placeholder",
    [
        {"coproof": None},
        {"coproof": "0.9.0"},
        {"actions__checkout__commit": None},
        {"actions__checkout__commit": "0" * 40},
        {"actions__checkout__commit": "v4"},
        {"actions__checkout__commit": "0123456"},
        {"actions__checkout__version": None},
        {"actions__checkout__version": "v1"},
        {"images__python__digest": None},
        {"images__python__digest": "sha256:" + "0" * 64},
        {"images__python__digest": "latest"},
    ],
    ids=str,
)
def test_a_placeholder_keeps_a_release_back(placeholder: dict[str, object]) -> None:
    assert len(tuple(not_ready(_pins(**placeholder), "1.0.0"))) == 1


def test_the_actions_are_pinned_already() -> None:
    missing = " ".join(not_ready(read_pins(), __version__))
    assert "actions/" not in missing


def test_make_release_check_refuses_while_anything_is_a_placeholder() -> None:
    command = [sys.executable, "-m", "coproof.capture.starter.release_check"]
    done = subprocess.run(command, capture_output=True, text=True)
    missing = tuple(not_ready(read_pins(), __version__))
    assert done.returncode == (1 if missing else 0)
    assert done.stdout.splitlines() == [f"release.json: {sentence}" for sentence in missing]


def test_what_sealing_needs_is_locked_as_the_extra_asks() -> None:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = told["project"]["optional-dependencies"]["share"]
    assert told["dependency-groups"]["share"] == wanted
    locked = read_stock()["requirements-share.txt"].decode()
    for name in (re.split(r"[<>=]", one)[0] for one in wanted):
        assert re.search(rf"^{name}==[\d.]+ \\\n    --hash=sha256:", locked, re.MULTILINE)
    ours = (ROOT / "requirements-dev.txt").read_text("utf-8")
    assert set(re.findall(r"^\w+==\S+", locked, re.MULTILINE)) <= set(
        re.findall(r"^\w+==\S+", ours, re.MULTILINE)
    )


def test_no_template_pins_anything_past_the_file_of_pins() -> None:
    for path, content in read_stock().items():
        if path.startswith("templates/"):
            assert not re.search(
                rb"[0-9a-f]{40}|sha256:[0-9a-f]|uses: [^\[]|image: [^\[]", content
            ), path
