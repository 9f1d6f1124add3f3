"""Nothing is lost: each record that is shown stands once everywhere, told from the finished bytes."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from coproof.publish.gates.counts import inspect_counts, orphans
from coproof.publish.result import Refused
from publish_stories import SMALL, build, contents, lay

SHOWN = {
    "fb-1": "feedback/fb-1.html",
    "th-noise": "themes/th-noise.html",
    "svc-mill": "services/svc-mill.html",
    "provider": "provider.html",
}
ADDRESS = {"site_config/portfolio.yml": "name: Wrenmoor\naddress: https://example.org/a/\n"}

Change = tuple[str, Callable[[str], str], str]

CHANGES: Mapping[str, Change] = {
    "lost from the data": (
        "data/portfolio.json",
        lambda text: text.replace('"id": "fb-1"', '"id": "fb-2"'),
        "fb-1 is missing from data/portfolio.json",
    ),
    "lost from search": (
        "search/pages-0.js",
        lambda text: text.replace('"fb-1"]', '""]'),
        "fb-1 is missing from the search index",
    ),
    "twice in search": (
        "search/pages-0.js",
        lambda text: text.replace('"th-noise"]', '"fb-1"]'),
        "fb-1 stands more than once in the search index",
    ),
    "not shown, but in search": (
        "search/pages-0.js",
        lambda text: text.replace('""]', '"fb-private"]', 1),
        "fb-private is in the search index",
    ),
    "lost from its register": (
        "feedback/index.html",
        lambda text: text.replace('<th scope="row">', "<th>"),
        "fb-1 is missing from its register",
    ),
    "twice in its register": (
        "feedback/index.html",
        lambda text: text + '<th scope="row"><a href="fb-1.html">',
        "fb-1 stands more than once in its register",
    ),
    "lost from the list of addresses": (
        "sitemap.xml",
        lambda text: text.replace("feedback/fb-1.html", "feedback/fb-9.html"),
        "fb-1 is missing from sitemap.xml",
    ),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """A built site of four records, with an address."""
    root = lay(tmp_path_factory.mktemp("counts"), {**SMALL, **ADDRESS})
    result = build(root)
    assert result.code == 0, result.lines
    return contents(root / "site")


def _laid(tmp_path: Path, site: Mapping[str, bytes]) -> Path:
    for path, data in site.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return tmp_path


def test_a_sound_site_has_each_record_once(tmp_path: Path, site: Mapping[str, bytes]) -> None:
    inspect_counts(_laid(tmp_path, site), site, SHOWN)


@pytest.mark.parametrize("story", CHANGES)
def test_a_record_that_is_lost_or_doubled_is_refused(
    tmp_path: Path, site: Mapping[str, bytes], story: str
) -> None:
    path, change, says = CHANGES[story]
    file = _laid(tmp_path, site) / path
    before = file.read_text("utf-8")
    assert change(before) != before
    file.write_text(change(before), "utf-8")
    with pytest.raises(Refused, match=says) as refusal:
        inspect_counts(tmp_path, site, SHOWN)
    assert refusal.value.code == 1


def test_an_attachment_that_no_page_shows_is_told(tmp_path: Path) -> None:
    lay(tmp_path, {"a.html": '<img src="media/fb-1-1.png">', "media/fb-1-1.png": "x"})
    lay(tmp_path, {"media/fb-1-2.png": "x"})
    assert list(orphans(tmp_path, sorted(contents(tmp_path)))) == [
        "media/fb-1-2.png is published, but no page shows it."
    ]
