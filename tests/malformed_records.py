"""A portfolio in which every record is wrong, each sort of mistake in turn; the same at every run.

For tests and for `make bench`: how a check bears up when somebody's export went wrong as a whole.
"""

from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path

from read_stories import FEEDBACK

SOUND = {
    "provider.yml": "name: Millbrook\n",
    "services/svc-mill.yml": "id: svc-mill\ntitle: Mill Lane\ntype: supported_living\n"
    "people_count: 8\n",
}
"""The two records that are right: without them every other would be wrong for one reason."""

Sort = Callable[[str], dict[str, str | bytes]]
"""Makes the files of one mistake (their paths below `evidence/`); is given an id for feedback."""


def _one(change: Callable[[str], str | bytes]) -> Sort:
    """A sort that spoils one sound record."""

    def files(name: str) -> dict[str, str | bytes]:
        return {f"feedback/{name}.yml": change(FEEDBACK.replace("fb-1", name))}

    return files


def _swap(old: str, new: str) -> Sort:
    return _one(lambda text: text.replace(old, new))


def _add(lines: str) -> Sort:
    return _one(lambda text: text + lines)


def _decision(name: str) -> dict[str, str | bytes]:
    own = name.replace("fb-", "dec-")
    text = f"id: {own}\ntitle: No\nresponds_to: [th-none]\ndecided_on: 2026-05-18\n"
    return {f"decisions/{own}.yml": f"{text}decided_with: [person]\noutcome: no\n"}


def _twice(name: str) -> dict[str, str | bytes]:
    text = FEEDBACK.replace("fb-1", name)
    return {f"feedback/a/{name}.yml": text, f"feedback/b/{name}.yml": text}


def _elsewhere(name: str) -> dict[str, str | bytes]:
    return {f"themes/{name}.yml": FEEDBACK.replace("fb-1", name)}


def _nowhere(name: str) -> dict[str, str | bytes]:
    return {f"feedbak/{name}.yml": FEEDBACK.replace("fb-1", name)}


def _named_otherwise(name: str) -> dict[str, str | bytes]:
    return {f"feedback/{name}.yaml": FEEDBACK.replace("fb-1", name)}


def _many_at_once(text: str) -> str:
    return text + "".join(f"weather_{number}: rain\n" for number in range(40))


SUMMARY = "The lounge is too loud after tea."
SORTS: dict[str, Sort] = {
    "a quotation mark that never closes": _swap(SUMMARY, f'"{SUMMARY}'),
    "cut in the middle": _one(lambda text: text[: len(text) // 2]),
    "cut inside a list": _add("themes: [th-one, th-"),
    "a tab as indent": _add("route:\n\tto: noted\n"),
    "a colon in a sentence": _swap(SUMMARY, "Loud: too loud"),
    "not UTF-8": _one(lambda text: text.replace("lounge", "l\u00f6unge").encode("cp1252")),
    "UTF-16": _one(lambda text: text.encode("utf-16")),
    "a hidden character": _swap("tea", "te\u202ea"),
    "nothing in it": _one(lambda text: ""),
    "a list": _one(lambda text: "- " + text.replace("\n", "\n  ")),
    "an alias bomb": _one(lambda text: "a: &a [x, x]\nb: [*a, *a]\n" + text),
    "nested too deep": _add(f"media: {'[' * 500}{']' * 500}\n"),
    "two documents": _one(lambda text: f"{text}---\n{text}"),
    "a field twice": _add("kind: comment\n"),
    "a field that is not known": _add("weather: rain\n"),
    "forty fields that are not known": _one(_many_at_once),
    "a field that is missing": _swap("channel: everyday_conversation\n", ""),
    "a number for words": _swap(SUMMARY, "2026"),
    "a list for words": _swap(SUMMARY, "[loud, louder]"),
    "words for a list": _add("themes: noise\n"),
    "an object for a word": _swap("voice: own_words", "voice: {of: person}"),
    "a word that is not in the list": _swap("concern", "moan"),
    "a day as people write it": _swap("2026-05-17", "17/05/2026"),
    "a day that does not exist": _swap("2026-05-17", "2026-02-30"),
    "a day to come": _swap("2026-05-17", "2062-05-17"),
    "recorded before it was given": _add("recorded_on: 2026-05-01\n"),
    "a service that is not there": _swap("svc-mill", "svc-none"),
    "a theme that is not there": _add("themes: [th-none]\n"),
    "words that nobody consented to": _add("quote: I cannot hear the telly.\n"),
    "a telephone number": _swap("tea.", "tea, ring 01632 960123."),
    "a no without a reason": _decision,
    "an id that is not the file's name": _one(lambda text: text.replace("id: fb-", "id: fb-x")),
    "the same id in two files": _twice,
    "in the folder of another kind": _elsewhere,
    "in a folder of no kind": _nowhere,
    "another ending": _named_otherwise,
}


def malformed(count: int) -> Iterator[tuple[str, str | bytes]]:
    """At least so many wrong files, as paths below `evidence/` and contents."""
    made = 0
    for number, sort in enumerate(cycle(SORTS.values())):
        if made >= count:
            return
        files = sort(f"fb-{number:05}")
        made += len(files)
        yield from files.items()


def write_malformed(root: Path, count: int) -> tuple[str, ...]:
    """Write so many wrong files (and the two right ones) below `root`; gives the wrong paths."""
    wrong = dict(islice(malformed(count), count))
    for path, content in {**SOUND, **wrong}.items():
        file = root / "evidence" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return tuple(f"evidence/{path}" for path in wrong)
