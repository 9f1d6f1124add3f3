"""Easy Read lines: what counts as a word, a sentence, and a hard word with a plainer one."""

import pytest

from coproof.checks import check_named
from coproof.checks.easy_lines import hard_words_in, sentences_in, words_in
from coproof.checks.jargon import PLAIN


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("We made the lounge quiet.", 1),
        ("We made the lounge quiet", 1),
        ("Is it quiet? Tell us!", 2),
        ("We wait… Then we ask.", 2),
        ("It costs 3.50 a day.", 1),
        ("...", 0),
    ],
)
def test_a_sentence_ends_with_a_sign_and_a_space(text: str, number: int) -> None:
    assert len(sentences_in(text)) == number


def test_a_dash_is_no_word_and_a_number_is_one() -> None:
    assert words_in("We have 2 quiet rooms – one upstairs") == 7


@pytest.mark.parametrize(
    ("text", "hard"),
    [
        ("We utilised the room.", ("utilised",)),
        ("Service users had outcomes.", ("Service users", "outcomes")),
        ("Done in order to help.", ("in order to",)),
        ("We use the room and ask people.", ()),
        ("An outcomes-based plan", ("outcomes",)),
        ("The environmentalist came.", ()),
    ],
)
def test_a_hard_word_is_found_whole_and_in_its_forms(text: str, hard: tuple[str, ...]) -> None:
    assert hard_words_in(text) == hard


def test_no_plain_word_is_itself_hard() -> None:
    assert [plain for plain in PLAIN.values() if hard_words_in(plain)] == []


def test_the_manual_lists_every_hard_word_with_its_plain_one() -> None:
    check = check_named("easy-read-hard")
    assert check is not None
    manual = " ".join(check.manual.split())
    assert [hard for hard, plain in PLAIN.items() if f"{hard}: {plain}" not in manual] == []
