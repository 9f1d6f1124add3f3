"""A whole build: what it makes, what stops it, and that the old site outlives every failure."""

import hashlib
import json
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from filelock import FileLock

from coproof.publish import build_site
from publish_stories import SMALL, TODAY, build, contents, lay

SCRIPT = """
import os, sys
from datetime import date
from pathlib import Path
from coproof.publish import build_site
os.umask(int(sys.argv[2], 8))
root = Path(sys.argv[1])
result = build_site(root, "public", root / "site", None, date(2026, 11, 23))
print(*result.lines)
sys.exit(result.code)
"""


def test_every_shown_record_has_a_page_a_place_in_the_data_and_in_search(tmp_path: Path) -> None:
    result = build(lay(tmp_path))
    assert (result.code, result.warnings) == (0, ())
    site = contents(tmp_path / "site")
    assert {"feedback/fb-1.html", "themes/th-noise.html", "provider.html", "404.html"} <= set(site)
    data = json.loads(site["data/portfolio.json"])
    assert [record["id"] for record in data["records"]["feedback"]] == ["fb-1"]
    assert "feedback/fb-1.html" in site["search/pages-0.js"].decode()


def test_what_an_edition_does_not_show_is_nowhere(tmp_path: Path) -> None:
    assert build(lay(tmp_path)).lines[-1] == "1 record is internal and not shown."
    for path, data in contents(tmp_path / "site").items():
        assert b"staff room" not in data, path
        assert b"fb-private" not in data, path


def test_the_internal_edition_shows_all_and_says_that_it_is_internal(tmp_path: Path) -> None:
    result = build(lay(tmp_path), "internal")
    assert "not shown" not in " ".join(result.lines)
    page = (tmp_path / "site/feedback/fb-private.html").read_text("utf-8")
    assert "Internal: do not share." in page
    assert '<meta name="robots" content="noindex">' in page


def test_a_page_says_its_edition_its_day_and_its_address(tmp_path: Path) -> None:
    build(lay(tmp_path))
    page = (tmp_path / "site/feedback/fb-1.html").read_text("utf-8")
    assert "Public edition · as at 23 November 2026" in page
    assert "This page: feedback/fb-1.html" in page
    assert "canonical" not in page


def test_with_an_address_pages_name_it_and_a_sitemap_lists_them(tmp_path: Path) -> None:
    settings = "name: Ours\naddress: https://example.org/portfolio\nnotice: Invented.\n"
    build(lay(tmp_path, {**SMALL, "site_config/portfolio.yml": settings}))
    page = (tmp_path / "site/feedback/fb-1.html").read_text("utf-8")
    address = "https://example.org/portfolio/feedback/fb-1.html"
    assert f'<link rel="canonical" href="{address}">' in page
    assert f"This page: {address}" in page
    assert "<p>Invented.</p>" in page
    sitemap = (tmp_path / "site/sitemap.xml").read_text("utf-8")
    assert f"<loc>{address}</loc>" in sitemap
    assert "404" not in sitemap
    assert 'href="/portfolio/index.html"' in (tmp_path / "site/404.html").read_text("utf-8")


