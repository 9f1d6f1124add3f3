"""What a share may show: records of its services and of its period, and not one word of others."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproof.edition import Scope
from coproof.export import exported_files
from coproof.pages import site_pages
from coproof.portfolio import open_portfolio
from publish_stories import lay

TODAY = date(2026, 6, 1)
SERVICES = ("fir", "ash", "elm")


def _service(name: str) -> dict[str, str]:
    """One chain of one service, with a token of its own in every text."""
    word = f"tok{name}en"
    shown = "visibility: partner\n"
    return {
        f"evidence/services/svc-{name}.yml": (
            f"id: svc-{name}\ntitle: {word} House\ntype: residential_home\npeople_count: 12\n{shown}"
        ),
        f"evidence/feedback/fb-{name}.yml": (
            f"id: fb-{name}\nservice: svc-{name}\ngiven_on: 2026-01-10\nkind: concern\nchannel: survey\n"
            f"from_role: person\nvoice: own_words\nsummary: {word} is loud\nthemes: [th-{name}]\n{shown}"
        ),
        f"evidence/themes/th-{name}.yml": (
            f"id: th-{name}\ntitle: {word}\nsummary: {word}\nservices: [svc-{name}]\narea: environment\n"
            f"identified_on: 2026-01-20\nstatus: open\nhistory: [{{on: 2026-01-20, status: open, why: {word}}}]\n{shown}"
        ),
        f"evidence/decisions/dec-{name}.yml": (
            f"id: dec-{name}\ntitle: {word}\nresponds_to: [th-{name}]\ndecided_on: 2026-02-01\n"
            f"decided_with: [person]\noutcome: partly\nreason: {word}\n{shown}"
        ),
    }


PROVIDER = {"evidence/provider.yml": "id: provider\nname: Wrenmoor Support\n"}


def _bytes(root: Path, scope: Scope) -> Mapping[str, bytes]:
    portfolio = open_portfolio(root, None, TODAY, "partner", scope)
    pages = {page.path: repr(page).encode() for page in site_pages(portfolio)}
    return pages | dict(exported_files(portfolio, "1"))


def _portfolio(root: Path, *names: str, **more: str) -> Path:
    files = dict(PROVIDER)
    for name in names:
        files |= _service(name)
    return lay(root, files | more)


@pytest.mark.parametrize("name", SERVICES)
def test_a_share_of_one_service_holds_no_word_of_another(name: str, tmp_path: Path) -> None:
    root = _portfolio(tmp_path, *SERVICES)
    everything = b"".join(_bytes(root, Scope((f"svc-{name}",))).values())
    assert f"tok{name}en".encode() in everything
    for other in set(SERVICES) - {name}:
        assert f"tok{other}en".encode() not in everything
        assert f"svc-{other}".encode() not in everything


def test_what_other_services_record_changes_no_byte(tmp_path: Path) -> None:
    scope = Scope(("svc-fir",))
    alone = _bytes(_portfolio(tmp_path / "alone", "fir"), scope)
    assert _bytes(_portfolio(tmp_path / "all", *SERVICES), scope) == alone


def _ids(root: Path, scope: Scope | None) -> set[str]:
    portfolio = open_portfolio(root, None, TODAY, "partner", scope)
    return {record.id for record in portfolio.graph.records}


BOTH = (
    "id: ev-both\ntitle: Family forum\nkind: family_forum\non: 2026-03-01\n"
    "services: [svc-fir, svc-ash]\nvisibility: partner\n"
)


def test_a_record_of_two_services_needs_both(tmp_path: Path) -> None:
    root = lay(_portfolio(tmp_path, *SERVICES), {"evidence/events/ev-both.yml": BOTH})
    assert "ev-both" not in _ids(root, Scope(("svc-fir",)))
    assert "ev-both" in _ids(root, Scope(("svc-fir", "svc-ash")))


@pytest.mark.parametrize(
    ("first", "last", "seen"),
    [
        ("2026-01-01", "2026-01-31", {"fb-fir", "th-fir", "dec-fir"}),
        ("2026-01-15", "2026-03-31", {"th-fir", "dec-fir"}),
        ("2026-02-01", "2026-03-31", {"dec-fir"}),
        ("2025-01-01", "2025-12-31", set()),
        ("2026-03-01", "2026-12-31", set()),
    ],
)
def test_a_period_has_its_own_records_and_what_answers_them(
    first: str, last: str, seen: set[str], tmp_path: Path
) -> None:
    scope = Scope(None, date.fromisoformat(first), date.fromisoformat(last))
    assert _ids(_portfolio(tmp_path, "fir"), scope) == {"provider", "svc-fir"} | seen


POINTS = (
    "id: ind-calls\ntitle: Calls\ndomain: control_over_daily_life\nmeasure: Calls\nunit: count\ndirection: lower\nvisibility: partner\nservice: svc-fir\n"
    "series: [{on: 2025-12, value: 901}, {on: 2026-01, value: 902}, {on: 2026-02, value: 903}]\n"
)


def test_a_measure_keeps_the_points_of_the_period(tmp_path: Path) -> None:
    root = lay(_portfolio(tmp_path, "fir"), {"evidence/indicators/ind-calls.yml": POINTS})
    inside = Scope(None, date(2026, 1, 1), date(2026, 1, 31))
    portfolio = open_portfolio(root, None, TODAY, "partner", inside)
    shown = portfolio.graph.get("ind-calls")
    assert shown is not None
    assert [point["value"] for point in shown.many("series")] == [902]
    assert "ind-calls" not in _ids(root, Scope(None, date(2024, 1, 1), date(2024, 12, 31)))


@given(services=st.sets(st.sampled_from(SERVICES)))
def test_a_scope_shows_no_more_than_its_edition(
    services: set[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = _portfolio(tmp_path_factory.mktemp("scoped"), *SERVICES)
    scope = Scope(tuple(f"svc-{name}" for name in sorted(services)))
    shown = _ids(root, scope)
    assert shown <= _ids(root, None)
    assert {one for one in shown if one.startswith("svc-")} == set(scope.services or ())
