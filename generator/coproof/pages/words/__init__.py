"""The phrases of Easy Read pages, service pages and posters: one file for each language."""

from functools import cache
from pathlib import Path

import yaml

from coproof.views.phrases import Phrases

FOLDER = Path(__file__).parent

LANGUAGES = tuple(sorted(file.stem for file in FOLDER.glob("*.yml")))
"""The languages in which coproof can speak."""


@cache
def phrases(language: str) -> Phrases:
    """The phrases of a language; English ones where coproof does not speak it."""
    spoken = language if language in LANGUAGES else "en"
    text = (FOLDER / f"{spoken}.yml").read_text("utf-8")
    return Phrases(spoken, yaml.safe_load(text))
