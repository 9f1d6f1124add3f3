"""The manual of a check: its docstring in parts, and the numbers from which on it speaks up."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from coproof.checks import Check, check_named
from coproof.fields import Kinds
from coproof.model import Settings
from coproof.views.labels import counted

HEADINGS: Mapping[str, str] = {
    "What this means for people": "What this means for people",
    "How to mend it": "How to mend it",
    "Before": "Before",
    "After": "After",
    "Serves": "What it serves",
}
"""How the parts of a manual begin, and what they are called on the page."""

_BEGINS = re.compile(rf"({'|'.join(HEADINGS)})(?: \(([^)]*)\))?:\s*(.*)", re.DOTALL)
_DEFAULT = re.compile(r" Without it: [^.]*\.$")

_UNITS: Mapping[str, tuple[str, str]] = {
    "days": ("day", "days"),
    "working_days": ("working day", "working days"),
    "percent": ("per cent", "per cent"),
    "years": ("year", "years"),
    "number": ("", ""),
}
"""What the numbers of `site_config/checks.yml` count."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text; `code` where it is to be written as it stands."""

    text: str
    code: bool


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a manual: its heading, its paragraphs (see `spans`), and an example or ""."""

    heading: str
    paragraphs: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Limit:
    """A number in force: what it is called, how much, what it means, and why ("" if unsaid)."""

    label: str
    number: str
    meaning: str
    why: str


def check_path(name: str) -> str:
    """The address of the page of a check; its name never changes, so neither does the page's."""
    return f"checks/{name}.html"


def title_of_check(name: str) -> str:
    """What a check is about, as a heading; its name where there is no such check."""
    check = check_named(name)
    return check.title.rstrip(".") if check else name


def parts(check: Check) -> tuple[Part, ...]:
    """The manual without its first line, in the order in which it is written."""
    return tuple(_parts(check.manual.split("\n\n")[1:]))


def _parts(blocks: list[str]) -> Iterator[Part]:
    """A block begins a part, continues the one before, or is its example."""
    heading, example = "", ""
    paragraphs: list[str] = []
    for block in blocks:
        begins = _BEGINS.fullmatch(block)
        if begins:
            if heading:
                yield Part(heading, tuple(paragraphs), example)
            name, aside, rest = begins.groups()
            heading = f"{HEADINGS[name]}, {aside}" if aside else HEADINGS[name]
            inline = name not in ("Before", "After")
            paragraphs = [_sentence(rest)] if inline and rest else []
            example = "" if inline else _set_out(begins[0].partition("\n")[2])
        elif block.startswith("    "):
            example = f"{example}\n\n{_set_out(block)}".strip()
        else:
            paragraphs.append(_sentence(block))
    if heading:
        yield Part(heading, tuple(paragraphs), example)


def _set_out(block: str) -> str:
    """An example without the margin that it has in the manual."""
    return "\n".join(line.removeprefix("    ") for line in block.split("\n"))


def _sentence(block: str) -> str:
    """A paragraph on one line, with a capital letter where it begins."""
    line = " ".join(block.split())
    return line[:1].upper() + line[1:]


def spans(text: str) -> tuple[Span, ...]:
    """A text of ours in stretches; what stands between backticks is code."""
    stretches = enumerate(text.split("`"))
    return tuple(Span(words, place % 2 == 1) for place, words in stretches if words)


def limits(check: Check, kinds: Kinds, settings: Settings) -> tuple[Limit, ...]:
    """The settings that a check names, as they are in force, with the reasons given for them."""
    return tuple(_limit(name, kinds, settings) for name in check.thresholds)


def _limit(name: str, kinds: Kinds, settings: Settings) -> Limit:
    holder = settings.clocks if hasattr(settings.clocks, name) else settings.thresholds
    about = _described(kinds.config["checks"]["properties"], name)
    unit = next((unit for unit in about["properties"] if unit in _UNITS), "number")
    number = getattr(holder, name)
    return Limit(
        label=about["title"],
        number=counted(number, *_UNITS[unit]).strip(),
        meaning=_DEFAULT.sub("", about["description"]),
        why=settings.reasons.get(name, ""),
    )


def _described(groups: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """What the schema says about one setting."""
    found = (group["properties"].get(name) for group in groups.values())
    return next(setting for setting in found if setting)
