"""`coproof upgrade`: old names become new ones, everything else in a file stays as somebody wrote it."""

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from coproof import __version__
from coproof.capture.starter import install as install_room
from coproof.capture.starter import pinned_version
from coproof.capture.upgrade import STEPS, changes_from
from coproof.capture.upgrade.rename import renamed
from coproof.capture.upgrade.version import with_version
from coproof.cli import main
from coproof.model import SCHEMA_VERSION
from coproof.read import read_kinds, schema_folder
from coproof.read.yaml import load

FIRST_DRAFT = {
    "evidence/provider.yml": "name: Wrenmoor Support\n",
    "evidence/services/svc-mill.yml": "id: svc-mill\ntitle: Millfield House\n"
    "type: supported_living\npeople_count: 8\n",
    "evidence/feedback/fb-1.yml": """\
# Said to the cook, at the door.
id: fb-1
service: svc-mill
given_on: 2026-01-05
kind: concern
channel: everyday_conversation
from_role: person
voice: own_words
summary: "routed_on: is a word in here, and period too."
route:
  to:   noted   # the spaces are somebody's
  routed_on: "2026-01-06"   # a day later
  response: Thank you.
""",
    "evidence/consents/con-1.yml": "id: con-1\ncovers: [quote]\naudience: public\n"
    "decided_by: person\non: 2026-01-01\nexpires_on: 2027-01-01\n",
    "evidence/indicators/ind-1.yml": "id: ind-1\ntitle: Evenings out\ndomain: occupation\n"
    "measure: Evenings out\nunit: count\ndirection: higher\nseries:\n"
    "  - {period: 2026-01, value: 3}\n  - period: 2026-02\n    value: 4\n",
    "site_config/portfolio.yml": "# Ours.\nname: Wrenmoor\nschema_version: 0 # the first drafts\n",
}


def _laid(root: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode())
    return root


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return _laid(tmp_path, FIRST_DRAFT)


def _run(root: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--root", str(root)])


def _texts(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes().decode()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def test_the_first_drafts_become_records_that_pass(root: Path) -> None:
    assert _run(root, "check").exit_code == 2
    upgraded = _run(root, "upgrade")
    assert upgraded.exit_code == 0, upgraded.output
    assert upgraded.output == (
        "evidence/consents/con-1.yml: expires_on is called review_on now.\n"
        "evidence/feedback/fb-1.yml: route.routed_on is called on now.\n"
        "evidence/indicators/ind-1.yml: series.period is called on now.\n"
        "site_config/portfolio.yml: schema_version is 1 now.\n"
        "Upgraded from version 0 to 1. Next: coproof check\n"
    )
    assert _run(root, "check").exit_code == 0


def test_only_the_names_change(root: Path) -> None:
    _run(root, "upgrade")
    expected = {
        **FIRST_DRAFT,
        "evidence/feedback/fb-1.yml": FIRST_DRAFT["evidence/feedback/fb-1.yml"].replace(
            "  routed_on:", "  on:"
        ),
        "evidence/consents/con-1.yml": FIRST_DRAFT["evidence/consents/con-1.yml"].replace(
            "expires_on", "review_on"
        ),
        "evidence/indicators/ind-1.yml": FIRST_DRAFT["evidence/indicators/ind-1.yml"].replace(
            "period", "on"
        ),
        "site_config/portfolio.yml": FIRST_DRAFT["site_config/portfolio.yml"].replace(
            "schema_version: 0", "schema_version: 1"
        ),
    }
    assert _texts(root) == expected


def test_a_second_time_there_is_nothing_to_do(root: Path) -> None:
    _run(root, "upgrade")
    before = _texts(root)
    again = _run(root, "upgrade")
    assert (again.exit_code, again.output) == (
        0,
        "Everything is of version 1 already. Nothing was changed.\n",
    )
    assert _texts(root) == before


def test_a_dry_run_says_the_same_and_writes_nothing(root: Path) -> None:
    tried = _run(root, "upgrade", "--dry-run")
    assert _texts(root) == FIRST_DRAFT
    done = _run(root, "upgrade")
    assert tried.output.splitlines()[:-1] == done.output.splitlines()[:-1]
    assert tried.output.splitlines()[-1] == "Nothing was written: this was a dry run."


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        (
            "evidence/consents/con-2.yml",
            "id: con-2\nexpires_on: 2027-01-01\nreview_on: 2026-06-01\n",
            "evidence/consents/con-2.yml: expires_on is called review_on now; "
            "write that here by hand.\n",
        ),
        (
            "evidence/feedback/fb-2.yml",
            "id: fb-2\nsummary: 'never ends\n",
            "evidence/feedback/fb-2.yml:2:",
        ),
        (
            "evidence/feedback/fb-2.yml",
            "id: fb-2\nroute: &again\n  routed_on: 2026-01-02\n",
            "evidence/feedback/fb-2.yml:2:",
        ),
    ],
)
def test_one_file_to_mend_by_hand_stops_everything(
    root: Path, path: str, text: str, said: str
) -> None:
    _laid(root, {path: text})
    before = _texts(root)
    result = _run(root, "upgrade")
    assert result.exit_code == 1
    assert said in result.output
    assert "Nothing was changed: mend these files first." in result.output
    assert _texts(root) == before


