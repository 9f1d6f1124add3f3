"""`mkdocs build`: the same site as `coproof build`, by MkDocs' own door."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from coproof.cli.today import today
from coproof.plugin import CoproofPlugin
from coproof.publish import build_site
from publish_stories import ROOT, SMALL, TODAY, contents, lay


def load(root: Path, edition: str | None = None, command: Any = "build") -> MkDocsConfig:
    """What MkDocs makes of our `mkdocs.yml` in another root."""
    written = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    lay(root, {"site_config/pages/us.md": "# Us\n", "site_config/overrides/README.md": "-\n"})
    day = {"site_config/portfolio.yml": f"as_at: {TODAY}\n"}  # MkDocs has a clock of its own
    lay(root, {"mkdocs.yml": yaml.safe_dump({**written, "plugins": []}), **day})
    config = MkDocsConfig(config_file_path=str(root / "mkdocs.yml"))
    config.load_dict({**written, "plugins": []})
    assert config.validate() == ([], [])
    plugin = CoproofPlugin()
    plugin.load_config({"edition": edition} if edition else {})
    config.plugins["coproof"] = plugin
    config.plugins.on_startup(command=command, dirty=False)
    return config


@pytest.mark.parametrize("edition", [None, "internal"])
def test_it_builds_the_same_bytes(tmp_path: Path, edition: str | None) -> None:
    one, other = lay(tmp_path / "one"), lay(tmp_path / "other")
    mkdocs_build(load(one, edition))
    load(other)
    built = build_site(other, "internal" if edition else "public", other / "site", None, today())
    assert built.code == 0
    assert contents(one / "site") == contents(other / "site")
    assert (one / "site/feedback/fb-private.html").exists() == bool(edition)


def test_the_environment_names_the_edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPROOF_EDITION", "internal")
    mkdocs_build(load(lay(tmp_path), "public"))
    assert (tmp_path / "site/feedback/fb-private.html").exists()
    monkeypatch.setenv("COPROOF_EDITION", "everything")
    with pytest.raises(Abort, match="must be one of public, partner, internal"):
        mkdocs_build(load(tmp_path))


def test_errors_stop_mkdocs_name_their_place_and_leave_the_old_site(tmp_path: Path) -> None:
    mkdocs_build(load(lay(tmp_path)))
    before = contents(tmp_path / "site")
    lay(tmp_path, {"evidence/feedback/fb-3.yml": "id: fb-3\nsummary: Short.\n"})
    with pytest.raises(Abort, match=r"evidence/feedback/fb-3.yml:1"):
        mkdocs_build(load(tmp_path))
    assert contents(tmp_path / "site") == before
    (tmp_path / "evidence/feedback/fb-3.yml").unlink()
    mkdocs_build(load(tmp_path))


def test_a_gate_stops_mkdocs_too(tmp_path: Path) -> None:
    config = load(lay(tmp_path))
    lay(tmp_path, {"site_config/pages/us.md": "# Us\n\n[Nowhere](nowhere.html)\n"})
    with pytest.raises(Abort, match=r"us.html: the link nowhere.html leads nowhere."):
        mkdocs_build(config)
    assert not (tmp_path / "site").exists()


def test_serving_builds_again_and_leaves_nothing_behind(tmp_path: Path) -> None:
    root = lay(tmp_path / "root", SMALL)
    config = load(root, command="serve")
    config.site_dir = str(tmp_path / "passing")
    mkdocs_build(config)
    config.site_dir = str(tmp_path / "passing")
    mkdocs_build(config)
    config.plugins.on_shutdown()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["passing", "root"]


def test_what_the_disk_refuses_is_one_line_here_too(tmp_path: Path) -> None:
    config = load(lay(tmp_path))
    (tmp_path / ".site.stage").write_text("in the way", "utf-8")
    with pytest.raises(Abort, match="the disk refused to read or write"):
        mkdocs_build(config)
