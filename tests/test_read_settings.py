"""`site_config/`: every file may be absent, a wrong one is an error and counts as absent."""

from dataclasses import fields
from pathlib import Path

import pytest

from coproof.model import AcceptedGap, Clocks, EditionRules, Forge, Settings, Thresholds
from coproof.read import read_kinds, read_settings
from read_stories import lay

ROOT = Path(__file__).parents[1]


def _settings(root: Path, files: dict[str, str]) -> tuple[Settings, list[str]]:
    lay(root, {f"../site_config/{path}": text for path, text in files.items()})
    settings, findings = read_settings(root, read_kinds())
    return settings, [f"{it.check} {it.file}:{it.line} {it.message}" for it in findings]


def test_no_settings_at_all(tmp_path: Path) -> None:
    (tmp_path / "evidence").mkdir()
    settings, findings = read_settings(tmp_path, read_kinds())
    assert findings == ()
    assert (settings.min_people, settings.as_at, settings.clocks) == (5, None, Clocks())
    assert settings.channels["survey"] == "formal"
    assert settings.channels["everyday_conversation"] == "informal"


def test_every_channel_is_formal_or_informal(tmp_path: Path) -> None:
    settings, _ = _settings(tmp_path, {})
    channel = read_kinds()["feedback"].field("channel")
    assert channel is not None
    assert set(settings.channels) == set(channel.choices)


def test_what_is_set_counts(tmp_path: Path) -> None:
    settings, said = _settings(
        tmp_path,
        {
            "portfolio.yml": "name: Wrenmoor\nlanguages: [en, cy]\nas_at: 2026-10-31\n"
            "min_people: 3\nforge: {url: https://example.org/w}\n"
            "editions: {partner: {fewer_than: 5}}\n",
            "checks.yml": "clocks: {told: {days: 14, why: People wait.}}\n",
            "channels.yml": "formal: [observation]\n",
            "accepted_gaps.yml": "- record: act-1\n  check: action-overdue\n  reason: No staff.\n"
            "  by_role: Manager\n  until: 2026-12-31\n",
        },
    )
    assert said == []
    assert (settings.name, settings.languages, settings.as_at) == (
        "Wrenmoor",
        ("en", "cy"),
        "2026-10-31",
    )
    assert (settings.min_people, settings.forge) == (3, Forge("https://example.org/w", "main"))
    assert settings.clocks == Clocks(told=14)
    assert settings.channels["observation"] == "formal"
    assert settings.channels["compliment"] == "informal"
    assert settings.editions == {
        "public": EditionRules(5),
        "partner": EditionRules(5),
        "internal": EditionRules(0),
    }
    assert settings.accepted_gaps == (
        AcceptedGap("act-1", "action-overdue", "No staff.", "Manager", "2026-12-31"),
    )


def test_files_of_comments_are_as_good_as_absent(tmp_path: Path) -> None:
    names = ("portfolio", "checks", "channels", "accepted_gaps", "pictures")
    settings, said = _settings(tmp_path, {f"{name}.yml": "# later\n" for name in names})
    assert (settings.min_people, said) == (5, [])


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        (
            "portfolio.yml",
            "nane: x\n",
            "schema {}:1 Nane: no such field here; did you mean `name`?",
        ),
        ("portfolio.yml", "min_people: few\n", "schema {}:1 Fewest people: write a whole number"),
        ("portfolio.yml", "name: 'x\n", "unreadable {}:1 File: a quotation mark is opened here"),
        ("portfolio.yml", "- x\n", "unreadable {}:1 File: write one setting a line"),
        ("checks.yml", "clocks: {told: {days: -1}}\n", "schema {}:1 Days: write a whole number"),
        ("channels.yml", "formal: [surveys]\n", "did you mean `survey`?"),
        ("accepted_gaps.yml", "record: act-1\n", "unreadable {}:1 File: write a list"),
        ("accepted_gaps.yml", "- record: act-1\n  check: x\n  reason: y\n  by_role: z\n", "Until"),
        ("pictures.yml", "pictures: {Quiet Room: {}}\n", "write names of small letters"),
        ("frameworks/mine.yml", "id: mine\n", "Title: this is required; add `title:`"),
        ("crosswalks/a--b.yml", "from: a\nto: b\nmaps: []\n", "did you mean `map`?"),
        ("maps/our.yml", "titel: Our sheet\n", "did you mean `title`?"),
        ("shares/moor.yml", "id: moor\n", "add `expires_on:`"),
    ],
)
def test_a_wrong_file_is_an_error_and_counts_as_absent(
    tmp_path: Path, file: str, text: str, said: str
) -> None:
    settings, lines = _settings(tmp_path, {file: text})
    assert any(said.format(f"site_config/{file}") in line for line in lines), lines
    assert settings == _settings(tmp_path / "empty", {})[0]


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "site_config").mkdir()
    (tmp_path / "mine.yml").write_text("name: x\n")
    (tmp_path / "site_config/portfolio.yml").symlink_to(tmp_path / "mine.yml")
    settings, findings = read_settings(tmp_path, read_kinds())
    assert [finding.check for finding in findings] == ["unreadable"]
    assert settings.name == Settings().name


def test_every_setting_of_the_schema_is_one_of_ours() -> None:
    known = {field.name for field in fields(Settings)}
    assert set(read_kinds().config["portfolio"]["properties"]) <= known
    clocks = read_kinds().config["checks"]["properties"]["clocks"]["properties"]
    assert set(clocks) == {field.name for field in fields(Clocks)}


def test_the_settings_of_this_repository_are_right() -> None:
    assert read_settings(ROOT, read_kinds())[1] == ()


def test_every_threshold_of_the_schema_is_one_of_the_model_and_says_its_default() -> None:
    schema = read_kinds().config["checks"]["properties"]["thresholds"]["properties"]
    defaults = Thresholds()
    assert list(schema) == [field.name for field in fields(Thresholds)]
    for name, described in schema.items():
        said = described["description"].rpartition("Without it: ")[2].strip(".")
        assert said == str(getattr(defaults, name)), name


def test_the_shipped_numbers_are_the_defaults_and_each_has_its_reason() -> None:
    settings, _ = read_settings(ROOT, read_kinds())
    assert settings.thresholds == Thresholds()
    assert settings.clocks == Clocks()
    names = {field.name for kind in (Clocks, Thresholds) for field in fields(kind)}
    assert set(settings.reasons) == names


def test_frameworks_crosswalks_and_pictures_become_nouns(tmp_path: Path) -> None:
    settings, said = _settings(
        tmp_path,
        {
            "frameworks/mine.yml": "id: mine\ntitle: Ours\nstatus: draft\ngroups:\n"
            "- id: one\n  label: One\n  statements:\n  - {id: kind, label: Kind, expect: strong}\n",
            "crosswalks/mine--other.yml": "from: mine\nto: other\nmap:\n"
            "- {from: kind, to: caring, relation: same}\n",
            "pictures.yml": "pictures:\n  lamp: {file: lamp.png, alt: A lamp, licence: ours}\n",
        },
    )
    assert said == []
    mine = settings.framework("mine")
    assert mine is not None
    assert mine.looked_at
    statement = next(mine.statements)
    assert (mine.tag(statement), statement.expect) == ("mine:kind", "strong")
    assert settings.crosswalks[0].pairs[0].relation == "same"
    lamp = settings.picture("lamp")
    assert lamp is not None
    assert lamp.file == "lamp.png"
    assert settings.framework("other") is settings.picture("sun") is None
