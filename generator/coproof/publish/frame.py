"""The frame: MkDocs and Material render the hand-written pages and one shell for each part.

This module and `plugin.py` are the only ones that know MkDocs. `Frame` follows the events of one
MkDocs run, whoever started it; afterwards it cuts shells on demand, through the same templates.
"""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from html import escape
from importlib.metadata import version
from pathlib import Path
from posixpath import dirname
from typing import Any, cast

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.commands.build import build, get_context
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.templates import TemplateContext
from mkdocs.utils.yaml import yaml_load

from coproof.pages import Heading, NavEntry
from coproof.publish.assets import Assets
from coproof.publish.policy import content_policy, inline_scripts
from coproof.publish.result import USAGE, Refused
from coproof.publish.sheet import Part, Sheet, Site, slots_of, states_of, tab_title
from coproof.publish.shell import POLICY, Shell, contents_list, cut, mark, tidy

THEME = f"mkdocs-material {version('mkdocs-material')}"

_OVERRIDES = str(Path(__file__).parent / "overrides")
_UNUSED = ("assets/javascripts/lunr/", "assets/javascripts/workers/", "sitemap.xml")
_SKIP_TO = TableOfContents([AnchorLink("", "cp-content", 1)])
_PALETTE = [
    {
        "media": f"(prefers-color-scheme: {brightness})",
        "scheme": scheme,
        "primary": "indigo",
        "accent": "indigo",
        "toggle": {"icon": icon, "name": f"Switch to {other} colours"},
    }
    for brightness, scheme, icon, other in (
        ("light", "default", "material/weather-night", "dark"),
        ("dark", "slate", "material/weather-sunny", "light"),
    )
]


@dataclass(frozen=True, slots=True)
class HandWritten:
    """A page that somebody wrote in Markdown: its path, its title and its words for search."""

    path: str
    title: str
    words: str


