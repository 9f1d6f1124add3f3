"""A new portfolio repository: folders, settings, and the pipelines that check and publish it.

`starter_files` works out every file before one is written; `lay_out` writes them and never touches
what is there already.
"""

from coproof.capture.starter.install import FOLDER as VENDOR
from coproof.capture.starter.install import Coproof, NoWheel, coproof_for
from coproof.capture.starter.lay_out import LaidOut, lay_out
from coproof.capture.starter.pins import Pins, read_pins
from coproof.capture.starter.plan import FORGES, NAMELESS, Wishes, starter_files
from coproof.capture.starter.requirements import FILE as REQUIREMENTS
from coproof.capture.starter.requirements import SHARE_FILE as SHARE_REQUIREMENTS
from coproof.capture.starter.requirements import pinned_version, requirements
from coproof.capture.starter.stock import read_stock

__all__ = [
    "FORGES",
    "NAMELESS",
    "REQUIREMENTS",
    "SHARE_REQUIREMENTS",
    "VENDOR",
    "Coproof",
    "LaidOut",
    "NoWheel",
    "Pins",
    "Wishes",
    "coproof_for",
    "lay_out",
    "pinned_version",
    "read_pins",
    "read_stock",
    "requirements",
    "starter_files",
]
