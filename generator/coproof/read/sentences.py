"""What a person is told about a field that is wrong: its label, then what to write.

Never more than 25 words, never the value itself. Where the full sentence is too long, a shorter
one takes its place.
"""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from coproof.fields import plain
from coproof.read.yaml.values import quotable

Schema = Mapping[str, Any]

WORDS = 25
"""The most words that a message may have, its label included."""

CLOSE = 0.6
"""How alike two words must be for the one to be suggested for the other (1 is the same)."""

_ALL_FIELDS = "see schema/README.md"
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WORD = re.compile(r"[a-z0-9_-]+")


def label_of(schema: Schema, otherwise: str = "File") -> str:
    """What people call the field; the whole file is called the file."""
    return otherwise if "$schema" in schema else str(schema.get("title", otherwise))


def missing(name: str, schema: Schema) -> str:
    """A field that must be there and is not."""
    add = f"this is required; add `{name}:` and"
    hint = str(schema.get("x-error", "write what belongs there"))
    return _shortest_fit(
        label_of(schema, plain(name)),
        (f"{add} {hint}", f"{add} {hint.partition(', ')[0]}", "this is required"),
    )


def meant(name: str, siblings: Mapping[str, Schema], present: Iterable[str]) -> str | None:
    """The field that was probably meant by one that is not known, and is not there yet."""
    free = siblings.keys() - set(present)
    return _nearest(name, {key: label_of(siblings[key], key) for key in sorted(free)})


def unknown(name: str, guess: str | None) -> str:
    """A field that the schema does not have; its name is repeated only if it surely is a name."""
    label = plain(name) if quotable(name) else "This field"
    advice = f"did you mean `{guess}`?" if guess else _ALL_FIELDS
    return f"{label}: no such field here; {advice}"


def bad_name(name: str, holder: Schema, names: Schema) -> str:
    """An entry whose name may not stand there, in a map such as role to count."""
    hint = str(names.get("x-error", holder.get("x-error", _ALL_FIELDS)))
    if "enum" in names:
        return _choose(label_of(holder), name, names, hint)
    return _shortest_fit(label_of(holder), (hint, hint.partition(", ")[0]))


def wrong(value: Any, schema: Schema, keywords: frozenset[str], *, required: bool) -> str:
    """A value that does not suit its field; `keywords` are those of the schema that it breaks."""
    label = label_of(schema)
    hint = str(schema.get("x-error", _ALL_FIELDS))
    if value is None and not required:
        return f"{label}: nothing is written here; remove the line or write a value"
    if "enum" in schema:
        return _choose(label, value, schema, hint)
    return _shortest_fit(label, (*_particular(value, schema, keywords), hint))


def _particular(value: Any, schema: Schema, keywords: frozenset[str]) -> Iterable[str]:
    """What can be said more plainly than the field's own sentence does."""
    if isinstance(value, bool | int | float) and _is_free_text(schema):
        yield "put quotation marks round it, so that it counts as words"
    if "uniqueItems" in keywords:
        yield "an entry is written twice; take one of the two out"
    if "maxLength" in keywords and _is_free_text(schema):
        yield f"this is too long; write at most {schema['maxLength']} characters"
    if _is_date(schema) and isinstance(value, str) and _ISO_DAY.fullmatch(value):
        yield "there is no such day; write a real one, for example 2026-01-31"


def _is_free_text(schema: Schema) -> bool:
    declared = schema.get("type", ())
    particular = {"enum", "format", "x-shape", "x-link", "const"} & schema.keys()
    return not particular and "string" in ([declared] if isinstance(declared, str) else declared)


def _is_date(schema: Schema) -> bool:
    return schema.get("format") == "date" or schema.get("x-shape") == "date-or-month"


def _choose(label: str, value: Any, schema: Schema, hint: str) -> str:
    """The word that was meant, else all words if they are few, else the first of them."""
    choices = [str(choice) for choice in schema["enum"]]
    if not all(_WORD.fullmatch(choice) for choice in choices):
        return f"{label}: {hint}"
    labels: Mapping[str, str] = schema.get("x-labels", {})
    named = {choice: labels.get(choice) or plain(choice) for choice in choices}
    if guess := _nearest(value, named):
        return f"{label}: not one of the listed words; did you mean `{guess}`?"
    some = f"{', '.join(choices[:2])} or {choices[2]}" if len(choices) > 2 else choices[0]
    return _shortest_fit(
        label,
        (
            f"write one of: {', '.join(choices)}",
            f"write one of the listed words, such as {some}; see schema/README.md",
        ),
    )


def _nearest(value: Any, named: Mapping[str, str]) -> str | None:
    """The choice or field most like what was written, by its name or by its label."""
    if not isinstance(value, str) or len(value) > 100:
        return None
    by_spelling = {_slug(words): name for name, words in named.items()}
    by_spelling |= {name: name for name in named}
    close = get_close_matches(_slug(value), by_spelling, 1, CLOSE)
    return by_spelling[close[0]] if close else None


def _slug(words: str) -> str:
    return words.strip().lower().replace(" ", "_").replace("-", "_")


def _shortest_fit(label: str, sentences: Iterable[str]) -> str:
    """The first sentence that is not too long behind its label; the last one in any case."""
    said = ""
    for sentence in sentences:
        said = f"{label}: {sentence}"
        if len(said.split()) <= WORDS:
            break
    return said
