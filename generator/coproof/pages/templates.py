"""The Jinja environment of all pages: always escaping, strict about names, compiled once.

What people wrote reaches a page as a value, never as a template and never as markup. A template
marks nothing as safe: a test holds all of them to that.
"""

from functools import cache
from pathlib import Path
from typing import Any

import markupsafe
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from coproof.views.labels import counted, held_words, pieces, said_date, short_date

FOLDER = Path(__file__).parent / "templates"


@cache
def environment() -> Environment:
    """The one environment; escaping is on for every template, whatever its name."""
    made = _Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters.update(said_date=said_date, short_date=short_date, held_words=held_words)
    made.filters.update(counted=counted, pieces=pieces)
    return made


@cache
def template(name: str) -> Template:
    """A template by the name of its file."""
    return environment().get_template(name)


_escape_text = getattr(markupsafe, "_escape_inner", None)
"""The C function that does the escaping inside `markupsafe.escape`, where this version has it."""


def escape(value: Any) -> str:
    """The same text as `markupsafe.escape` gives, without wrapping each text for ever after.

    A page is made of a hundred texts that are written out once, and the wrapping was a third of
    the time. Where markupsafe has no such function, its own `escape` does all of it.
    """
    if type(value) is str and _escape_text is not None:
        return _escape_text(value)  # type: ignore[no-any-return]  # str in, str out
    return markupsafe.escape(value)


class _CompiledTemplate(Template):
    """A template whose compiled code calls the `escape` above, and is otherwise Jinja's own."""

    @classmethod
    def from_code(cls, *compiled: Any, **more: Any) -> Template:
        """As Jinja does it; then the name `escape` in the compiled code is given our meaning."""
        made = super().from_code(*compiled, **more)
        made.root_render_func.__globals__["escape"] = escape
        return made


class _Environment(Environment):
    """Jinja's environment, with templates of the class above."""

    template_class = _CompiledTemplate
