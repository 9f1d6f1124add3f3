"""The downloads in a real spreadsheet program: they open, their texts are whole, and nothing in them runs.

Every text of every kind is hostile here. LibreOffice opens what we wrote and saves it as plain XML,
in which a formula is an attribute of its cell.
"""

import os
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from coproof.capture.write import record_text
from coproof.export import exported_files
from coproof.fields import Field
from coproof.model import Edition
from coproof.portfolio import examine, show
from coproof.read import read_kinds
from sown_portfolio import DAY, IDS, Sower

pytestmark = pytest.mark.slow
FORMULAS = (
    *("=1+1", "+1+1", "-1+1", "@SUM(1)", "%1+1", "|1+1", "=cmd|' /C calc'!A0", "=HYPERLINK(1)"),
    *(" =1+1", "  +1+1", "\t=1+1", "\n=1+1", "\r=1+1", "\u00a0=2+2", "\u200b=1+1", "\ufeff=1+1"),
    *("＝1+1", "＋1+1", "－1+1", "＠SUM(1)", " ＝1+1", "%0A=1", "==1+1", "=-1", "+=1", "-=1"),
    *("'=1+1", "''=1", '"=1+1"', ",=1+1", ";=1+1", "\t+1", "\n@A1", "=A1", "=$A$1", "=Sheet1!A1"),
    *("=IMPORTXML(1)", "=WEBSERVICE(1)", "=DDE(1)", "@A1", "{=1+1}", "=_x0041_"),
)
"""Beginnings that some program takes for a formula, or that hide one."""


UTF_8 = "--infilter=CSV:44,34,76,1"
"""Commas, quotation marks, UTF-8, from the first line; formulas are run, as they are by a person."""


class HostileSower(Sower):
    """A formula in every text, each told from the others by its number."""

    def _leaf(self, field: Field, visibility: Edition) -> Any:
        if field.shape != "text":
            return super()._leaf(field, visibility)
        text = f"{FORMULAS[len(self.tokens) % len(FORMULAS)]}+{1000 + len(self.tokens)}"
        self.tokens[text] = visibility
        return text


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Each file as LibreOffice understands it, and under "texts" what the sheets must hold."""
    office = shutil.which("soffice")
    if office is None:
        reason = "there is no LibreOffice on this machine"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    folder, sower = tmp_path_factory.mktemp("office"), HostileSower()
    for kind in read_kinds():
        file = folder / "evidence" / kind.folder / f"{IDS[kind.name]}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(record_text(kind, sower.record(kind)), "utf-8")
    made = dict(exported_files(show(examine(folder, DAY, DAY), "internal"), "0"))
    names = [Path(path).name for path in sorted(made) if path.endswith((".csv", ".xlsx"))]
    for name in names:
        (folder / name).write_bytes(made[f"data/{name}"])
    (folder / "bare.csv").write_text("=1+1\n", "utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "fods", "--outdir", str(folder)]
    csv = [name for name in ("bare.csv", *names) if name.endswith(".csv")]
    for words in ([UTF_8, *csv], ["portfolio.xlsx"]):
        subprocess.run([*command, *words], cwd=folder, check=True, capture_output=True, timeout=180)
    bare = (folder / "bare.fods").read_text("utf-8")
    assert "table:formula" in bare, "a formula in a CSV file must be run, or nothing is proved"
    read = {name: (folder / f"{Path(name).stem}.fods").read_text("utf-8") for name in names}
    return read | {"texts": "\0".join(sower.tokens)}


def test_no_cell_is_a_formula(opened: dict[str, str]) -> None:
    for name, sheet in opened.items():
        assert name == "texts" or "table:table-row" in sheet, name
        assert re.findall(r"table:formula=\"[^\"]*\"", sheet) == [], name


def test_every_beginning_is_in_both_formats(opened: dict[str, str]) -> None:
    """Forty and more in the workbook, and as many in the CSV files together."""
    texts = opened["texts"].split("\0")
    in_csv = " ".join(_flat(sheet) for name, sheet in opened.items() if name.endswith(".csv"))
    found = [text for text in texts if _flat(text) in in_csv]
    assert len(texts) > 70 > 40 < len(FORMULAS)
    assert set(FORMULAS) - {text.rpartition("+")[0] for text in found} == set()


def _flat(xml: str) -> str:
    """The words of a sheet with single spaces: it says spaces, tabs and lines with elements."""
    return " ".join(unescape(re.sub(r"<[a-z/][^>]*>", " ", xml)).split())


def test_every_text_is_in_the_workbook_as_it_was_written(opened: dict[str, str]) -> None:
    written = _flat(opened["portfolio.xlsx"])
    texts = opened["texts"].split("\0")
    assert len(texts) > 60
    assert [text for text in texts if _flat(text) not in written] == []
