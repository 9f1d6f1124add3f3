"""No number, contact, date of birth or name of a person stands in the files for readers outside.

The kinds are those of the check `personal-data`, and what a record may show has passed it; this
looks at all else that is in the files. The provider's own contacts are honoured: those in its
record, in `portfolio.yml` and on its hand-written pages; and what the product itself writes.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import NoReturn

from coproof.model import KnownNames, Record
from coproof.model.bare_words import words_of_all
from coproof.model.identifiers import CONTACTS, KINDS, identified
from coproof.publish.gates.lines import Lines
from coproof.publish.gates.suspects import suspects
from coproof.publish.gates.texts import texts_of
from coproof.publish.result import FINDINGS, Refused
from coproof.read import VARIABLE
from coproof.views.labels import counted

Seen = tuple[str, str]
"""A kind of identifier, and what was seen of it, bare."""

OWN_CONTACTS = ("public_contact", "complaints_route")
_STATIC = ("assets/javascripts/", "assets/stylesheets/", "assets/images/")
"""The theme's own files, the same for everybody."""

STYLES = ".css"
"""The sort of lines in which colours look like postcodes."""


class PersonalDataGate:
    """Looks for what points at one person in texts of a site that are no shown record's own."""

    def __init__(
        self,
        names: KnownNames,
        provider: Iterable[Record],
        ours: Callable[[], Iterable[str]],
        theirs: Callable[[], Iterable[str]],
    ) -> None:
        self._names = names
        self._provider = tuple(provider)
        self._ours = ours
        self._theirs = theirs

    def inspect(self, folder: Path, paths: Collection[str], seen: set[str]) -> None:
        """Refuse the site where anything of the kind is among these texts, or names a file."""
        looked_at = [*seen, *paths]
        if self._lines_of(looked_at):
            self._refuse_names(folder, paths)
        if found := set(_identified(looked_at)):
            found -= self._known()
        if found:
            self._refuse(folder, paths, found)

    def _lines_of(self, texts: Collection[str]) -> frozenset[int]:
        """The lines of the provider's list whose names stand in any of these texts."""
        if not self._names.count:
            return frozenset()
        spelt = self._names.lines_among(words_of_all(texts))
        return spelt.union(self._names.initialled("\n".join(texts)))

    def _known(self) -> frozenset[Seen]:
        """What may stand there: contacts of the provider, and what the product writes."""
        known = {one for text in self._ours() for one in identified(text)}
        own = (text for record in self._provider for text in _contacts_of(record))
        for text in (*own, *self._theirs()):
            known.update(one for one in identified(text) if one[0] in CONTACTS)
        return frozenset(known)

    def _refuse_names(self, folder: Path, paths: Collection[str]) -> NoReturn:
        if lines := self._lines_of(paths):
            raise Refused(FINDINGS, f"The name of a file holds {_listed(lines)}")
        for path in sorted(paths):
            if lines := self._lines_of(_texts_in(folder, path)):
                where = _place(folder, path, lambda text: bool(self._lines_of([text])))
                raise Refused(FINDINGS, f"{where}: here stands {_listed(lines)}")
        raise Refused(FINDINGS, "Somewhere in the site stands a name of your own list.")

    def _refuse(self, folder: Path, paths: Collection[str], found: set[Seen]) -> NoReturn:
        if here := {one for path in paths for one in identified(path)} & found:
            raise Refused(FINDINGS, f"The name of a file seems to hold {_kind(here)}")
        for path in sorted(paths):
            if here := set(_identified(_texts_in(folder, path))) & found:
                where = _place(folder, path, lambda text: bool(set(identified(text)) & found))
                raise Refused(FINDINGS, f"{where}: here seems to stand {_kind(here)}")
        raise Refused(FINDINGS, f"Somewhere in the site seems to stand {_kind(found)}")


def looked_for(names: KnownNames) -> str:
    """What was looked for in the files, and that a pass is no proof; said once after a build."""
    count = counted(names.count, "name of your own list", "names of your own list")
    own = f"and {count}" if names.count else f"but no names of your own ({VARIABLE} names no list)"
    kinds = counted(len(KINDS), "kind", "kinds")
    return (
        f"Looked for {kinds} of personal data, {own}. "
        "A pass doesn't mean that no personal data is there."
    )


def is_looked_at(path: str) -> bool:
    """Whether a file may hold words of the provider; the theme's own files hold none."""
    return not path.startswith(_STATIC) and not path.endswith(STYLES)


def _identified(texts: Iterable[str]) -> Iterator[Seen]:
    for text in suspects(texts):
        yield from identified(text)


def _contacts_of(record: Record) -> Iterator[str]:
    for name in OWN_CONTACTS:
        yield str(record.data.get(name, ""))


def _listed(lines: Iterable[int]) -> str:
    return f"a name of your own list (line {min(lines)} of it). Take it out and write the role."


def _kind(seen: Iterable[Seen]) -> str:
    return f"{min(kind for kind, _ in seen)}. Take it out, or write it among your own contacts."


def _texts_in(folder: Path, path: str) -> set[str]:
    lines = Lines()
    if is_looked_at(path):
        lines.add(path, (folder / path).read_bytes())
    return texts_of(lines)


def _place(folder: Path, path: str, holds: Callable[[str], bool]) -> str:
    """The path, with the number of the first line that holds it where the file has lines."""
    for number, data in enumerate((folder / path).read_bytes().split(b"\n"), 1):
        lines = Lines()
        if not path.endswith((".xlsx", ".zip", ".ods")):
            lines.add(path, data)
        if any(holds(text) for text in texts_of(lines)):
            return f"{path}, line {number}"
    return path