def test_the_manifest_names_every_file_and_its_digest(tmp_path: Path) -> None:
    build(lay(tmp_path))
    site = contents(tmp_path / "site")
    manifest = json.loads(site.pop("manifest.json"))
    assert manifest["counts"] == {
        "files": len(site),
        "missing": 0,
        "pages": sum(path.endswith(".html") for path in site),
        "records": 4,
    }
    assert manifest["files"] == [
        {"path": path, "sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}
        for path, data in sorted(site.items())
    ]


def test_the_root_can_be_redone_with_everyday_tools(tmp_path: Path) -> None:
    result = build(lay(tmp_path))
    script = "grep -v '^ \"root\": ' manifest.json | sha256sum"
    told = subprocess.run(
        ["bash", "-c", script], cwd=tmp_path / "site", capture_output=True, text=True, check=True
    )
    manifest = (tmp_path / "site/manifest.json").read_bytes()
    assert told.stdout.split()[0] == result.root == json.loads(manifest)["root"]
    assert f"Root: {result.root}" in result.lines
    assert manifest.count(b'\n "root": ') == 1


def test_every_fact_of_a_manifest_changes_its_root(tmp_path: Path) -> None:
    root = build(lay(tmp_path)).root
    [line] = [one for one in build(tmp_path).lines if one.startswith("Root: ")]
    assert line == f"Root: {root}"
    tomorrow = build_site(tmp_path, "public", tmp_path / "site", None, date(2026, 11, 24))
    assert json.loads((tmp_path / "site/manifest.json").read_bytes())["day"] == "2026-11-24"
    assert tomorrow.root != root


def test_no_page_names_the_tools_that_made_it(tmp_path: Path) -> None:
    build(lay(tmp_path))
    page = (tmp_path / "site/feedback/fb-1.html").read_text("utf-8").lower()
    assert 'name="generator"' not in page
    assert "mkdocs" not in page


def test_pages_written_by_hand_are_framed_and_found(tmp_path: Path) -> None:
    words = "---\ndescription: Ours\n---\n# About <us> & you\n\n## Where\n\n[Home](index.html)\n"
    build(lay(tmp_path, {**SMALL, "site_config/pages/us.md": words}))
    page = (tmp_path / "site/us.html").read_text("utf-8")
    assert "<title>About &amp; you - Wrenmoor Support: evidence portfolio</title>" in page
    assert 'aria-current="page"' in page
    assert '<a href="#where"' in page
    assert "[[coproof" not in page
    assert "us.html" in (tmp_path / "site/search/pages-0.js").read_text("utf-8")


def test_errors_are_told_and_leave_the_old_site_alone(tmp_path: Path) -> None:
    build(lay(tmp_path))
    before = contents(tmp_path / "site")
    lay(tmp_path, {"evidence/feedback/fb-3.yml": "id: fb-3\nsummary: Short.\n"})
    result = build(tmp_path)
    assert result.code == 1
    assert result.lines[0].startswith("Nothing was built: ")
    assert result.examination is not None
    assert {error.file for error in result.examination.errors} == {"evidence/feedback/fb-3.yml"}
    assert contents(tmp_path / "site") == before


def test_wrong_settings_are_wrong_usage(tmp_path: Path) -> None:
    assert build(lay(tmp_path, {**SMALL, "site_config/portfolio.yml": "nmae: X\n"})).code == 2


def test_keeping_on_leaves_out_what_is_broken_and_says_so_on_every_page(tmp_path: Path) -> None:
    lay(tmp_path, {**SMALL, "evidence/feedback/fb-3.yml": "id: fb-3\nsummary: Short.\n"})
    result = build(tmp_path, "internal", keep_going=True)
    assert (result.code, result.lines[1]) == (
        0,
        "1 record is missing here, because its file has errors.",
    )
    for path, data in contents(tmp_path / "site").items():
        if path.endswith(".html"):
            assert b"1 record is missing here, because its file has errors." in data, path


def test_only_the_internal_edition_may_keep_on(tmp_path: Path) -> None:
    result = build(lay(tmp_path), "public", keep_going=True)
    assert (result.code, result.lines) == (2, ("--keep-going is for the internal edition only.",))


def test_a_second_build_meanwhile_is_told_to_wait(tmp_path: Path) -> None:
    lay(tmp_path)
    with FileLock(tmp_path / ".site.lock"):
        result = build(tmp_path)
    line = "Another build is writing site/: try again when it is done."
    assert (result.code, result.lines) == (3, (line,))
    assert build(tmp_path).code == 0


def test_what_the_disk_refuses_is_one_line(tmp_path: Path) -> None:
    build(lay(tmp_path))
    before = contents(tmp_path / "site")
    (tmp_path / ".site.stage").write_text("in the way")
    result = build(tmp_path)
    assert result.code == 4
    assert len(result.lines) == 1
    assert result.lines[0].startswith("Nothing was published: the disk refused")
    assert contents(tmp_path / "site") == before


@pytest.mark.parametrize("out", [".", "evidence", "evidence/site", "site_config/pages", ".."])
def test_a_folder_that_sites_are_made_of_is_never_replaced(tmp_path: Path, out: str) -> None:
    root = lay(tmp_path / "root")
    before = contents(root)
    result = build_site(root, "public", root / out, None, TODAY)
    assert (result.code, contents(root)) == (2, before)


def test_a_folder_with_something_else_in_it_is_never_replaced(tmp_path: Path) -> None:
    lay(tmp_path, {**SMALL, "site/thesis.txt": "years of work"})
    assert build(tmp_path).code == 2
    assert contents(tmp_path / "site") == {"thesis.txt": b"years of work"}


def test_links_out_of_the_pages_are_refused(tmp_path: Path) -> None:
    lay(tmp_path, {**SMALL, "site_config/pages/us.md": "# Us\n"})
    (tmp_path / "site_config/pages/secret.txt").symlink_to(tmp_path / "evidence/provider.yml")
    result = build(tmp_path)
    assert (result.code, result.lines) == (
        2,
        ("secret.txt: links are not published; copy the file itself.",),
    )


def test_evidence_among_the_pages_is_refused(tmp_path: Path) -> None:
    config = "site_name: x\ntheme: {name: material}\ndocs_dir: evidence\n"
    result = build(lay(tmp_path, {**SMALL, "mkdocs.yml": config}))
    assert (result.code, result.lines) == (
        2,
        ("mkdocs.yml: docs_dir and evidence/ must be apart.",),
    )


def test_a_page_by_hand_cannot_take_the_address_of_another(tmp_path: Path) -> None:
    result = build(lay(tmp_path, {**SMALL, "site_config/pages/index.md": "# Mine\n"}))
    assert (result.code, result.lines[0][:29]) == (1, "Two pages have the address in")


def test_a_theme_that_lost_a_place_stops_the_build_and_is_named(tmp_path: Path) -> None:
    template = '{% extends "base.html" %}{% block site_meta %}{% endblock %}'
    result = build(lay(tmp_path, {**SMALL, "site_config/overrides/main.html": template}))
    assert result.code == 2
    assert "mkdocs-material 9.8.1 gave a page with 0 places for" in result.lines[0]


def test_building_again_writes_nothing_but_what_changed(tmp_path: Path) -> None:
    lay(tmp_path)
    for _ in range(3):
        build(tmp_path)
    assert build(tmp_path).written == 1  # the manifest, which is always written last
    before = contents(tmp_path / "site")
    lay(
        tmp_path,
        {"evidence/feedback/fb-1.yml": SMALL["evidence/feedback/fb-1.yml"] + "scope: service\n"},
    )
    assert 1 < build(tmp_path).written < 20
    after = contents(tmp_path / "site")
    assert before != after
    assert contents(tmp_path / ".site.prev") == before


def test_a_build_that_is_killed_leaves_the_old_site_and_the_next_one_works(tmp_path: Path) -> None:
    build(lay(tmp_path))
    before = contents(tmp_path / "site")
    lay(
        tmp_path,
        {"evidence/feedback/fb-1.yml": SMALL["evidence/feedback/fb-1.yml"] + "scope: service\n"},
    )
    child = subprocess.Popen([sys.executable, "-c", SCRIPT, str(tmp_path), "022"])
    while not (tmp_path / ".site.stage").exists():
        assert child.poll() is None
    child.send_signal(signal.SIGKILL)
    child.wait()
    assert contents(tmp_path / "site") == before
    assert build(tmp_path).code == 0
    assert contents(tmp_path / "site") != before
