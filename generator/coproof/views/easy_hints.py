"""Hints for whoever writes a line of Easy Read: said in the internal edition only.

The check `easy-read-hard` counts the same in reports, which may not repeat a word.
"""

from collections.abc import Iterator

from coproof.checks.easy_lines import hard_words_in, sentences_in, words_in
from coproof.checks.jargon import PLAIN


def hints(text: str, has_picture: bool, most_words: int) -> Iterator[str]:
    """What would make one line easier, in plain words; nothing where there is nothing to say."""
    sentences = sentences_in(text)
    longest = max(map(words_in, sentences), default=0)
    if longest > most_words:
        yield f"{longest} words in a sentence. Say it in {most_words} or fewer, or in two lines."
    if len(sentences) > 1:
        yield f"{len(sentences)} sentences. Give each a line of its own."
    for word in dict.fromkeys(hard_words_in(text)):
        yield f"“{word}” is hard to read. Try “{_plain(word)}”."
    if not has_picture:
        yield "This line has no picture."


def _plain(word: str) -> str:
    """What to write instead of a hard word, whatever its ending."""
    small = word.lower()
    stems = (small, small.removesuffix("s"), small.removesuffix("d"), small.removesuffix("ed"))
    return next(PLAIN[stem] for stem in stems if stem in PLAIN)
