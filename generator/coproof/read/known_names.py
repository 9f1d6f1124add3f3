"""Reads the provider's own list of names, which must lie outside every repository."""

from pathlib import Path

from coproof.model import NO_NAMES, KnownNames, known_names
from coproof.read.git import ask

VARIABLE = "COPROOF_NAMES"
"""The environment variable that holds the path of the list; the doors read it."""

_MOST = 1_000_000


def read_known_names(named: str | None, root: Path) -> KnownNames | str:
    """The names in the file of that path, or in one line why it cannot be used.

    Without a path there are no names. A list that is named is never skipped: what is wrong with it
    must stop the command.
    """
    if not named:
        return NO_NAMES
    path = Path(named).expanduser()
    if _in_a_repository(path, root):
        return (
            f"{VARIABLE}: the list of names lies in a repository, and git would keep it. "
            "Move it outside."
        )
    try:
        data = path.read_bytes()[: _MOST + 1]
        names = known_names(data.decode("utf-8-sig").replace("\r\n", "\n"))
    except OSError:
        return f"{VARIABLE}: the list of names cannot be read. Correct its path, or unset it."
    except UnicodeDecodeError:
        return f"{VARIABLE}: save the list of names as UTF-8."
    if len(data) > _MOST:
        return f"{VARIABLE}: the list of names is too long. Keep it below 1 MB."
    if isinstance(names, int):
        return f"{VARIABLE}: line {names} of the list: write a name of at least two letters."
    if not names.count:
        return f"{VARIABLE}: the list of names is empty. Write one name on each line, or unset it."
    return names


def _in_a_repository(path: Path, root: Path) -> bool:
    """Whether it lies below the portfolio or its repository, or is kept by any other."""
    real = path.resolve()
    top = ask(root, "rev-parse", "--show-toplevel")
    homes = [root.resolve(), *([Path(top).resolve()] if top else [])]
    if any(real.is_relative_to(home) for home in homes):
        return True
    return real.is_file() and bool(ask(real.parent, "ls-files", "--error-unmatch", "--", real.name))
