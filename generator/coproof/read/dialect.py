r"""Our dialect of JSON Schema: draft 2020-12, with real days and patterns that mean what they say.

Python's `$` lets a line end follow and its `\d` takes the digits of all scripts; in the schemas
both mean what everyday validators take them for.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from jsonschema.protocols import Validator
from jsonschema.validators import extend

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def is_day(text: object) -> bool:
    """Whether a text is a day that exists, as year-month-day; what is no text passes."""
    if not isinstance(text, str):
        return True
    try:
        return bool(_DAY.fullmatch(text) and date.fromisoformat(text))
    except ValueError:
        return False


@cache
def pattern_search(pattern: str) -> Callable[[str], re.Match[str] | None]:
    """How a `pattern` is looked for in a text."""
    strict = pattern[:-1] + r"\Z" if pattern.endswith("$") else pattern
    return re.compile(strict, re.ASCII if r"\d" in pattern or r"\w" in pattern else 0).search


def _pattern(validator: Any, pattern: str, instance: Any, schema: Any) -> Iterator[ValidationError]:
    if isinstance(instance, str) and not pattern_search(pattern)(instance):
        yield ValidationError("does not look as it should")


_FORMATS = FormatChecker(formats=())
_FORMATS.checks("date")(is_day)
_Dialect = extend(  # type: ignore[no-untyped-call]
    Draft202012Validator, {"pattern": _pattern}
)


def validator_of(schema: Any) -> Validator:
    """The validator of one schema whose references are filled in."""
    validator: Validator = _Dialect(schema, format_checker=_FORMATS)
    return validator
