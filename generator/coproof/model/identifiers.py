"""Recognises what points to one person in a text: numbers, contacts, dates of birth, names.

For checks and for the gate over a finished site. Messages name the kind of thing that was seen,
never the thing itself. It cannot find a bare
name or a description that gives somebody away: a text that passes is not proved to be anonymous.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

NHS_NUMBER = "an NHS number"
NI_NUMBER = "a National Insurance number"
PHONE = "a phone number"
EMAIL = "an e-mail address"
POSTCODE = "a postcode"
BIRTH_DATE = "a date of birth"
NAME = "a person's name"

CONTACTS = frozenset({PHONE, EMAIL, POSTCODE})
"""What an organisation may publish of itself."""

_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_NTH = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = (
    r"(?:\d{1,2}[./ -]\d{1,2}[./ -]\d{2,4}|\d{4}-\d\d-\d\d"
    rf"|{_NTH}(?: of)? {_MONTH},? \d{{2,4}}|{_MONTH} {_NTH},? \d{{4}})"
)
_BORN = r"\b(?:d\.?o\.?b\.?|date of birth|birth ?date|born)\b"
_GAP = r"[\s\u2010-\u2015-]?"

_MAYBE = re.compile(r"[\d@DMPRS](?:(?<=[\d@])|[rR][sS]?|[sSxX]|iss|ISS|rof|ir|ame|ev)")
"""Nearly all texts have no digit, no @ and no title, and are done with after one quick look."""

_MANY_DIGITS = re.compile(r"\d(?:\D{0,3}\d){5}")

_NOT_PEOPLE = re.compile(
    r"\b(?:svc|fb|th|dec|act|rev|told|ev|ind|con)-[a-z0-9]+(?:-[a-z0-9]+)*"
    r"|(?<!\d)\d{4}-\d\d(?:-\d\d)?(?!\d)"
    r"|(?<!\d)\d\d?([-./])\d\d?\1(?:19|20)\d\d(?!\d)"
)
"""Ids of records, and dates: full of digits, and about nobody."""

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))

_NHS = re.compile(
    rf"(?:(?<=NHS)|(?<![\w-]))\d{{3}}{_GAP}\d{{3}}{_GAP}\d{{4}}(?![\w-])", re.IGNORECASE
)
_NI = re.compile(
    r"(?<![\w-])(?:QQ|(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z])"
    r"\s?\d\d\s?\d\d\s?\d\d\s?[A-D](?![\w-])",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\w-])(?:\+44|0044|\(?0[1235789])[\d\s()\u2010-\u2015-]{7,16}\d(?!\w)")
_EMAIL = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63})+")
_POSTCODE = re.compile(
    r"(?<![\w-])[A-PR-UWYZ][A-HK-Y]?\d[\dA-HJKPSTUW]?\s?\d[ABD-HJLNP-UW-Z]{2}(?![\w-])",
    re.IGNORECASE,
)
_BIRTH = re.compile(rf"{_BORN}.{{0,20}}?{_DATE}", re.IGNORECASE | re.DOTALL)
_NAME = re.compile(
    r"\b(?:Mrs?|MRS?|Ms|MS|Miss|MISS|Mx|MX|Dr|DR|Prof|Professor|Sir|Dame|Revd?|Reverend)\b\.?\s+"
    r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?:[A-Z]\.?\s+)?[A-ZÀ-Þ][\w'\u2019-]+"
)


def identifiers_in(text: str) -> tuple[str, ...]:
    """The kinds of identifier that a text seems to hold, each once, in a fixed order."""
    return tuple(dict.fromkeys(kind for kind, _ in identified(text)))


def identified(text: str) -> Iterator[tuple[str, str]]:
    """Each identifier that a text seems to hold: its kind, and its bare letters and digits.

    The second is for comparing only, and must never be printed.
    """
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text).translate(_INVISIBLE)
    if not _MAYBE.search(plain):
        return
    bare = _NOT_PEOPLE.sub(" ; ", plain) if _MANY_DIGITS.search(plain) else ""
    for kind, found in KINDS.items():
        inside = bare if kind in _LONG_NUMBERS else plain
        for seen in found(inside) if inside else ():
            yield kind, "".join(c for c in seen.casefold() if c.isalnum())


def _nhs_numbers(text: str) -> Iterator[str]:
    return (match[0] for match in _NHS.finditer(text) if _adds_up(match[0]))


def _ni_numbers(text: str) -> Iterator[str]:
    return (match[0] for match in _NI.finditer(text))


def _adds_up(candidate: str) -> bool:
    """Whether ten digits carry the check digit of an NHS number (modulus 11)."""
    digits = [int(character) for character in candidate if character.isdigit()]
    total = sum(weight * digit for weight, digit in zip(range(10, 1, -1), digits, strict=False))
    return (11 - total % 11) % 11 == digits[9]


def _phones(text: str) -> Iterator[str]:
    return (match[0] for match in _PHONE.finditer(text) if _dialled(match[0]))


def _dialled(candidate: str) -> bool:
    digits = "".join(character for character in candidate if character.isdigit())
    home = re.sub("^(?:0044|44)0?", "0", digits)
    return len(home) in (10, 11)


def _emails(text: str) -> Iterator[str]:
    return (match[0] for match in _EMAIL.finditer(text)) if "@" in text else iter(())


def _postcodes(text: str) -> Iterator[str]:
    """Postcodes in any case; "b1 2nd floor" is none."""
    found = (match[0] for match in _POSTCODE.finditer(text))
    return (code for code in found if not code.endswith(("st", "nd", "rd", "th")))


def _births(text: str) -> Iterator[str]:
    return (match[0] for match in _BIRTH.finditer(text))


def _names(text: str) -> Iterator[str]:
    return (match[0] for match in _NAME.finditer(text))


_LONG_NUMBERS = frozenset({NHS_NUMBER, NI_NUMBER, PHONE})
"""Looked for in the text without ids and dates; the rest in all of it."""

KINDS: Mapping[str, Callable[[str], Iterator[str]]] = MappingProxyType(
    {
        NHS_NUMBER: _nhs_numbers,
        NI_NUMBER: _ni_numbers,
        PHONE: _phones,
        EMAIL: _emails,
        POSTCODE: _postcodes,
        BIRTH_DATE: _births,
        NAME: _names,
    }
)
"""Every kind of identifier, and how it is found in a text."""
