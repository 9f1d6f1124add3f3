"""Brings a portfolio that was written under an older version of the record format to ours.

Everything is worked out before a file is written, and where one file has to be mended by hand none
is. The version is written last: a process that dies on the way leaves a portfolio that can be
upgraded again.
"""

from coproof.capture.upgrade.pins import pins_another
from coproof.capture.upgrade.plan import Rewritten, Upgrade, plan_upgrade, write_upgrade
from coproof.capture.upgrade.steps import STEPS, Rename, Step, changes_from

__all__ = [
    "STEPS",
    "Rename",
    "Rewritten",
    "Step",
    "Upgrade",
    "changes_from",
    "pins_another",
    "plan_upgrade",
    "write_upgrade",
]
