"""Records as text: what goes in comes out again, to the last space."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from coproof.capture.scalars import WIDTH, can_be_kept
from coproof.capture.write import cannot_be_kept, record_text
from coproof.read import read_kinds
from coproof.read.yaml import load

KINDS = read_kinds()
FEEDBACK = KINDS["feedback"]

awkward = some.sampled_from(
    [
        "no",
        "Yes",
        "null",
        "~",
        "on",
        "2021-05-17",
        "2021-05",
        "12:30",
        "0x1F",
        "1e3",
        ".inf",
        "007",
        "-",
        "- a list",
        "a: b",
        "a #b",
        "# not a comment",
        "&anchor",
        "*alias",
        "!tag",
        "%directive",
        "---",
        "...",
        "@at",
        "`tick`",
        "{{ template }}",
        "<script>alert(1)</script>",
        "| a | table |",
        "'single'",
        '"double"',
        "back\\slash",
        " leading",
        "trailing ",
        "two  spaces",
        "\ttab",
        "line\nline",
        "\nline",
        "line\n",
        "line\n\n\nline",
        "  deep\n shallow",
        "line \nline",
        "#\n-\n:",
        "\r\n",
        "no-break\xa0space",
        "next\x85line",
        "separators\u2028\u2029",
        "\ufeffmark",
        "café ☕ 👩🏽‍🦽 مرحبا עברית 日本語",
        "right\u200fleft",
        "word " * 60,
        "a" * 300,
        "word\xa0" * 60,
        "long " * 40 + "\n" + "long " * 40,
    ]
)
texts = some.one_of(
    awkward,
    some.text(),
    some.text(alphabet="ab \n:#-'\"\\\t!&*%,[]{}?|>", max_size=250),
    some.lists(awkward, max_size=4).map(" ".join),
    some.lists(awkward, max_size=4).map("\n".join),
)


def read_back(text: str) -> Any:
    loaded = load(text.encode())
    assert loaded.troubles == ()
    return loaded.data


@given(texts.filter(can_be_kept))
def test_a_text_comes_back_exactly_as_it_went_in(text: str) -> None:
    data = {
        "id": "fb-1",
        "summary": text,
        "notes": text,
        "route": {"to": "noted", "response": {"en": text, "cy": text}},
        "themes": [text, text],
    }
    assert read_back(record_text(FEEDBACK, data)) == data


@given(
    some.one_of(
        some.booleans(),
        some.integers(-(10**12), 10**12),
        some.floats(0.001, 10**6).map(lambda number: round(number, 6)),
        some.dates(date(1900, 1, 1)).map(date.isoformat),
    )
)
def test_numbers_and_days_come_back_as_they_are(value: Any) -> None:
    data = {"id": "ind-1", "kpi": value, "series": [{"on": "2021-05-17", "value": value}]}
    assert read_back(record_text(KINDS["indicator"], data)) == data


def test_a_record_is_written_as_a_person_would_write_it() -> None:
    data = {
        "visibility": "public",
        "themes": ["th-noise", "th-food"],
        "summary": "It is loud, in the evening. " * 6 + "Every day.",
        "given_on": "2021-05-17",
        "id": "fb-1",
        "title": "No: it is loud",
        "route": {"response": "We asked.\nThen we\nwaited.", "to": "noted"},
        "notes": "Fish & chips on Friday? Yes!",
    }
    said = "It is loud, in the evening."
    assert record_text(FEEDBACK, data) == (
        "id: fb-1\n"
        'title: "No: it is loud"\n'
        "given_on: 2021-05-17\n"
        "summary: >-\n"
        f"  {said} {said} {said} It is\n"
        f"  loud, in the evening. {said} {said} Every day.\n"
        "themes:\n"
        "  - th-noise\n"
        "  - th-food\n"
        "route:\n"
        "  to: noted\n"
        "  response: |-\n"
        "    We asked.\n"
        "    Then we\n"
        "    waited.\n"
        "visibility: public\n"
        "notes: Fish & chips on Friday? Yes!\n"
    )


@given(texts.filter(can_be_kept))
def test_no_line_is_wider_than_need_be(text: str) -> None:
    for line in record_text(FEEDBACK, {"summary": text}).split("\n"):
        long_words = [word for word in line.split(" ") if len(word) > WIDTH // 2]
        keeps_its_lines = "\n" in text
        assert len(line) <= WIDTH + 20 or long_words or keeps_its_lines


@pytest.mark.parametrize("hidden", ["\0", "\x07", "\x1b", "\x7f", "\u202e", "\u2066", "\ud800"])
def test_characters_that_no_record_may_hold_are_found_and_never_written(hidden: str) -> None:
    data = {"id": "fb-1", "options": [{"idea": "fine"}, {"idea": f"not {hidden} fine"}]}
    assert cannot_be_kept(data) == "options[1].idea"
    with pytest.raises(ValueError, match="cannot be written"):
        record_text(FEEDBACK, data)


def test_a_day_in_a_field_for_words_stays_words_for_every_reader() -> None:
    day = (date(2021, 5, 17) + timedelta(days=1)).isoformat()
    assert record_text(FEEDBACK, {"summary": day}) == 'summary: "2021-05-18"\n'
