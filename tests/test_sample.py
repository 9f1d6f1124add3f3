"""The sample: drawn by chance, the same for everybody who knows the seed."""

import hashlib
import json
from pathlib import Path

from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from coproof.cli import main
from coproof.export import exported_files
from coproof.measures.sample import sample
from pages_stories import CHAIN, pages, portfolio, words_of

IDS = st.lists(st.from_regex(r"fb-[a-z0-9]{1,8}", fullmatch=True), unique=True, max_size=20)


@given(IDS, st.text(), st.integers(0, 25))
def test_it_is_the_start_of_the_order_of_the_digests(ids: list[str], seed: str, size: int) -> None:
    drawn = sample(ids, seed, size)
    digests = [hashlib.sha256(f"{seed.strip()}|{one}".encode()).hexdigest() for one in drawn]
    assert digests == sorted(digests)
    assert len(drawn) == min(size, len(ids))
    rest = set(ids) - set(drawn)
    assert all(
        hashlib.sha256(f"{seed.strip()}|{one}".encode()).hexdigest() > digests[-1]
        for one in rest
        if drawn
    )


@given(IDS, st.text(max_size=8))
def test_the_order_of_the_ids_makes_no_difference(ids: list[str], seed: str) -> None:
    assert sample(ids, seed, 5) == sample(reversed(ids), f" {seed} ", 5)


STORY = CHAIN + "fb-2: {summary: A second thing.}\nfb-3: {summary: A third, visibility: internal}\n"


def test_the_page_and_the_command_draw_the_same(tmp_path: Path) -> None:
    shown = portfolio(tmp_path, STORY)
    words = words_of(pages(shown)["sample.html"])
    assert "Drawn with the seed “2026-11-01”: 2 of 2 pieces of feedback." in words
    called = ["sample", "--root", str(tmp_path), "--seed", "2026-11-01", "--as-at", "2026-11-01"]
    said = CliRunner().invoke(main, called).output
    order = [line.split()[0] for line in said.split("\n") if line.startswith("fb-")]
    assert order == list(sample(["fb-1", "fb-2"], "2026-11-01", 10))
    assert [words.index(f" {one}, ") for one in order] == sorted(
        words.index(f" {one}, ") for one in order
    )
    as_data = json.loads(CliRunner().invoke(main, [*called, "--format", "json"]).output)
    assert [row["feedback"] for row in as_data] == order


def test_an_edition_draws_only_from_what_it_shows(tmp_path: Path) -> None:
    shown = portfolio(tmp_path, STORY)
    script = dict(exported_files(shown, "0"))["sample/feedback.js"].decode()
    assert script.startswith("coproofSample({")
    rows = json.loads(script.removeprefix("coproofSample(").removesuffix(");\n"))["feedback"]
    assert [row[0] for row in rows] == ["fb-1", "fb-2"]
    assert rows[0][3] == "ddddddd"


def test_nothing_that_somebody_said_is_in_the_output(tmp_path: Path) -> None:
    portfolio(tmp_path, STORY)
    said = CliRunner().invoke(main, ["sample", "--root", str(tmp_path), "--seed", "1"]).output
    assert "second" not in said
    assert "lounge" not in said
