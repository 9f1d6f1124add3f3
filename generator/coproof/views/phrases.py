"""What stands round people's words in one language: phrases, dates, numbers with their nouns.

And texts in the language that a page speaks, as far as they have been translated.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from coproof.model import is_month

_HIDDEN = re.compile(r"(fewer|more) than (\d+)")


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of one language by their names; a phrase may hold places such as `{date}`."""

    language: str
    words: Mapping[str, str]

    def __call__(self, name: str, **values: object) -> str:
        """The phrase of that name with its places filled in; raises KeyError for an unknown one."""
        return self.words[name].format(**values) if values else self.words[name]

    def date(self, iso: str) -> str:
        """A day or a month as people say it: "3 Ionawr 2026", "maj 2026"."""
        if is_month(iso):
            return f"{self.words['months'].split()[int(iso[5:7]) - 1]} {iso[:4]}"
        day = date.fromisoformat(iso)
        return f"{day.day} {self.words['in-months'].split()[day.month - 1]} {day.year}"

    def number(self, number: int | str) -> str:
        """A number; one that is hidden because it is small is said in the page's language."""
        if isinstance(number, int):
            return f"{number:,}"
        hidden = _HIDDEN.sub(lambda found: self(f"{found[1]}-than", n=found[2]), number)
        return hidden.replace(" and ", self("and"))

    def counted(self, name: str, number: int) -> str:
        """A number in the phrase that its grammar asks for: `<name>-one`, `-few` or `-many`."""
        few = number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14)
        form = "one" if number == 1 else "few" if few else "many"
        return self(f"{name}-{form}", n=f"{number:,}")


@dataclass(frozen=True, slots=True)
class Saying:
    """A text in the language of its page, or in another, which is then named; else "" is."""

    text: str
    language: str


@dataclass(slots=True)
class Speaker:
    """Says the texts of one page in its language, and counts how many are translated.

    A plain text is in `main`, the first language of the portfolio.
    """

    language: str
    main: str
    all: int = field(default=0)
    translated: int = field(default=0)

    def __call__(self, value: Any) -> Saying:
        """The text in the page's language, else in the main one, else in whichever there is."""
        texts: Mapping[str, str] = value if isinstance(value, Mapping) else {self.main: value or ""}
        wanted = (self.language, self.main, "en", *texts)
        spoken = next(one for one in wanted if texts.get(one) or one == wanted[-1])
        self.all += 1
        self.translated += spoken == self.language
        return Saying(texts.get(spoken, ""), "" if spoken == self.language else spoken)
