"""A few people are never told as a number, and no other number gives them away.

Two ways to look: whatever a hidden number is, the files are the same; and an unusual number that is
hidden (which needs a high threshold) stands nowhere in them, nor what could be added up with it.
"""

import io
import json
import re
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from coproof.edition.small_numbers import hide_small_numbers
from coproof.export import exported_files
from coproof.model import Edition
from coproof.pages import site_pages
from coproof.portfolio import Portfolio, examine, show
from pages_stories import AS_AT, Document, lay, pages, portfolio, words_of

Numbers = Mapping[str, int]


def _story(n: Numbers) -> dict[str, dict[str, Any]]:
    """A portfolio in which every sort of count of people stands, hidden and not."""
    return {
        "provider": {},
        "svc-mill": {},
        "fb-1": {"themes": ["th-quiet"]},
        "fb-2": {"themes": ["th-quiet"], "given_on": "2026-01-06"},
        "th-quiet": {},
        "dec-1": {"responds_to": ["th-quiet"]},
        "act-1": {
            "decision": "dec-1",
            "status": "done",
            "start_on": "2026-02-05",
            "done_on": "2026-03-01",
        },
        "rev-1": {
            "actions": ["act-1"],
            "measures": [
                {"indicator": i, "baseline_at": "2026-01", "follow_up_at": "2026-03"}
                for i in ("ind-counts", "ind-shares")
            ],
        },
        "told-1": {
            "about": ["rev-1"],
            "covers": ["fb-1", "fb-2"],
            "on": "2026-04-08",
            "responses": {"happy_with_outcome": n["happy"], "partly": 1301},
        },
        "told-2": {
            "about": ["rev-1"],
            "covers": ["fb-1", "fb-2"],
            "on": "2026-10-09",
            "responses": {"happy_with_outcome": 1303},
        },
        "ev-1": {
            "on": "2026-10-20",
            "attendance": {"person": n["came"], "staff": 1307},
            "invited": {"person": 1319, "staff": n["asked"]},
            "services": ["svc-mill"],
        },
        "ind-counts": _indicator(
            "count",
            [
                {"on": f"2026-0{month}", "value": n["counted"] if month == 3 else 1300 + month}
                for month in range(1, 10)
            ],
        ),
        "ind-shares": _indicator(
            "percent",
            [
                {"on": "2026-01", "num": 1321, "den": 2642, "phase": "baseline"},
                {"on": "2026-02", "num": n["share"], "den": 4000, "phase": "after"},
                {"on": "2026-10", "value": 50, "n": n["survey"], "asked": 4000, "phase": "after"},
                {"on": "2026-03", "value": n["share"] / 40, "n": 4000, "phase": "after"},
            ],
        ),
    }


def _indicator(unit: str, series: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "unit": unit,
        "counts_people": True,
        "method": "survey",
        "kpi": True,
        "target": 5,
        "rag": {"green": 1, "amber": 20},
        "service": "svc-mill",
        "frequency": "monthly",
        "series": series,
    }


def _shown(root: Path, numbers: Numbers, edition: Edition, fewer_than: int) -> Portfolio:
    for record_id, fields in _story(numbers).items():
        lay(root, record_id, fields)
    (root / "site_config").mkdir(exist_ok=True)
    rules = {"editions": {edition: {"fewer_than": fewer_than}}}
    (root / "site_config/portfolio.yml").write_text(yaml.safe_dump(rules), "utf-8")
    examined = examine(root, AS_AT, AS_AT)
    assert not examined.errors, examined.errors
    return show(examined, edition)


def _files(shown: Portfolio) -> dict[str, bytes]:
    made = {page.path: repr(page).encode() for page in site_pages(shown)}
    return made | dict(exported_files(shown, "1"))


NAMES = ("happy", "came", "asked", "counted", "share", "survey")


