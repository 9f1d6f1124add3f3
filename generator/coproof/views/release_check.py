"""The release check: what a second person asks of a site before others may see it."""

from dataclasses import dataclass

from coproof.model import Release
from coproof.portfolio import Portfolio


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its name in `coproof release --set`, its heading, and what has to be true."""

    name: str
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class ReleaseCheck:
    """The page: the questions in their order, and the newest release of each edition."""

    questions: tuple[Question, ...]
    releases: tuple[Release, ...]
    required: bool


def release_check(portfolio: Portfolio) -> ReleaseCheck:
    """The questions as the schema of a release asks them."""
    asked = portfolio.kinds.config["release"]["properties"]["answers"]["properties"]
    newest = (portfolio.settings.newest_release(edition) for edition in ("public", "partner"))
    return ReleaseCheck(
        questions=tuple(
            Question(name, one["title"], one["description"]) for name, one in asked.items()
        ),
        releases=tuple(one for one in newest if one is not None),
        required=portfolio.settings.require_release,
    )
