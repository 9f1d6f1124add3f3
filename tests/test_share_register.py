"""The register of shares: what `coproof check` says about a file in `site_config/shares/`."""

from datetime import date
from pathlib import Path

import pytest

from coproof.model import Finding, Share
from coproof.read import read_kinds, read_settings
from publish_stories import lay

SHARE = (
    "id: moorshire\nfor_whom: Moorshire Council\npurpose: Contract review\n"
    "created_on: 2026-01-01\nexpires_on: 2026-06-30\n"
)


def _read(
    root: Path, text: str = SHARE, name: str = "moorshire"
) -> tuple[tuple[Share, ...], tuple[Finding, ...]]:
    lay(root, {f"site_config/shares/{name}.yml": text})
    settings, findings = read_settings(root, read_kinds())
    return settings.shares, findings


def test_a_share_is_for_partners_and_of_the_first_generation(tmp_path: Path) -> None:
    shares, findings = _read(tmp_path)
    assert findings == ()
    assert (shares[0].edition, shares[0].generation, shares[0].services) == ("partner", 1, None)


@pytest.mark.parametrize(
    ("change", "field", "line"),
    [
        (("2026-06-30", "2026-07-01"), "expires_on", 5),
        (("2026-06-30", "2025-12-31"), "expires_on", 5),
        (("id: moorshire", "id: other"), "id", 1),
        (("expires_on: 2026-06-30\n", ""), None, 1),
        (("2026-06-30", "2026-06-30\nfrom: 2026-02-01\nto: 2026-01-01"), "to", 7),
        (("2026-06-30", "2026-06-30\nrevoked_on: 2025-02-01"), "revoked_on", 6),
        (("2026-06-30", "2026-06-30\nkey: abc"), None, 6),
    ],
)
def test_what_is_wrong_has_a_place(
    change: tuple[str, str], field: str | None, line: int, tmp_path: Path
) -> None:
    shares, findings = _read(tmp_path, SHARE.replace(*change))
    assert shares == ()
    assert [finding.line for finding in findings] == [line]
    assert field is None or findings[0].field == field
    assert len(findings[0].message.split()) <= 25


@pytest.mark.parametrize(
    ("today", "revoked", "is_open", "left"),
    [
        ("2026-06-29", None, True, 1),
        ("2026-06-30", None, True, 0),
        ("2026-07-01", None, False, 0),
        ("2026-03-01", "2026-03-01", False, 0),
        ("2026-02-28", "2026-03-01", True, 122),
    ],
)
def test_a_share_ends_after_its_last_day(
    today: str, revoked: str | None, is_open: bool, left: int
) -> None:
    share = Share("m", "A council", "Review", "2026-01-01", "2026-06-30", revoked_on=revoked)
    day = date.fromisoformat(today)
    assert (share.is_open(day), share.days_left(day)) == (is_open, left)
