"""Which form of telling reaches whom: ways of communicating, and the forms that fit them."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

WORDS = frozenset({"speech", "writing"})
"""Who communicates so can be told in any ordinary way."""

_SYMBOLS = frozenset({"symbols_photos", "talking_mats"})

FITTING: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "speech": frozenset(
            {"conversation", "plain_words", "audio", "translation", "easy_read", "symbols_photos"}
        ),
        "writing": frozenset(
            {"conversation", "plain_words", "easy_read", "large_print", "translation"}
        ),
        "easy_read": frozenset({"easy_read", "symbols_photos"}),
        "talking_mats": _SYMBOLS,
        "makaton": frozenset({"makaton"}),
        "signalong": frozenset({"makaton", "symbols_photos"}),
        "bsl": frozenset({"bsl"}),
        "deafblind_manual": frozenset({"conversation", "objects_of_reference"}),
        "pecs": _SYMBOLS,
        "symbols_photos": _SYMBOLS | {"easy_read"},
        "objects_of_reference": frozenset({"objects_of_reference"}),
        "aac_device": _SYMBOLS | {"conversation"},
        "intensive_interaction": frozenset({"conversation", "objects_of_reference"}),
        "behaviour_body_language": frozenset(
            {"conversation", "objects_of_reference", "symbols_photos"}
        ),
        "interpreter": frozenset({"translation", "bsl", "conversation"}),
    }
)
"""For each way of communicating, the forms that a told record may name. Any form fits `other`.

Signalong has no form of its own, and is near to Makaton. Who writes to us can nearly always be
spoken to; hand to hand and eye to eye are conversations as well.
"""

OPEN_TO_ALL = frozenset(
    {"easy_read", "symbols_photos", "bsl", "makaton", "talking_mats", "objects_of_reference"}
)
"""Forms for people who do not take in plain speech or writing."""


def fits(methods: Iterable[str], forms: Iterable[str]) -> bool:
    """Whether one of these forms fits one of these ways of communicating.

    Nothing known about how they communicate, or `other`, is fitted by anything. No form written
    down fits those who use speech or writing.
    """
    known, told = frozenset(methods), frozenset(forms)
    if not known or "other" in known or (not told and known <= WORDS):
        return True
    return any(not told.isdisjoint(FITTING[method]) for method in known)
