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
    "=1+1",
    "@SUM(1)",
    "+1+1",
    "-1+1",
    "=HYPERLINK(1)",
    " =1+1",
    "=cmd|x!A0",
    "＝1+1",
    "%0A=1",
    "\u00a0=2+2",
)


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
    names = ["portfolio.xlsx", "feedback.csv", "decision.csv"]
    for name in names:
        (folder / name).write_bytes(made[f"data/{name}"])
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "fods", "--outdir", str(folder)]
    for name in names:
        subprocess.run([*command, name], cwd=folder, check=True, capture_output=True, timeout=180)
        (folder / f"{Path(name).stem}.fods").rename(folder / f"{name}.fods")
    read = {name: (folder / f"{name}.fods").read_text("utf-8") for name in names}
    return read | {"texts": "\n".join(sower.tokens)}


@pytest.mark.parametrize("name", ["portfolio.xlsx", "feedback.csv", "decision.csv"])
def test_no_cell_is_a_formula(opened: dict[str, str], name: str) -> None:
    assert "table:table-row" in opened[name]
    assert re.findall(r"table:formula=\"[^\"]*\"", opened[name]) == []


def test_every_text_is_in_the_workbook_as_it_was_written(opened: dict[str, str]) -> None:
    written = unescape(re.sub(r"<text:s[^>]*/>", " ", opened["portfolio.xlsx"]))
    texts = opened["texts"].split("\n")
    assert len(texts) > 60
    assert [text for text in texts if text not in written] == []