class _NoOptions(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves it untyped
    """The frame takes nothing from `mkdocs.yml` for itself."""


class Frame(BasePlugin[_NoOptions]):  # type: ignore[no-untyped-call]  # as above
    """One run of MkDocs for one site, and the shells that can be cut afterwards.

    Call `configure` before the run; let MkDocs call the `on_...` methods; then ask for `shell`,
    `handwritten` and `files`.
    """

    def __init__(self, site: Site, assets: Assets) -> None:
        self.site = site
        self.assets = assets
        self.handwritten: list[HandWritten] = []
        self.warnings: list[str] = []
        self._shells: dict[Part, Shell] = {}
        self._policies: dict[str, str] = {}

    def configure(self, config: MkDocsConfig, scratch: Path) -> None:
        """Make MkDocs render into `scratch`, with our templates, assets and no outside requests."""
        if config.theme.name != "material":
            raise Refused(USAGE, "mkdocs.yml: the theme must be material; its pages are the frame.")
        config.site_name = self.site.name
        config.site_url = self.site.address
        config.site_dir = str(scratch)
        config.use_directory_urls = False
        config.repo_url = None
        config.extra["generator"] = False
        config.theme["font"] = False
        wanted = config.theme.get("features") or []
        config.theme["features"] = [name for name in wanted if name.startswith("content.")]
        config.theme["palette"] = config.theme.get("palette") or _PALETTE
        config.theme.static_templates = {"404.html"}
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, _OVERRIDES)
        config.extra_css = [*self.assets.styles, *config.extra_css]
        config.extra_javascript = [*self.assets.scripts, *config.extra_javascript]
        config.validation.links.not_found = logging.DEBUG  # the gate checks every link itself
        config.validation.links.unrecognized_links = logging.DEBUG
        self._config = config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leave out what our pages never load; refuse links that lead out of the pages' folder."""
        for file in list(files):
            if file.src_uri.startswith(_UNUSED) or file.src_uri.endswith(".map"):
                files.remove(file)
            elif file.src_dir == config.docs_dir:
                _refuse_link(file, Path(config.docs_dir).resolve())
        self._files = files
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Keep the menu of the hand-written pages."""
        self._nav = nav
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Every page is read now, so the hand-written ones have their titles for the menu."""
        env.trim_blocks = env.lstrip_blocks = True
        self._env = env
        written = tuple(_menu(item) for item in self._nav.items)
        self._shared = replace(self.site, navigation=self.site.navigation + written)
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give a hand-written page its sheet; its policy is filled in when the run is over."""
        title = _plain(page.meta.get("title") or page.title or "")
        self.handwritten.append(HandWritten(page.url, title, _plain(page.content or "")))
        sheet = Sheet(
            title=escape(tab_title(page.url, title, self.site)),
            topic=escape(title),
            description=escape(str(page.meta.get("description") or title)),
            canonical=escape(self.site.address_of(page.url)) if self.site.address else "",
            address=escape(self.site.address_of(page.url)),
            contents=contents_list(_headings(page.toc)),
            states={page.url: "page"},
        )
        page.toc = _SKIP_TO
        return self._with(context, sheet)

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Give the "not found" page its sheet; it stands at no address of its own."""
        title = "Nothing is published at this address"
        sheet = Sheet(
            title=escape(tab_title(template_name, title, self.site)),
            topic=title,
            description=title,
            canonical="",
            address="",
            contents="",
        )
        return self._with(context, sheet)

    def shell(self, part: Part) -> Shell:
        """The shell for the pages of one part; rendered when it is first asked for."""
        if part not in self._shells:
            canonical = mark("canonical") if self.site.address else ""
            sheet = Sheet(canonical=canonical, states=states_of(part))
            rendered = self.render(part, mark("content"), sheet)
            rendered = rendered.replace(mark(POLICY), self._policy(part.folder))
            self._shells[part] = cut(tidy(rendered), THEME, slots_of(self.site))
        return self._shells[part]

    def render(self, part: Part, content: str, sheet: Sheet) -> str:
        """One page of a part as the theme renders it, with this content and this sheet."""
        source = File.generated(self._config, f"{part.folder}/coproof-shell.md", content="")
        page = MkDocsPage(None, source, self._config)
        page.content, page.toc = content, _SKIP_TO
        context = get_context(self._nav, self._files, self._config, page)
        return self._env.get_template("coproof-shell.html").render(self._with(context, sheet))

    def files(self) -> Iterator[tuple[str, bytes]]:
        """What MkDocs wrote: hand-written pages with their policy, the theme's files, pictures."""
        scratch = Path(self._config.site_dir)
        for file in sorted(path for path in scratch.rglob("*") if path.is_file()):
            path = file.relative_to(scratch).as_posix()
            data = file.read_bytes()
            yield path, self._finished(path, data) if path.endswith(".html") else data

    def _with(self, context: TemplateContext, sheet: Sheet) -> TemplateContext:
        """What MkDocs hands to a template, with what our templates need beside it."""
        return cast("TemplateContext", {**context, "coproof": self._shared, "sheet": sheet})

    def _finished(self, path: str, data: bytes) -> bytes:
        rendered = data.decode("utf-8")
        policy = (
            content_policy(inline_scripts(rendered))
            if path == "404.html"
            else self._policy(dirname(path))
        )
        return rendered.replace(mark(POLICY), policy).encode("utf-8")

    def _policy(self, folder: str) -> str:
        """The policy of a folder's pages, told from a page without anybody's content."""
        if folder not in self._policies:
            empty = self.render(Part(None, folder, False), "", Sheet())
            self._policies[folder] = content_policy(inline_scripts(empty))
        return self._policies[folder]


