"""A whole build: the frame, the stage, the gates and the swap; and serving what was built."""

from coproof.publish.build import FOLDERS, Prepared, build_site
from coproof.publish.result import BuildResult, Refused
from coproof.publish.rollback import roll_back
from coproof.publish.serve import serve
from coproof.read.progress import Progress, silent

__all__ = [
    "FOLDERS",
    "BuildResult",
    "Prepared",
    "Progress",
    "Refused",
    "build_site",
    "roll_back",
    "serve",
    "silent",
]
