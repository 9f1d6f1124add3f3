"""The accessibility statement: what is tested, when it was last, what came out, what is not."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from coproof.pages.page import Heading, Page
from coproof.pages.templates import template
from coproof.views.about import about
from coproof.views.catalogue import Catalogue

PATH = "accessibility.html"

RESULTS = Path(__file__).parent / "accessibility_results.json"
"""What the tests in a real browser found last; they write it when they are asked to."""

CONTENTS = (
    Heading("aim", "What we aim at"),
    Heading("tested", "What is tested"),
    Heading("not-tested", "What is not tested"),
    Heading("tell", "Tell us what does not work"),
)


@dataclass(frozen=True, slots=True)
class AccessibilityResults:
    """One run of the browser tests on the demonstration.

    `on` is its day, `tools` each tool with its version, `pages` how many kinds of page were opened,
    `states` how each of them was shown, `violations` the rules that were broken, sorted.
    """

    on: str
    tools: dict[str, str]
    pages: int
    states: tuple[str, ...]
    violations: tuple[str, ...]


@cache
def last_results() -> AccessibilityResults:
    """The results that came with this version of coproof."""
    data: dict[str, Any] = json.loads(RESULTS.read_text("utf-8"))
    data |= {name: tuple(data[name]) for name in ("states", "violations")}
    return AccessibilityResults(**data)


def accessibility_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The one page."""
    yield Page(
        path=PATH,
        title="Accessibility statement",
        description="How these pages are tested for accessibility, and what is not tested.",
        body=template("accessibility.html").render(
            page=about(catalogue.portfolio), results=last_results(), up=""
        ),
        contents=CONTENTS,
        section="about.html",
    )
