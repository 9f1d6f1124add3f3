"""Small words for prose made of fields: sentences, lists, and how many of each."""

from collections import Counter
from collections.abc import Iterable, Sequence


def sentence(words: str) -> str:
    """The words on one line, with a full stop where they have no end of their own."""
    line = " ".join(words.split())
    return line if not line or line[-1] in ".!?…”" else f"{line}."


def joined(words: Sequence[str]) -> str:
    """A list as people say it: "person supported, staff and family or carer"."""
    lower = [word[:1].lower() + word[1:] for word in words]
    if len(lower) < 2:
        return "".join(lower)
    return f"{', '.join(lower[:-1])} and {lower[-1]}"


def among(words: Iterable[str]) -> str:
    """How often each occurs, most often first: "person supported (5) and staff (2)"."""
    counted = Counter(words)
    ordered = sorted(counted.items(), key=lambda one: (-one[1], one[0]))
    return joined([f"{word} ({number})" for word, number in ordered])