def test_records_of_a_newer_coproof_are_left_alone(root: Path) -> None:
    newer = {"site_config/portfolio.yml": f"schema_version: {SCHEMA_VERSION + 1}\n"}
    before = _texts(_laid(root, newer))
    result = _run(root, "upgrade")
    assert result.exit_code == 2
    assert "a newer coproof" in result.output
    assert _texts(root) == before


def test_the_copies_for_editors_are_renewed(root: Path) -> None:
    old = {"schema/theme.schema.json": "{}\n", "schema/notes.txt": "Ours.\n"}
    _laid(root, old | {"schema/README.md": "# Our own page\n"})
    _run(root, "upgrade")
    ours = {path.name for path in schema_folder().glob("*.schema.json")}
    copies = {path.name: path for path in (root / "schema").iterdir()}
    assert ours <= set(copies)
    assert all(copies[name].read_bytes() == (schema_folder() / name).read_bytes() for name in ours)
    assert copies["notes.txt"].read_text() == "Ours.\n"
    assert copies["README.md"].read_text() == "# Our own page\n"
    assert "schema-copy-stale" not in _run(root, "check").output


def test_a_note_says_when_they_are_old_and_line_ends_do_not_matter(root: Path) -> None:
    _run(root, "upgrade")
    for path in schema_folder().iterdir():
        windows = path.read_text("utf-8").replace("\n", "\r\n")
        _laid(root, {f"schema/{path.name}": windows})
    assert "schema-copy-stale" not in _run(root, "check").output
    _laid(root, {"schema/theme.schema.json": "{}\n"})
    result = _run(root, "check")
    assert result.exit_code == 0
    assert "schema/theme.schema.json:1:1: note schema-copy-stale: " in result.output


OLD_PINS = {
    "requirements.txt": "--find-links vendor\ncoproof==0.0.9 \\\n    --hash=sha256:00\n",
    "vendor/coproof-0.0.9-py3-none-any.whl": "",
    "vendor/NOTICE.txt": "Ours.\n",
}


def test_the_pins_become_those_of_the_coproof_that_runs(root: Path, wheel: Path) -> None:
    result = _run(_laid(root, OLD_PINS), "upgrade", "--wheel", str(wheel))
    assert result.exit_code == 0, result.output
    assert (
        f"requirements.txt: coproof {__version__} is pinned, and all that it needs.\n"
        "vendor/coproof-0.0.9-py3-none-any.whl: removed.\n"
    ) in result.output
    assert sorted(path.name for path in (root / "vendor").iterdir()) == ["NOTICE.txt", wheel.name]
    assert pinned_version((root / "requirements.txt").read_text("utf-8")) == __version__
    again = _run(root, "upgrade", "--wheel", str(wheel))
    assert "Nothing was changed." in again.output


