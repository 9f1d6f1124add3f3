"""The search index: what is in it, and that the files say so in the way the browser reads them."""

import json
import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproof.pages import SearchEntry
from coproof.publish.search import PAGES_EACH, SearchIndex, words

CALL = re.compile(r'coproofSearch\("([a-z0-9-]+)","([0-9a-f]{12})",(.*)\)\n', re.DOTALL)


def entry(title: str, text: str = "", kind: str = "Feedback", service: str = "") -> SearchEntry:
    return SearchEntry(title=title, text=text, kind=kind, service=service)


def read(index: SearchIndex) -> dict[str, object]:
    """The files as a browser sees them: the data of each call, by its name."""
    found = {}
    for path, data in index.files():
        call = CALL.fullmatch(data.decode("utf-8"))
        assert call is not None
        assert path == f"search/{call[1]}.js"
        found[call[1]] = json.loads(call[3])
    return found


def numbers(coded: str) -> Iterator[int]:
    """The numbers that a word's letters stand for, added up."""
    number = step = 0
    for letter in coded:
        if letter.islower():
            step = step * 26 + ord(letter) - ord("a")
        else:
            number += step * 26 + ord(letter) - ord("A")
            step = 0
            yield number


def stands(index: SearchIndex, word: str) -> list[tuple[int, int]]:
    """The pages on which a word stands, each with how it stands there."""
    for name, terms in read(index).items():
        if name.startswith("terms-") and isinstance(terms, list) and word in terms[0::2]:
            coded = terms[terms.index(word) + 1]
            return [divmod(number, 3) for number in numbers(coded)]
    return []


def test_a_word_is_found_in_the_text_the_title_and_the_reference() -> None:
    index = SearchIndex()
    index.add("a.html", None, entry("Tea", "A quiet lounge"))
    index.add("b.html", None, entry("The lounge", "after tea"))
    index.add("feedback/fb-lounge.html", "fb-lounge", entry("Other", "lounge"))
    assert stands(index, "lounge") == [(0, 0), (1, 1), (2, 2)]


def test_the_words_for_kind_and_service_find_a_page_too() -> None:
    index = SearchIndex()
    index.add("a.html", None, entry("Tea", kind="Decision", service="Millfield House"))
    assert stands(index, "decision") == stands(index, "millfield") == [(0, 0)]


def test_a_reference_is_found_by_its_parts() -> None:
    index = SearchIndex()
    index.add("feedback/fb-2025-0031.html", "fb-2025-0031", entry("Tea"))
    assert stands(index, "fb") == stands(index, "2025") == stands(index, "0031") == [(0, 2)]


@given(st.sets(st.integers(0, 60_000), max_size=40))
def test_any_pages_survive_the_way_numbers_are_written(pages: set[int]) -> None:
    index = SearchIndex()
    index._stands["word"] = sorted(number * 3 for number in pages)
    assert stands(index, "word") == [(number, 0) for number in sorted(pages)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It's café time", ["its", "cafe", "time"]),
        ("it\u2019s CAFE\u0301", ["its", "cafe"]),
        ("fb-2025_0031, again", ["fb", "2025", "0031", "again"]),
        ("Ŷ Dŵr Źdźbło", ["y", "dwr", "zdzbło"]),
        ("</script><b>", ["script", "b"]),
        ("", []),
    ],
)
def test_words_are_lower_case_without_accents_or_apostrophes(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_words_are_sorted_as_a_browser_compares_them() -> None:
    index = SearchIndex()
    index.add("a.html", None, entry("\U00010400 \uffca apple zebra éclair"))
    terms = read(index)["terms-0"]
    assert isinstance(terms, list)
    assert terms[0::2] == sorted(terms[0::2], key=lambda word: word.encode("utf-16-be"))


def test_a_result_shows_its_title_as_it_was_written() -> None:
    index = SearchIndex()
    title = '"</script>\u2028<img src=x onerror=alert(1)>'
    index.add("feedback/fb-1.html", "fb-1", entry(title, "word " * 60, service="Mill"))
    shown = read(index)["pages-0"]
    assert shown == [["feedback/fb-1.html", title, 0, 0, "word " * 23 + "word …", "fb-1"]]
    assert read(index)["root"]["services"] == ["Mill"]  # type: ignore[index]


def test_files_stay_small_and_name_their_first_word() -> None:
    index = SearchIndex()
    for number in range(200):
        text = " ".join(f"word{number * 40 + more}" for more in range(40))
        index.add(f"feedback/fb-{number}.html", f"fb-{number}", entry("A title", text))
    found = read(index)
    root = found["root"]
    assert isinstance(root, dict)
    terms = [value for name, value in found.items() if name.startswith("terms-")]
    assert len(terms) > 3
    assert [value[0] for value in terms if isinstance(value, list)] == root["first"]
    assert all(len(data) < 20_000 for _, data in index.files())
    assert len(found["pages-0"]) == PAGES_EACH  # type: ignore[arg-type]


def test_the_same_pages_give_the_same_bytes_and_other_pages_another_stamp() -> None:
    def files(title: str) -> list[tuple[str, bytes]]:
        index = SearchIndex()
        index.add("a.html", None, entry(title, "some words here"))
        return list(index.files())

    assert files("One") == files("One")
    stamps = {CALL.fullmatch(dict(files(t))["search/root.js"].decode())[2] for t in ("One", "Two")}  # type: ignore[index]
    assert len(stamps) == 2