@pytest.mark.parametrize("fewer_than", [3, 5, 8, 900])
@pytest.mark.parametrize("edition", ["public", "partner"])
@settings(max_examples=4, deadline=None)
@given(data=st.data())
def test_whatever_a_hidden_number_is_the_files_are_the_same(
    edition: Edition,
    fewer_than: int,
    data: st.DataObject,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    small = st.fixed_dictionaries({name: st.integers(1, fewer_than - 1) for name in NAMES})
    one, other = data.draw(small), data.draw(small)
    first = _files(_shown(tmp_path_factory.mktemp("one"), one, edition, fewer_than))
    assert _files(_shown(tmp_path_factory.mktemp("other"), other, edition, fewer_than)) == first


HIDDEN = {"happy": 617, "came": 281, "asked": 431, "counted": 523, "share": 761, "survey": 347}
TOLD = (1301, 1303, 1307, 1319, 4000, *range(1301, 1310))


def _decoded(shown: Portfolio) -> Iterator[str]:
    """Everything that a reader or a program can read out of the files, as text."""
    for page in site_pages(shown):
        document = Document(page.body)
        attributes = (value for _, value in document.attributes)
        yield " ".join((page.title, page.description, *document.texts, *attributes))
        yield repr(page.search)
    for path, content in exported_files(shown, "1"):
        if path.endswith(".xlsx"):
            book = load_workbook(io.BytesIO(content), read_only=True)
            for sheet in book:
                yield " ".join(
                    str(cell) for row in sheet.iter_rows(values_only=True) for cell in row
                )
        else:
            yield re.sub(r'"bytes": \d+', "", content.decode("utf-8-sig"))


def _in(text: str) -> set[float]:
    """The numbers in a text; those in the middle of words, days and checksums are none."""
    found = re.findall(r"(?<![\w.#-])-?\d[\d,]*(?:\.\d+)?(?![\w-])", text)
    return {float(number.replace(",", "").rstrip(".")) for number in found}


def _ways_to_it(hidden: float) -> Iterator[float]:
    """The number, and what it makes with any that is told: sums, differences, shares, a mean."""
    yield hidden
    for told in TOLD:
        yield from (hidden + told, told - hidden, round(100 * hidden / told, 1))
        yield from (round(100 * hidden / told), (hidden + told) / 2)


def test_an_unusual_number_that_is_hidden_stands_nowhere(tmp_path: Path) -> None:
    public = _shown(tmp_path / "public", HIDDEN, "public", 900)
    found = set().union(*map(_in, _decoded(public)))
    assert {1301.0, 1307.0, 1319.0} <= found  # what is not small is told, so the search works
    ways = {way for hidden in HIDDEN.values() for way in _ways_to_it(hidden) if way > 100}
    ways |= {float(a + b) for a, b in combinations(HIDDEN.values(), 2)}
    assert found & ways == set()
    internal = set().union(*map(_in, _decoded(_shown(tmp_path / "all", HIDDEN, "internal", 0))))
    assert {float(hidden) for hidden in HIDDEN.values()} <= internal


COMPLAINTS = """
provider: {}
svc-mill: {}
svc-out: {title: Outwood}
svc-far: {title: Farley}
"""


KINDS = (
    ", kind: complaint, complaint: {acknowledged_on: DAY, due_on: 2027-01-01}",
    ", restrictive_practice: [physical]",
)


def _complaints(mill: int, out: int, day: str = "2026-10-05", sort: str = KINDS[0]) -> str:
    """So many complaints, or concerns about restriction, in two services, of nine pieces in each.

    The complaints were acknowledged at once: one that is late is a gap of its own record.
    """
    given = [("svc-mill", n < mill) for n in range(9)] + [("svc-out", n < out) for n in range(9)]
    return COMPLAINTS + "".join(
        f"fb-{n}: {{service: {service}, given_on: {day}{sort if it else ''}}}\n".replace("DAY", day)
        for n, (service, it) in enumerate(given)
    )


COUNTING = re.compile(
    r"(governance|changes|index|listening|gaps|how-we-listen)\.html|pack/.*|governance/.*"
)


def _counting(shown: Portfolio) -> dict[str, str]:
    """What counts: not the pages and lists of the records, such as the last part of a pack."""
    made = {path: page for path, page in pages(shown).items() if COUNTING.fullmatch(path)}
    return {path: words_of(page).split("11. Where the")[0] for path, page in made.items()}


@pytest.mark.parametrize("edition", ["public", "partner"])
@pytest.mark.parametrize(("fewer_than", "counts"), [(3, (1, 2)), (5, (1, 2, 4)), (8, (1, 5, 7))])
@pytest.mark.parametrize("sort", KINDS, ids=["complaints", "restriction"])
@pytest.mark.parametrize(("out", "day"), [(0, "2026-10-05"), (1, "2026-08-05"), (9, "2026-10-05")])
def test_however_few_complaints_a_service_has_the_counts_are_the_same(
    edition: Edition,
    fewer_than: int,
    counts: tuple[int, ...],
    sort: str,
    out: int,
    day: str,
    tmp_path: Path,
) -> None:
    rules = {"editions": {edition: {"fewer_than": fewer_than}}}
    stories = {n: _complaints(n, out, day, sort) for n in counts}
    made = [_counting(portfolio(tmp_path / str(n), stories[n], edition, **rules)) for n in counts]
    assert "governance.html" in made[0]
    assert any(path.startswith("pack/svc-mill") for path in made[0])
    for other in made[1:]:
        assert other.keys() == made[0].keys()
        assert {path for path in other if other[path] != made[0][path]} == set()


def test_a_total_that_would_give_a_hidden_number_away_is_not_shown(tmp_path: Path) -> None:
    made = pages(portfolio(tmp_path, _complaints(3, 9)))
    words = words_of(made["governance.html"])
    assert "Complaints not shown 0 0 0 0 0" in words
    assert "Complaints 0 fewer than 5 5 or more" in words  # Farley, Millfield House, Outwood
    assert "“Not shown” stands where a number could point at somebody" in words
    assert "governance/complaints.html" not in made
    assert "governance/feedback-from-people.html" in made


def test_where_nothing_is_hidden_the_numbers_are_told(tmp_path: Path) -> None:
    words = words_of(pages(portfolio(tmp_path, _complaints(5, 9)))["governance.html"])
    assert "Complaints 14 0 0 0 0 0" in words
    assert "Complaints 0 5 9" in words
    assert "Not shown" not in words


@pytest.mark.parametrize("fewer_than", [3, 5, 8])
def test_a_setting_says_from_how_many_people_on_a_number_is_told(fewer_than: int) -> None:
    counts = {f"role{n}": n for n in range(10)}
    shown = hide_small_numbers("event", {"attendance": counts}, fewer_than)["attendance"]
    few = f"fewer than {fewer_than}"
    assert list(shown.values()) == [0, *[few] * (fewer_than - 1), *range(fewer_than, 10)]


@pytest.mark.parametrize(
    ("unit", "point", "value"),
    [
        ("percent", {"value": 60, "n": 5}, "fewer than 5"),
        ("percent", {"value": 78, "den": 9}, 78),
        ("percent", {"value": 20, "n": 100}, 20),
        ("percent", {"value": 1, "n": 100}, "fewer than 5"),
        ("percent", {"value": 60}, 60),
        ("percent", {"value": 0, "n": 4}, 0),
        ("rate", {"value": 0.5, "n": 8}, "fewer than 5"),
        ("score", {"value": 4.5, "n": 8}, 4.5),
        ("count", {"value": 12, "n": 3}, 12),
    ],
)
def test_a_share_that_counts_back_to_a_few_people_is_hidden(
    unit: str, point: dict[str, Any], value: object
) -> None:
    data = {"unit": unit, "counts_people": True, "series": ({"on": "2026-01", **point},)}
    assert hide_small_numbers("indicator", data, 5)["series"][0]["value"] == value


def test_hidden_is_never_nothing_in_the_downloads(tmp_path: Path) -> None:
    files = dict(exported_files(_shown(tmp_path, HIDDEN, "public", 900), "1"))
    told = json.loads(files["data/portfolio.json"])
    measured = told["measures"]["ind-counts"]
    assert measured["limits"] == []
    assert [p["value"] for p in measured["points"] if p["on"] == "2026-03"] == [None]
    event = told["records"]["event"][0]
    assert event["attendance"] == {"person": "fewer than 900", "staff": 1307}


def test_a_service_with_few_people_is_not_counted_out(tmp_path: Path) -> None:
    """Where it may be shown at all, because the provider lets smaller services be public."""
    story = "provider: {}\nsvc-mill: {people_count: 4}\n"
    shown = portfolio(tmp_path, story, min_people=1, editions={"public": {"fewer_than": 5}})
    service = shown.graph.get("svc-mill")
    assert service is not None
    assert service.get("people_count") == "fewer than 5"
    assert "fewer than 5" in words_of(pages(shown)["services/svc-mill.html"])


def test_answers_that_are_added_up_keep_a_small_one_hidden(tmp_path: Path) -> None:
    shown = _shown(tmp_path, HIDDEN | {"happy": 2}, "public", 5)
    words = words_of(pages(shown)["you-said-we-did.html"])
    assert "more than 1303" in words.replace(",", "")
    assert "1305" not in words.replace(",", "")
