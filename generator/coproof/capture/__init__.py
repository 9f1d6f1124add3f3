"""How evidence gets in without anybody writing YAML: from spreadsheets and from answers.

Everything made here is judged as `coproof check` would judge it before a file is written, and no
file that exists is ever written over.
"""

from coproof.capture.judge import Judge
from coproof.capture.load_map import find_map, load_map
from coproof.capture.map_check import column_faults
from coproof.capture.planning import Plan, plan_import
from coproof.capture.save import NewRecord, write_all
from coproof.capture.sheet import read_sheet
from coproof.capture.unreadable import Unreadable

__all__ = [
    "Judge",
    "NewRecord",
    "Plan",
    "Unreadable",
    "column_faults",
    "find_map",
    "load_map",
    "plan_import",
    "read_sheet",
    "write_all",
]
