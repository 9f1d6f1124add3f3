"""Numbers and lists in words, as somebody reads them out."""

from collections.abc import Sequence

_SMALL = (
    *("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def in_words(number: int) -> str:
    """A number up to ninety-nine as one word; larger ones in figures."""
    if number < len(_SMALL):
        return _SMALL[number]
    if number < 100:
        tens, ones = _TENS[number // 10], number % 10
        return f"{tens}-{_SMALL[ones]}" if ones else tens
    return f"{number:,}"


def so_many(number: int, one: str, many: str) -> str:
    """A number with its noun: "one concern", "three concerns"."""
    return f"{in_words(number)} {one if number == 1 else many}"


def so_many_of(number: int, total: int, of_them: str = "") -> str:
    """A number of those just named: "two", or "it", "both", "all three" where it is all."""
    if number < total:
        return f"{in_words(number)}{of_them}"
    return {1: "it", 2: "both"}.get(number) or f"all {in_words(number)}"


def times(number: int) -> str:
    """How often: "once", "twice", "three times"."""
    return {1: "once", 2: "twice"}.get(number) or f"{in_words(number)} times"


def was(number: int) -> str:
    """The verb for so many in the past."""
    return "was" if number == 1 else "were"


def is_or_are(number: int) -> str:
    """The verb for so many now."""
    return "is" if number == 1 else "are"


def listed(items: Sequence[str]) -> str:
    """A list as a sentence has it: "food, safety and staffing".

    A comma stands before the last where an item has an "and" of its own.
    """
    if len(items) < 2:
        return "".join(items)
    before_last = "," if any(" and " in item for item in items) else ""
    return f"{', '.join(items[:-1])}{before_last} and {items[-1]}"


def sentence(text: str) -> str:
    """A text as a sentence: a capital first, a full stop last."""
    return f"{text[:1].upper()}{text[1:]}."
