"""The provider's own list of names, from the environment; nothing below this door knows one."""

import os
from pathlib import Path

from coproof.cli.failures import WrongUsage
from coproof.model import KnownNames
from coproof.read import VARIABLE, read_known_names


def own_names(root: Path) -> KnownNames:
    """The names in the list that COPROOF_NAMES names; one that cannot be used is wrong usage."""
    names = read_known_names(os.environ.get(VARIABLE), root)
    if isinstance(names, str):
        raise WrongUsage(names)
    return names
