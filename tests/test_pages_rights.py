"""How to complain, privacy and the accessibility statement: true for whoever fills in little as well."""

from pathlib import Path

from coproof.pages.accessibility import last_results
from pages_stories import Document, pages, portfolio, words_of

BARE = "provider: {}\nsvc-mill: {}"
FULL = """
provider:
  public_contact: Write to the quality lead.
  complaints_route: {steps: [Tell anybody., Tell the manager.], ombudsman: You can ask the ombudsman.}
svc-mill: {}
"""


def test_the_way_to_complain_is_the_providers_own(tmp_path: Path) -> None:
    words = words_of(pages(portfolio(tmp_path, FULL))["complain.html"])
    for one in (
        "Tell anybody.",
        "Tell the manager.",
        "You can ask the ombudsman.",
        "Write to the quality lead.",
    ):
        assert one in words
    assert "Nobody is treated worse because they complained." in words
    assert "answer within 20 working days" in words


def test_what_the_provider_has_not_written_is_said_to_be_missing(tmp_path: Path) -> None:
    made = pages(portfolio(tmp_path, BARE))
    words = words_of(made["complain.html"])
    assert "The steps are not written down here yet." in words
    assert "No contact is written down here yet." in words
    assert "We have set no period yet" in words_of(made["privacy.html"])


def test_privacy_tells_the_settings_in_force(tmp_path: Path) -> None:
    config = tmp_path / "site_config"
    config.mkdir()
    (config / "checks.yml").write_text(
        "thresholds:\n  retention: {years: 6, why: Our policy}\n", "utf-8"
    )
    (config / "portfolio.yml").write_text(
        "min_people: 8\neditions:\n  public: {fewer_than: 7}\n", "utf-8"
    )
    words = words_of(pages(portfolio(tmp_path, BARE))["privacy.html"])
    assert "looked at again after 6 years" in words
    assert "fewer than 8 people" in words
    assert "1 to 6 is shown as “fewer than 7”" in words


def test_the_accessibility_statement_tells_the_last_results(tmp_path: Path) -> None:
    page = pages(portfolio(tmp_path, BARE))["accessibility.html"]
    results = last_results()
    assert str(results.pages) in words_of(page)
    for tool, version in results.tools.items():
        assert f"{tool} {version}" in words_of(page)
    assert results.on in page.body
    assert all(rule in words_of(page) for rule in results.violations)
    assert ("No rule was found broken" in words_of(page)) == (not results.violations)


def test_each_leads_to_the_others(tmp_path: Path) -> None:
    made = pages(portfolio(tmp_path, FULL))
    assert {"complain.html", "privacy.html", "accessibility.html"} <= set(
        Document(made["about.html"].body).links
    )


def test_how_to_check_that_nothing_was_altered_says_what_that_cannot_tell(tmp_path: Path) -> None:
    made = pages(portfolio(tmp_path, BARE))
    words = words_of(made["unaltered.html"])
    assert "python3 verify.py --witness ROOT" in words
    assert "coproof verify FOLDER --rebuild" in words
    assert "Whether what was said is true." in words
    for path in ("about.html", "inspection/index.html"):
        assert 'unaltered.html">Check that nothing was altered' in made[path].body, path
