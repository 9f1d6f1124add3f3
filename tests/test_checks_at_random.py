"""The checks on portfolios made at random: what a journey shows as missing is found, and plainly."""

from datetime import date

import pytest

from coproof.portfolio import Examination, examine
from oracle.seeded_portfolio import seeded_portfolio, write

TODAY = date(2027, 1, 1)
SEEDS = (4, 5, 6)


@pytest.fixture(scope="module", params=SEEDS)
def examination(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Examination:
    root = tmp_path_factory.mktemp("random")
    write(seeded_portfolio(request.param, 1200), root)
    return examine(root, TODAY, TODAY)


def _found(examination: Examination, check: str) -> set[str | None]:
    return {finding.record for finding in examination.findings if finding.check == check}


def test_what_nobody_looked_at_again_is_found_at_one_of_its_reviews(
    examination: Examination,
) -> None:
    found = _found(examination, "sustain-check-missing")
    missing = [one for one in examination.journeys if one.stage("sustained").state == "missing"]
    assert missing
    for journey in missing:
        assert found.intersection(journey.stage("reviewed").records), journey.feedback


def test_a_planned_review_is_not_called_late_beside_the_review_that_is_owed(
    examination: Examination,
) -> None:
    owed = _found(examination, "done-no-review") | _found(examination, "trial-not-reviewed")
    assert not owed & _found(examination, "review-overdue")


def test_every_message_is_short_and_says_what_to_do(examination: Examination) -> None:
    assert examination.findings
    for finding in examination.findings:
        assert len(finding.message.split()) <= 25, finding.message
        assert finding.message.endswith("."), finding.message
