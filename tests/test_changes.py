"""What is said of changes: any numbers at all, and every text of every kind of record."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from changes_stories import commit, diff
from coproof.capture.write import record_text
from coproof.checks import SECTIONS
from coproof.fields import Kind
from coproof.model import EDITIONS
from coproof.read import read_kinds
from coproof.report import CHANGE_FORMATS
from coproof.views.changes import TOPICS, Changes, News, Part, Snapshot, changes, sentences
from coproof.views.changes.number_words import in_words, listed, times
from pages_stories import CHAIN, portfolio
from sown_portfolio import IDS, Sower

KINDS = read_kinds()
MOST_WORDS = 25
NUMBERS = st.integers(1, 30) | st.integers(90, 2500)


def _choices(kind: str, path: str) -> tuple[str, ...]:
    field = KINDS[kind].field(path)
    assert field is not None
    return field.choices


RECORDS = tuple(kind.name for kind in KINDS)
WHOLE = {
    "feedback-new": ("kind", _choices("feedback", "kind")),
    "decision-new": ("outcome", _choices("decision", "outcome")),
    "review-new": ("result", _choices("review", "result")),
    "verdict-new": ("view", _choices("told", "response")),
    "gap-closed": ("section", tuple(SECTIONS)),
    "gap-opened": ("section", tuple(SECTIONS)),
    "words-edited": ("kind", RECORDS),
    "records-gone": ("kind", RECORDS),
    "records-new": ("kind", RECORDS),
}
"""News of which each belongs to one part, and all parts that there can be."""

SOME = {
    "feedback-new": {"area": _choices("theme", "area"), "given": ("earlier",)},
    "decision-new": {"reason": ("given",)},
    "action-finished": {"when": ("late",)},
    "told-new": {"whom": _choices("told", "whom[0]")},
    "review-new": {"lasted": ("yes", "no")},
    "rules-changed": {"rule": ("late", "shown")},
}
"""News of which some have something in common."""

NAMES = [name for names in TOPICS.values() for name in names]


@st.composite
def all_news(draw: st.DrawFn) -> tuple[News, ...]:
    """News of any name, any number and any parts."""
    return tuple(_drawn(draw, name) for name in draw(st.lists(st.sampled_from(NAMES), unique=True)))


def _drawn(draw: st.DrawFn, name: str) -> News:
    by, values = WHOLE.get(name, ("", ()))
    chosen = draw(st.lists(st.sampled_from(values), unique=True, min_size=1)) if values else []
    parts = [Part(by, value, draw(NUMBERS)) for value in chosen]
    count = sum(part.count for part in parts) or draw(NUMBERS)
    for by, values in SOME.get(name, {}).items():
        for value in draw(st.lists(st.sampled_from(values), unique=True)):
            parts.append(Part(by, value, draw(st.integers(1, count))))
    return News(name, count, (), tuple(parts))


@st.composite
def snapshots(draw: st.DrawFn) -> Snapshot:
    feedback, actions = draw(st.integers(0, 3000)), draw(st.integers(0, 300))
    closed = draw(st.integers(0, feedback))
    return Snapshot(
        day=draw(st.dates(date(2020, 1, 1), date(2030, 1, 1))),
        commit=None,
        unreadable=draw(st.integers(0, 3)),
        feedback=feedback,
        closed=closed,
        undecided=draw(st.integers(0, feedback - closed)),
        late=draw(st.integers(0, feedback)),
        settled={},
        actions=actions,
        overdue=draw(st.integers(0, actions)),
        gaps=draw(st.integers(0, 40)),
    )


@given(all_news(), snapshots(), snapshots(), st.sampled_from(EDITIONS))
def test_no_sentence_is_long_and_all_are_sentences(
    news: tuple[News, ...], before: Snapshot, after: Snapshot, edition: Any
) -> None:
    told = Changes(edition, KINDS, before, after, news)
    for sentence in sentences(told):
        assert len(sentence.split()) <= MOST_WORDS, sentence
        assert sentence[0].isupper() or sentence[0].isdigit()
        assert sentence.endswith(".")
        assert "  " not in sentence
        assert "_" not in sentence
    headline = CHANGE_FORMATS["markdown"](told).splitlines()[0]
    assert len(headline.split()) <= MOST_WORDS


def test_every_news_has_its_place() -> None:
    assert len(set(NAMES)) == len(NAMES)


def test_numbers_in_words() -> None:
    assert [in_words(n) for n in (0, 1, 19, 20, 21, 99)] == [
        "none",
        "one",
        "nineteen",
        "twenty",
        "twenty-one",
        "ninety-nine",
    ]
    assert in_words(1204) == "1,204"
    assert [times(n) for n in (1, 2, 3)] == ["once", "twice", "three times"]
    assert listed(["food"]) == "food"
    assert listed(["food", "safety", "staff attitude"]) == "food, safety and staff attitude"
    assert listed(["food", "routines and choice"]) == "food, and routines and choice"


class Resower(Sower):
    """Sows other tokens than the first time."""

    def _leaf(self, field: Any, visibility: Any) -> Any:
        said = super()._leaf(field, visibility)
        return f"new{said}" if field.shape == "text" else said


def _sown(sower: Sower, kind: Kind, name: str) -> str:
    return record_text(kind, sower.record(kind) | {"id": name})


@pytest.fixture(scope="module")
def sown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, set[str]]:
    """A full record of every kind with a token in each text; then all texts change, and some go."""
    root = tmp_path_factory.mktemp("sown")
    before, after = Sower(), Resower()
    for kind in KINDS:
        _lay(root, kind, IDS[kind.name], _sown(before, kind, IDS[kind.name]))
        if kind.prefix:
            _lay(root, kind, f"{kind.prefix}-left", _sown(before, kind, f"{kind.prefix}-left"))
    commit(root, "2026-03-31")
    for kind in KINDS:
        _lay(root, kind, IDS[kind.name], _sown(after, kind, IDS[kind.name]))
        if kind.prefix:
            (root / "evidence" / kind.folder / f"{kind.prefix}-left.yml").unlink()
            _lay(root, kind, f"{kind.prefix}-new", _sown(after, kind, f"{kind.prefix}-new"))
    commit(root, "2026-06-30")
    return root, {*before.tokens, *after.tokens}


def _lay(root: Path, kind: Kind, name: str, text: str) -> None:
    file = root / "evidence" / kind.folder / f"{name}.yml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("form", list(CHANGE_FORMATS))
def test_no_word_of_any_text_of_any_record_is_told(
    sown: tuple[Path, set[str]], form: str, edition: str
) -> None:
    root, tokens = sown
    result = diff(root, "HEAD~1", "--format", form, "--edition", edition)
    assert result.exit_code == 0
    assert "changed after they had been answered" in result.output
    assert len(tokens) > 140
    assert not [token for token in tokens if token in result.output]


def test_what_is_gone_is_named_to_the_provider_alone(sown: tuple[Path, set[str]]) -> None:
    for edition in EDITIONS:
        said = diff(sown[0], "HEAD~1", "--format", "json", "--edition", edition).stdout
        assert ('-left"' in said) is (edition == "internal")
        assert any(one["what"] == "records-gone" for one in json.loads(said)["news"])


def test_earlier_quarters_are_compared_by_what_their_curtain_shows(tmp_path: Path) -> None:
    shown = portfolio(tmp_path, CHAIN)
    told = changes(shown.earlier[2], shown.earlier[1])
    assert (told.before.day, told.after.day) == (date(2026, 3, 31), date(2026, 6, 30))
    of_the_chain = [one for one in told.news if not one.name.startswith("gap-")]
    assert [(one.name, one.records) for one in of_the_chain] == [
        ("told-new", ("told-1",)),
        ("verdict-new", ("told-1",)),
        ("review-new", ("rev-1",)),
        ("loop-closed", ("fb-1",)),
    ]
