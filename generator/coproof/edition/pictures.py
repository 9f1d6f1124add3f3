"""Pictures of Easy Read lines: which of them an edition may show, and what it may know of them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from coproof.edition.consent import Permission
from coproof.model import Picture, Record

PHOTO = "photo"
"""What a consent must cover for a picture of somebody."""


def refused_pictures(register: Iterable[Picture], permission: Permission) -> frozenset[str]:
    """The names of the pictures whose consent does not reach this edition, today."""
    return frozenset(
        picture.name
        for picture in register
        if picture.consent is not None and not permission.covers(picture.consent, PHOTO)
    )


def shown_pictures(
    register: Iterable[Picture], permission: Permission, records: Iterable[Record]
) -> tuple[Picture, ...]:
    """The pictures that lines of these records use and whose file can be shown, as in `register`.

    Whose consent it is stays in the internal edition; until when it holds may be said.
    """
    used = frozenset(name for record in records for name in pictures_in(record))
    refused = refused_pictures(register, permission)
    return tuple(
        replace(
            picture,
            consent=picture.consent if permission.edition == "internal" else None,
            with_consent=picture.consent is not None,
            permission_until=permission.until(picture.consent),
        )
        for picture in register
        if picture.name in used and picture.name not in refused and picture.extension
    )


def pictures_in(record: Record) -> Iterator[str]:
    """The names of the pictures that the Easy Read lines of a record use, in their order."""
    for line in record.part("easy_read").get("lines", ()):
        if line.get("picture"):
            yield line["picture"]
