"""Reads the links of any page, slowly and exactly, with the parser of the standard library.

For the few pages that somebody wrote by hand, which may hold any HTML; and for tests, which
compare the fast reader with it.
"""

from html.parser import HTMLParser

from coproof.publish.byte_reader import Links, is_outside

_ADDRESSES = ("href", "src", "action", "formaction", "poster", "data", "xlink:href")


class PlainReader(HTMLParser):
    """Collects the addresses, the places and the loads from outside of one page."""

    def __init__(self, page: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.addresses: set[str] = set()
        self.ids: set[str] = set()
        self.loads_from_outside = False
        self.feed(page.decode("utf-8"))
        self.close()

    @property
    def links(self) -> Links:
        """What the page points at, as the fast reader says it."""
        return Links(_encoded(self.addresses), _encoded(self.ids), self.loads_from_outside)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what one element points at."""
        values = {name: value or "" for name, value in attrs}
        self.ids.update([values["id"]] if "id" in values else [])
        found = [values[name] for name in _ADDRESSES if name in values]
        self.addresses.update(found)
        if tag not in ("a", "area") and values.get("rel") != "canonical":
            outside = any(is_outside(address.strip().encode("utf-8")) for address in found)
            self.loads_from_outside |= outside or "srcset" in values


def _encoded(names: set[str]) -> frozenset[bytes]:
    return frozenset(name.encode("utf-8") for name in names)
