"""Which of many texts are worth the look of `identified`: a quick sieve that lets none of them go.

Ten thousand records make a hundred thousand texts, full of dates and ids. Told by their shape
(letters and digits alone), nearly all of them can hold no number, contact, date of birth or name.
"""

from collections.abc import Iterable, Iterator

_SEPARATORS = b" ().-\t\xa0"
_SHAPE = bytes(
    ord("0") if chr(code).isdigit() and code < 128 else ord("a") if chr(code).isalpha() else code
    for code in range(128)
) + bytes(range(128, 256))
_WORDS = bytes(ord(" ") if code < 128 and code not in b"0a\n" else code for code in range(256))

_LONG_NUMBER, _NI_NUMBER, _POSTCODE = b"0" * 10, b"aa000000a", b"0aa "
_SIGNS = (
    *("@", "Mr", "MR", "Ms", "MS", "Miss", "MISS", "Mx", "MX", "Dr", "DR", "Prof", "Sir", "Dame"),
    *("Rev ", "Rev.", "Revd", "Reverend"),
)
_BIRTHS = ("born", "birth", "dob", "d.o.b")
_USUAL = "\u2026\u00b7\u2013\u2014\u2018\u2019\u201c\u201d\u00a3\u2192\u2190\u00d7\u2212"
_PLAIN = str.maketrans(dict.fromkeys(_USUAL, ";"))


def suspects(texts: Iterable[str]) -> Iterator[str]:
    """The texts that may hold something of the kind."""
    pieces = [text.replace("\n", " ") for text in texts]
    if not pieces:
        return
    joined = "\n".join(pieces)
    shapes = joined.translate(_PLAIN).encode("utf-8", "replace").translate(_SHAPE).split(b"\n")
    lower = joined.lower()
    signs = tuple(sign for sign in _SIGNS if sign in joined)
    births = tuple(word for word in _BIRTHS if word in lower)
    for text, shape in zip(pieces, shapes, strict=True):
        if (
            _looks_like(shape)
            or any(sign in text for sign in signs)
            or any(word in text.lower() for word in births)
        ):
            yield text


def _looks_like(shape: bytes) -> bool:
    """Whether a text of this shape may hold a number or a postcode; foreign letters always may."""
    if not shape.isascii():
        return True
    bare = shape.translate(None, _SEPARATORS)
    numbers = _LONG_NUMBER in bare or _NI_NUMBER in bare
    return numbers or _POSTCODE in shape.translate(_WORDS) + b" "
