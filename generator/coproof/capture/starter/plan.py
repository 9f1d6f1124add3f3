"""What a new repository consists of: every path and its content, before any of it is written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from coproof.capture.starter.editors import editor_settings
from coproof.capture.starter.fill import filled
from coproof.capture.starter.install import Coproof
from coproof.capture.starter.pins import Pins
from coproof.capture.starter.requirements import requirements, share_requirements
from coproof.capture.write import record_text
from coproof.fields import Kinds
from coproof.model import SCHEMA_VERSION

FORGES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "both": frozenset(("github", "gitlab")),
        "github": frozenset(("github",)),
        "gitlab": frozenset(("gitlab",)),
        "none": frozenset(),
    }
)
"""Where a repository may be kept, by what people choose, and which pipelines it then has."""

ALWAYS = {
    "README.md": "README.md",
    "Makefile": "Makefile",
    ".gitignore": "gitignore",
    ".editorconfig": "editorconfig",
    ".pre-commit-config.yaml": "pre-commit-config.yaml",
    ".vscode/extensions.json": "vscode/extensions.json",
}
FOR_FORGE = {
    "github": {
        ".github/workflows/check.yml": "github/check.yml",
        ".github/workflows/publish.yml": "github/publish.yml",
        ".github/dependabot.yml": "github/dependabot.yml",
        ".github/pull_request_template.md": "change_request.md",
        ".github/CODEOWNERS": "CODEOWNERS",
    },
    "gitlab": {
        ".gitlab-ci.yml": "gitlab/gitlab-ci.yml",
        ".gitlab/merge_request_templates/Default.md": "change_request.md",
        ".gitlab/CODEOWNERS": "CODEOWNERS",
    },
}
OF_ONES_OWN = {
    "site_config/portfolio.yml": "site_config/portfolio.yml",
    "site_config/accepted_gaps.yml": "site_config/accepted_gaps.yml",
    "site_config/pictures.yml": "site_config/pictures.yml",
}
"""Where the demonstration has its own settings, a new portfolio begins with these."""

SHARED = (
    "mkdocs.yml",
    "schema/",
    "evidence/README.md",
    "evidence/taking-back.md",
    "site_config/README.md",
    "site_config/checks.yml",
    "site_config/channels.yml",
    "site_config/frameworks/",
    "site_config/crosswalks/",
    "site_config/maps/",
    "site_config/overrides/",
    "site_config/pages/how-to-read.md",
)
"""What the demonstration and every new portfolio have in common."""

OF_THE_DEMO = b"Wrenmoor Support"
"""The provider that is made up. Where it signs a list of statements, somebody else will."""

NAMELESS = "Your organisation"
"""Stands for a name until somebody writes it."""

DEMONSTRATION = ("mkdocs.yml", "schema/", "evidence/", "site_config/")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What somebody wants: whose portfolio it is, where it will be kept, or the demonstration.

    `name` None means that it says already whose it is.
    """

    name: str | None
    forges: frozenset[str]
    demo: bool = False


def starter_files(
    wishes: Wishes, stock: Mapping[str, bytes], kinds: Kinds, pins: Pins, coproof: Coproof | None
) -> Mapping[str, bytes]:
    """Every file of the new repository by its path, in the order of the paths.

    `coproof` None means that the repository pins one already.
    """
    files = dict(_copied(wishes, stock))
    files |= _written(wishes, stock, pins, coproof)
    files |= share_requirements(stock) if coproof is None else requirements(coproof, stock)
    files[".vscode/settings.json"] = editor_settings(kinds).encode()
    if wishes.name is not None:
        provider = record_text(kinds["provider"], {"name": wishes.name})
        files["evidence/provider.yml"] = provider.encode()
    return dict(sorted(files.items()))


def _copied(wishes: Wishes, stock: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    wanted = DEMONSTRATION if wishes.demo else SHARED
    for path, content in stock.items():
        if path.startswith(wanted):
            signed = not wishes.demo and path.startswith("site_config/")
            yield path, content.replace(OF_THE_DEMO, NAMELESS.encode()) if signed else content


def _written(
    wishes: Wishes, stock: Mapping[str, bytes], pins: Pins, coproof: Coproof | None
) -> Iterator[tuple[str, bytes]]:
    """The files that are made from templates."""
    words = {**pins.words, "schema_version": str(SCHEMA_VERSION)}
    parts = wishes.forges | {name for name, on in _parts(wishes, coproof).items() if on}
    for path, template in _templates(wishes).items():
        text = stock[f"templates/{template}"].decode()
        yield path, filled(text, words, parts).encode()


def _parts(wishes: Wishes, coproof: Coproof | None) -> Mapping[str, bool]:
    published = coproof is not None and coproof.published
    return {"demo": wishes.demo, "vendored": not published, "published": published}


def _templates(wishes: Wishes) -> Mapping[str, str]:
    chosen = {} if wishes.demo else dict(OF_ONES_OWN)
    for forge in sorted(wishes.forges):
        chosen |= FOR_FORGE[forge]
    return ALWAYS | chosen