def test_without_a_wheel_of_ours_nothing_is_half_done(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(install_room, "checkout", lambda: None)
    before = _texts(_laid(root, OLD_PINS))
    result = _run(root, "upgrade")
    assert (result.exit_code, "--wheel FILE" in result.output) == (2, True)
    assert _texts(root) == before


def test_requirements_that_pin_no_coproof_are_none_of_our_business(root: Path) -> None:
    _laid(root, {"requirements.txt": "flask\n"})
    _run(root, "upgrade")
    assert (root / "requirements.txt").read_text("utf-8") == "flask\n"


def test_every_step_leads_to_fields_that_are_there() -> None:
    assert [step.to for step in STEPS] == [*range(1, SCHEMA_VERSION + 1)]
    kinds = read_kinds()
    for change in changes_from(SCHEMA_VERSION - 1):
        above = change.path.rpartition(".")[0].replace("[]", "")
        new = f"{above}.{change.new}" if above else change.new
        assert _has(kinds[change.kind].schema, new.split(".")), new


def _has(schema: dict[str, object], names: list[str]) -> bool:
    for name in names:
        schema = schema.get("items", schema)["properties"].get(name)  # type: ignore[attr-defined,index]
        if schema is None:
            return False
    return True


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: 1\n", "b: 1\n"),
        ("'a' : 1 # why\n", "b : 1 # why\n"),
        ('{"a": 1}\n', "{b: 1}\n"),
        ("x: {a: 1}\r\na: 2\r\n", "x: {a: 1}\r\nb: 2\r\n"),
        ("é: ŵ\na: ŷ\n", "é: ŵ\nb: ŷ\n"),
        ("? a\n: 1\n", "? b\n: 1\n"),
        ("a: |\n  a: 1\n", "b: |\n  a: 1\n"),
        ("- a: 1\n", "- a: 1\n"),
        ("", ""),
    ],
)
def test_a_name_is_changed_where_it_is_a_name(before: str, after: str) -> None:
    assert renamed(before, "a", "b") == after


def test_a_name_inside_lists_and_objects() -> None:
    text = "list:\n- {x: {a: 1}, a: 2}\n- x:\n    a: 3\n- other\n"
    assert (
        renamed(text, "list[].x.a", "b") == "list:\n- {x: {b: 1}, a: 2}\n- x:\n    b: 3\n- other\n"
    )


NAMES = st.sampled_from(["a", "c", "é", "a b", "x"])
VALUES = st.recursive(
    st.one_of(st.integers(), st.sampled_from(["a", "a: 1", "- a", "{a: 1}", "ŵ #a", "\u2028"])),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(NAMES, inner, max_size=3)),
    max_leaves=8,
)


@given(st.dictionaries(NAMES, VALUES, max_size=4), st.booleans())
def test_whatever_else_a_file_holds_stays(data: dict[str, object], flow: bool) -> None:
    text = yaml.safe_dump(data, default_flow_style=flow, allow_unicode=True)
    if load(text.encode()).troubles:
        return
    expected = {("b" if name == "a" else name): value for name, value in data.items()}
    changed = renamed(text, "a", "b")
    assert changed is not None
    assert load(changed.encode()).data == load(yaml.safe_dump(expected).encode()).data


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "schema_version: 7\n"),
        ("# nothing yet", "# nothing yet\nschema_version: 7\n"),
        ("name: W\r\n", "name: W\r\nschema_version: 7\r\n"),
        ("schema_version: 0 # old\nname: W\n", "schema_version: 7 # old\nname: W\n"),
        ("{schema_version: 0, name: W}\n", "{schema_version: 7, name: W}\n"),
        ("{name: W}\n", None),
        ("- name: W\n", None),
    ],
)
def test_the_version_is_written_where_it_belongs(before: str, after: str | None) -> None:
    assert with_version(before, 7) == after
