"""The Jinja environment of all pages: always escaping, strict about names, compiled once.

What people wrote reaches a page as a value, never as a template and never as markup. A template
marks nothing as safe: a test holds all of them to that.
"""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from coproof.views.labels import counted, held_words, pieces, said_date, short_date
from coproof.views.manual import spans

FOLDER = Path(__file__).parent / "templates"


@cache
def environment() -> Environment:
    """The one environment; escaping is on for every template, whatever its name."""
    made = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters.update(said_date=said_date, short_date=short_date, held_words=held_words)
    made.filters.update(counted=counted, pieces=pieces, spans=spans)
    return made


@cache
def template(name: str) -> Template:
    """A template by the name of its file."""
    return environment().get_template(name)
