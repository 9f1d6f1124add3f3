"""Where people's own words stand, and the consent that each is shown under."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from coproof.graph import Graph
from coproof.model import Record

QUOTE = "quote"
STORY = "story"

MEDIA_COVERS: Mapping[str, str] = {
    "photo": "photo",
    "video": "video",
    "bsl_video": "video",
    "audio": "audio",
    "document": STORY,
}
"""What a consent must cover for each kind of media. A document may do without one."""


@dataclass(frozen=True, slots=True)
class Use:
    """One place where a record uses something of a person: words, a voice, a face.

    `field` is where it stands ("people_say[1].quote"), `consent_field` where its consent is
    named, `consent` the id that is named there, or None; `what` is what a consent must cover.
    `voice` says whose words they are, where that is written down. For media, `file` and `kind` are
    what the entry says, and `nobody_shown` whether it says that nobody can be seen.
    """

    record: Record
    field: str
    consent_field: str
    consent: str | None
    what: str
    voice: str | None
    file: str = ""
    kind: str = ""
    nobody_shown: bool = False


def quotes(graph: Graph) -> Iterator[Use]:
    """Every quote, in feedback and in what people say in reviews."""
    for feedback in graph.of_kind("feedback"):
        if feedback.get("quote"):
            yield _use(feedback, "", "quote", feedback.data, QUOTE)
    for review in graph.of_kind("review"):
        for index, said in enumerate(review.many("people_say")):
            if said.get("quote"):
                yield _use(review, f"people_say[{index}].", "quote", said, QUOTE)


def media(graph: Graph) -> Iterator[Use]:
    """Every photo, film, recording or document."""
    for record in graph.records:
        for index, item in enumerate(record.many("media")):
            if item.get("kind") in MEDIA_COVERS:
                yield _use(record, f"media[{index}].", "file", item, MEDIA_COVERS[item["kind"]])


def needs_no_consent(item: Mapping[str, Any]) -> bool:
    """Whether an entry of media shows nobody: a document, or a picture that says so."""
    kind = item.get("kind")
    return kind == "document" or (kind == "photo" and item.get("nobody_shown") is True)


def _use(record: Record, inside: str, name: str, data: Mapping[str, Any], what: str) -> Use:
    consent = data.get("consent")
    return Use(
        record=record,
        field=inside + name,
        consent_field=inside + "consent",
        consent=consent,
        what=what,
        voice=data.get("voice"),
        file=data.get("file", ""),
        kind=data.get("kind", "") if what != QUOTE else "",
        nobody_shown=needs_no_consent(data),
    )


def consent_of(graph: Graph, use: Use) -> Record | None:
    """The consent that a use names, where it exists and is one."""
    consent = graph.get(use.consent) if use.consent else None
    return consent if consent is not None and consent.kind == "consent" else None
