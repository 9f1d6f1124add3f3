"""A shell: one page of the theme with named slots, cut once, in which many pages are hung.

The theme renders a page whose title, contents list and so on are marks. Cutting that page at
the marks gives fixed pieces of bytes; a finished page is the pieces and its own values, joined.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from coproof.pages import Heading
from coproof.publish.result import USAGE, Refused

SLOTS = ("title", "topic", "description", "canonical", "address", "contents", "content")
"""What differs between pages of one shell: `title` is for the browser's tab, `topic` for the
header bar; all but `contents` and `content` are plain text, escaped when a page is hung in."""

POLICY = "policy"
"""The slot for the content policy: filled once for each shell, when its scripts are known."""

_MARK = re.compile(r"\[\[coproof:([a-z]+)\]\]")


class BrokenFrame(Refused):
    """The theme did not give a page that can be used as a frame; the line names the theme."""


def mark(slot: str) -> str:
    """The text that stands in a rendered page where the slot is."""
    return f"[[coproof:{slot}]]"


def tidy(frame: str) -> str:
    """A frame without the indentation of its templates: it would be sent with every page."""
    return re.sub(r"\n\s+", "\n", frame)


@dataclass(frozen=True, slots=True)
class Shell:
    """The pieces of a rendered page and, between each two of them, the name of a slot."""

    pieces: tuple[bytes, ...]
    slots: tuple[str, ...]

    def hang(self, values: Mapping[str, bytes]) -> bytes:
        """The finished page: every slot replaced by its value, which must be safe HTML already."""
        parts = [self.pieces[0]]
        for slot, piece in zip(self.slots, self.pieces[1:], strict=True):
            parts.append(values[slot])
            parts.append(piece)
        return b"".join(parts)


def cut(rendered: str, theme: str, slots: Sequence[str] = SLOTS) -> Shell:
    """The shell in a rendered page; raises BrokenFrame unless each slot is there exactly once."""
    parts = _MARK.split(rendered)
    found = parts[1::2]
    for slot in sorted({*found, *slots}):
        if found.count(slot) != slots.count(slot):
            raise BrokenFrame(
                USAGE,
                f"{theme} gave a page with {found.count(slot)} places for '{slot}' "
                f"instead of {slots.count(slot)}: use the pinned version of the theme.",
            )
    return Shell(tuple(part.encode("utf-8") for part in parts[0::2]), tuple(found))


def contents_list(headings: Sequence[Heading]) -> str:
    """The list of a page's headings for the side of a wide screen; nothing where there are none."""
    if not headings:
        return ""
    items = "".join(
        '<li class="md-nav__item">'
        f'<a href="#{escape(heading.id)}" class="md-nav__link">'
        f'<span class="md-ellipsis">{escape(heading.text)}</span></a></li>'
        for heading in headings
    )
    return (
        '<div class="md-sidebar md-sidebar--secondary" data-md-component="sidebar"'
        ' data-md-type="toc"><div class="md-sidebar__scrollwrap"><div class="md-sidebar__inner">'
        '<nav class="md-nav md-nav--secondary" aria-labelledby="cp-contents">'
        '<p class="md-nav__title" id="cp-contents">On this page</p>'
        f'<ul class="md-nav__list" data-md-component="toc">{items}</ul>'
        "</nav></div></div></div>"
    )
