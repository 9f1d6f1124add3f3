"""Reads the links of any page, slowly and exactly, with the parser of the standard library.

For the few pages that somebody wrote by hand, which may hold any HTML; for pages with something
rare on them; and for tests, which compare the fast reader with it.
"""

from collections.abc import Iterator, Mapping
from html.parser import HTMLParser

from coproof.publish.gates.byte_reader import Links, is_outside
from coproof.publish.gates.styles import fetches_from_outside

_ADDRESSES = ("href", "src", "action", "formaction", "poster", "data", "xlink:href", "background")
_SETS = ("srcset", "imagesrcset")


class PlainReader(HTMLParser):
    """Collects the addresses, the places and the loads from outside of one page."""

    def __init__(self, page: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.addresses: set[str] = set()
        self.ids: set[str] = set()
        self.loads_from_outside = False
        self._in_style = False
        self.feed(page.decode("utf-8"))
        self.close()

    @property
    def links(self) -> Links:
        """What the page points at, as the fast reader says it."""
        return Links(_encoded(self.addresses), _encoded(self.ids), self.loads_from_outside)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what one element points at."""
        values = {name: value or "" for name, value in attrs}
        self._in_style = tag == "style"
        self.ids.update([values["id"]] if "id" in values else [])
        loaded = list(_loaded(values))
        followed = [values[name] for name in _ADDRESSES if name in values]
        self.addresses.update(loaded, followed)
        if tag not in ("a", "area") and values.get("rel") != "canonical":
            loaded += followed
        loaded += values.get("ping", "").split()
        self.loads_from_outside |= any(is_outside(one.encode("utf-8")) for one in loaded)
        self.loads_from_outside |= fetches_from_outside(values.get("style", "").encode("utf-8"))
        if "srcdoc" in values:
            self.loads_from_outside |= PlainReader(values["srcdoc"].encode("utf-8")).elsewhere

    @property
    def elsewhere(self) -> bool:
        """Whether anything on the page is, or leads, on another site."""
        outside = (is_outside(address.encode("utf-8")) for address in self.addresses)
        return self.loads_from_outside or any(outside)

    def handle_data(self, data: str) -> None:
        """A style sheet inside the page may fetch something too."""
        if self._in_style:
            self.loads_from_outside |= fetches_from_outside(data.encode("utf-8"))

    def handle_endtag(self, tag: str) -> None:
        """After the style sheet comes ordinary text."""
        self._in_style = False


def _loaded(values: Mapping[str, str]) -> Iterator[str]:
    """What a browser loads by itself: pictures in several sizes, and the page after this one."""
    for name in _SETS:
        for one in values.get(name, "").split(","):
            yield from one.split()[:1]
    if values.get("http-equiv", "").strip().lower() == "refresh":
        target = values.get("content", "").partition("=")[2].strip("\"' ")
        yield from [target] if target else []


def _encoded(names: set[str]) -> frozenset[bytes]:
    return frozenset(name.encode("utf-8") for name in names)
