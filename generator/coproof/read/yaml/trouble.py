"""What keeps a file from being read, and where."""

from dataclasses import dataclass

ONE_RECORD = "a file holds one record; take this line and what follows out"
"""Said where a second document begins."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """One sentence that says what to do, without the label before it, and its place from 1.

    `field` is the name of the field that it is about, where it is about one and not the file.
    """

    message: str
    line: int = 1
    column: int = 1
    field: str = ""