def render_frame(root: Path, site: Site, assets: Assets, scratch: Path) -> Frame:
    """Run MkDocs once, with the root's `mkdocs.yml` where there is one, and no plugin but ours.

    Raises Refused where MkDocs cannot work with the configuration.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    frame = Frame(site, assets)
    with _collected(frame.warnings):
        try:
            config = _config_of(root, site, scratch)
            frame.configure(config, scratch / "site")
            config.plugins["coproof/frame"] = frame
            build(config)
        except MkDocsException as problem:
            said = frame.warnings[-1] if frame.warnings else problem.format_message()
            raise Refused(USAGE, f"mkdocs.yml: {said}") from problem
    return frame


def _config_of(root: Path, site: Site, scratch: Path) -> MkDocsConfig:
    """The root's configuration over our defaults; other plugins and hooks are left out."""
    file = root.resolve() / "mkdocs.yml"
    config = MkDocsConfig(config_file_path=str(file))
    config.load_dict(_defaults(root.resolve(), scratch) | _written(file))
    config.load_dict({"site_name": site.name, "plugins": [], "hooks": []})
    config.load_dict({"site_dir": str(scratch / "site")})
    errors, warnings = config.validate()
    for key, problem in errors:
        raise Refused(USAGE, f"mkdocs.yml: {key}: {problem}")
    for key, warning in warnings:
        logging.getLogger("mkdocs").warning("mkdocs.yml: %s: %s", key, warning)
    _refuse_evidence_inside(config, root)
    return config


def _defaults(root: Path, scratch: Path) -> dict[str, Any]:
    """What holds without a `mkdocs.yml`; the folders of the provider may be missing too."""
    nothing = scratch / "nothing"
    nothing.mkdir(parents=True, exist_ok=True)
    pages, overrides = root / "site_config/pages", root / "site_config/overrides"
    theme = {"name": "material"} | ({"custom_dir": str(overrides)} if overrides.is_dir() else {})
    return {"theme": theme, "docs_dir": str(pages if pages.is_dir() else nothing)}


def _written(file: Path) -> dict[str, Any]:
    """What somebody wrote in `mkdocs.yml`; a folder of pages that is not there counts as none."""
    if not file.is_file():
        return {}
    with file.open("rb") as opened:
        written: dict[str, Any] = yaml_load(opened)
    if not (file.parent / str(written.get("docs_dir", ""))).is_dir():
        del written["docs_dir"]
    return written


def _refuse_evidence_inside(config: MkDocsConfig, root: Path) -> None:
    """MkDocs publishes whatever it finds among the pages, so evidence must lie elsewhere."""
    pages, evidence = Path(config.docs_dir).resolve(), (root / "evidence").resolve()
    if evidence.is_relative_to(pages) or pages.is_relative_to(evidence):
        raise Refused(USAGE, "mkdocs.yml: docs_dir and evidence/ must be apart.")


@contextmanager
def _collected(warnings: list[str]) -> Iterator[None]:
    """Catch what MkDocs warns of, for a report of ours; what it merely tells is dropped."""
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: warnings.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)


def _refuse_link(file: File, pages: Path) -> None:
    """MkDocs would follow a link out of the folder and publish what it finds there."""
    if file.abs_src_path and Path(file.abs_src_path).resolve() != pages / file.src_path:
        raise Refused(USAGE, f"{file.src_uri}: links are not published; copy the file itself.")


def _menu(item: StructureItem) -> NavEntry:
    """An entry of MkDocs' menu, with those below it, as an entry of ours."""
    children = tuple(_menu(child) for child in getattr(item, "children", None) or ())
    path = item.url if isinstance(item, MkDocsPage) else None
    return NavEntry(title=_plain(item.title or ""), path=path, children=children)


def _headings(contents: TableOfContents) -> tuple[Heading, ...]:
    """The headings below a page's title, without those below them."""
    items = list(contents)
    if len(items) == 1 and items[0].level == 1:
        items = items[0].children
    return tuple(Heading(item.id, _plain(item.title)) for item in items)


def _plain(html: object) -> str:
    """The words of a piece of HTML."""
    return Markup(str(html)).striptags()
