"""Recognises what points to one person in a text: numbers, contacts, dates of birth, names.

It names the kind of thing it sees and never hands out the thing itself. It cannot find a bare
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
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text).translate(_INVISIBLE)
    if not _MAYBE.search(plain):
        return ()
    bare = _NOT_PEOPLE.sub(" ; ", plain) if _MANY_DIGITS.search(plain) else ""
    return tuple(_seen(plain, bare))


def _seen(plain: str, bare: str) -> Iterator[str]:
    """Long numbers are looked for in the text without ids and dates, the rest in all of it."""
    for kind, holds in _LONG_NUMBERS.items():
        if bare and holds(bare):
            yield kind
    for kind, holds in _OTHERS.items():
        if holds(plain):
            yield kind


def _has_nhs_number(text: str) -> bool:
    return any(_adds_up(match[0]) for match in _NHS.finditer(text))


def _adds_up(candidate: str) -> bool:
    """Whether ten digits carry the check digit of an NHS number (modulus 11)."""
    digits = [int(character) for character in candidate if character.isdigit()]
    total = sum(weight * digit for weight, digit in zip(range(10, 1, -1), digits, strict=False))
    return (11 - total % 11) % 11 == digits[9]


def _has_phone(text: str) -> bool:
    return any(_dialled(match[0]) for match in _PHONE.finditer(text))


def _dialled(candidate: str) -> bool:
    digits = "".join(character for character in candidate if character.isdigit())
    home = re.sub("^(?:0044|44)0?", "0", digits)
    return len(home) in (10, 11)


def _has_email(text: str) -> bool:
    return "@" in text and _EMAIL.search(text) is not None


def _has_postcode(text: str) -> bool:
    """A postcode in any case; "b1 2nd floor" is none."""
    found = (match[0] for match in _POSTCODE.finditer(text))
    return any(not code.endswith(("st", "nd", "rd", "th")) for code in found)


_LONG_NUMBERS: Mapping[str, Callable[[str], object]] = MappingProxyType(
    {NHS_NUMBER: _has_nhs_number, NI_NUMBER: _NI.search, PHONE: _has_phone}
)
_OTHERS: Mapping[str, Callable[[str], object]] = MappingProxyType(
    {
        EMAIL: _has_email,
        POSTCODE: _has_postcode,
        BIRTH_DATE: _BIRTH.search,
        NAME: _NAME.search,
    }
)
