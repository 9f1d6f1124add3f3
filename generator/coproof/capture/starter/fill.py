"""Templates of plain files: words put in at `[[name]]`, and parts that only some portfolios have.

Not Jinja, because pipelines are full of its brackets, and because nothing more is needed.
"""

import re
from collections.abc import Mapping, Set

_PART = re.compile(r"^\[\[if (\w+)\]\]\n(.*?)^\[\[end\]\]\n", re.MULTILINE | re.DOTALL)
_WORD = re.compile(r"\[\[([a-z_.-]+)\]\]")


def filled(text: str, words: Mapping[str, str], parts: Set[str]) -> str:
    """The text with its words put in and without the parts that are not wanted.

    A part stands between lines `[[if name]]` and `[[end]]`. Raises KeyError for a word that nobody
    gives: a template asks for nothing that does not exist.
    """
    chosen = _PART.sub(lambda part: part[2] if part[1] in parts else "", text)
    return _WORD.sub(lambda word: words[word[1]], chosen)
