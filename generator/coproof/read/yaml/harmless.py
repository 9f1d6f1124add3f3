"""Tells whether a file is safe to hand to the parser that builds a whole tree.

Two ways to the same answer. The scan is quick and errs on the side of doubt. The events are slow
and exact: they say what is wrong, and stop at the first thing that is, however much would follow.
"""

import re

from yaml import AliasEvent, CollectionEndEvent, DocumentStartEvent, NodeEvent, ScalarEvent
from yaml._yaml import CParser

from coproof.read.yaml.trouble import ONE_RECORD, Trouble

DEPTH = 32
"""How deep lists and fields may lie in each other."""

NODES = 60_000
"""How many values, keys, lists and objects a file may hold."""

_SMALL = 16 * 1024
"""A file of so many characters cannot hold more than NODES, nor take much memory."""

_BRACKETS = 64
"""So few opening brackets cannot nest deep enough to hurt the parser."""

_MARK = re.compile(r"(?<![^\s\[\]{},:?\"'-])(?:[&*]\S|!)")
"""An anchor, alias or tag: its sign where a value may begin, never inside a word."""

_LINE = re.compile(r"\n(?:---|\.\.\.|%|[ \t-]*\?(?:\s|$)|[ \t:?-]{64})")
"""A line that begins a document or a directive, has a complex key, or nests deep."""

_START = ("---\n", "---\r\n")
"""One marker at the very top does no harm; many programs write it."""

_LONE_RETURN = re.compile(r"\r(?!\n)")


def is_harmless(text: str) -> bool:
    """Whether a file is proved to be small and shallow, one document, and free of references."""
    if len(text) > _SMALL or text.count("[") + text.count("{") > _BRACKETS:
        return False
    if ("&" in text or "*" in text or "!" in text) and _MARK.search(text):
        return False
    if "\r" in text and _LONE_RETURN.search(text):
        return False
    return _LINE.search(text if text.startswith(_START) else "\n" + text) is None


def events_trouble(text: str) -> Trouble | None:
    """What makes a file unfit, if anything; raises YAMLError where it is not YAML at all."""
    parser = CParser(text)
    depth = nodes = documents = 0
    while parser.check_event():
        event = parser.get_event()
        if isinstance(event, DocumentStartEvent):
            documents += 1
            if documents > 1 or event.version or event.tags:
                return _at(event, ONE_RECORD)
        elif isinstance(event, NodeEvent):
            nodes += 1
            depth += not isinstance(event, ScalarEvent | AliasEvent)
            if message := _unfit(event, depth, nodes):
                return _at(event, message)
        elif isinstance(event, CollectionEndEvent):
            depth -= 1
    return None


def _unfit(event: NodeEvent, depth: int, nodes: int) -> str | None:
    if isinstance(event, AliasEvent):
        return "text that begins with * needs quotation marks round it"
    if event.anchor is not None:
        return "text that begins with & needs quotation marks round it"
    if getattr(event, "tag", None) is not None:
        return "text that begins with ! needs quotation marks round it"
    if depth > DEPTH:
        return TOO_DEEP
    if nodes > NODES:
        return f"there are more than {NODES} entries; split it into several records"
    return None


TOO_DEEP = "lists and fields lie too deep in each other here; take some brackets or spaces out"


def _at(event: object, message: str) -> Trouble:
    mark = event.start_mark  # type: ignore[attr-defined]
    return Trouble(message, mark.line + 1, mark.column + 1)
