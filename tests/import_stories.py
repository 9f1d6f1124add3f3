"""A spreadsheet and its map as small texts, and what comes of importing them."""

from datetime import date
from pathlib import Path
from textwrap import dedent

from click.testing import CliRunner, Result

from coproof.cli.import_ import command
from coproof.portfolio import examine

REPOSITORY = Path(__file__).resolve().parents[1]
MAPS = REPOSITORY / "site_config" / "maps"
NHS = REPOSITORY.parent / "shared" / "data" / "nhs-fft" / "v6framework_230831.csv"
TODAY = date(2026, 11, 23)

SHEET = """\
Ref,Date,House,Who,Words,Tone
1,17/05/2021,Rose House,resident,The lounge is too loud.,bad
2,18/05/2021,Mill Lane,Daughter,"She said: ""no"", twice.",both
3,2 June 2021,rose  house,,Nothing.,
"""

MAP = """\
title: The house's own sheet
key: Ref
visibility: partner
dates: ["%d/%m/%Y", "%d %B %Y"]
columns:
  given_on: Date
  from_role: Who
  summary: Words
  sentiment: Tone
translate:
  from_role: {resident: person, daughter: family_carer, "": anonymous}
  sentiment: {bad: negative, both: mixed}
constants:
  kind: comment
  channel: everyday_conversation
  voice: own_words
services:
  column: House
  constants: {type: supported_living, people_count: 8}
"""


def a_root(folder: Path) -> Path:
    place = folder / "portfolio"
    (place / "evidence").mkdir(parents=True)
    (place / "evidence" / "provider.yml").write_text("name: Wrenmoor Support\n", "utf-8")
    (place / "house.yml").write_text(MAP, "utf-8")
    return place


def bring(root: Path, sheet: str | bytes | Path, *options: str, chart: str = MAP) -> Result:
    (root / "house.yml").write_text(dedent(chart), "utf-8")
    if not isinstance(sheet, Path):
        file = root / "sheet.csv"
        file.write_bytes(sheet if isinstance(sheet, bytes) else sheet.encode())
        sheet = file
    arguments = ["--root", str(root), str(sheet), "--map", str(root / "house.yml"), *options]
    return CliRunner().invoke(command, arguments, catch_exceptions=False)


def last_line(result: Result) -> str:
    return result.stdout.splitlines()[-1]


def evidence(root: Path) -> dict[str, str]:
    folder = root / "evidence"
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*.yml"))
        if path.name != "provider.yml"
    }


def errors(root: Path) -> list[str]:
    return [finding.message for finding in examine(root, None, TODAY).errors]
