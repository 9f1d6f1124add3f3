"""What somebody who is new to this is told for each of the commonest slips.

The sentences are kept in `snapshots/newcomer_mistakes.txt`, to be read by people. After a change
of words, look at them and renew the file:
`COPROOF_RENEW=1 python -m pytest tests/test_read_newcomers.py`.
"""

import os
import re
from datetime import date
from pathlib import Path

import pytest

from coproof.model import Finding
from coproof.portfolio import examine
from read_stories import FEEDBACK, lay

SNAPSHOT = Path(__file__).parent / "snapshots" / "newcomer_mistakes.txt"


def _with(line: str, instead: str) -> str:
    assert line in FEEDBACK
    return FEEDBACK.replace(line, instead)


SUMMARY = "summary: The lounge is too loud after tea."
CHANNEL = "channel: everyday_conversation"
SLIPS: dict[str, str | bytes] = {
    "a day as people write it": _with("2026-05-17", "17/05/2026"),
    "a day that does not exist": _with("2026-05-17", "2026-02-30"),
    "a month that does not exist": _with("2026-05-17", "2026-13"),
    "no for a word from a list": _with(CHANNEL, "channel: no"),
    "a word that is nearly in the list": _with(CHANNEL, "channel: everyday conversations"),
    "a word from a short list": _with("own_words", "loud"),
    "a label for a word": _with("from_role: person", "from_role: Family or carer"),
    "a field twice": FEEDBACK + "kind: comment\n",
    "a quotation mark that never closes": _with("The lounge", '"The lounge'),
    "a quotation mark that closes too early": _with(SUMMARY, 'summary: "Too loud" he said'),
    "an apostrophe in single quotation marks": _with(SUMMARY, "summary: 'It's too loud'"),
    "a colon in a sentence": _with("too loud", "loud: too loud"),
    "no space after a colon": _with("kind: concern", "kind:concern"),
    "words in stars": _with("The lounge", "*The* lounge"),
    "words in square brackets": _with("The lounge", "[The lounge] it"),
    "words that run on": FEEDBACK + "And in the morning too.\n",
    "a field that is not known": FEEDBACK.replace("channel", "chanel"),
    "a field nobody could mean": FEEDBACK + "weather: rain\n",
    "words in the place of a field": FEEDBACK + "She said so: twice\n",
    "an empty file": "",
    "a file of comments": "# to be written\n",
    "a file saved as UTF-16": FEEDBACK.encode("utf-16"),
    "a file saved by an old editor": _with("The lounge", "The “lounge”").encode("cp1252"),
    "a tab as indent": FEEDBACK + "route:\n\tto: theme\n",
    "a field too far in": FEEDBACK + "  visibility: public\n",
    "nothing behind a field": FEEDBACK + "sentiment:\n",
    "nothing behind a field that is needed": _with(SUMMARY, "summary:"),
    "a number for words": _with("The lounge is too loud after tea.", "2026"),
    "true for words": _with("The lounge is too loud after tea.", "true"),
    "yes for true or false": FEEDBACK + "complaint:\n  duty_of_candour: yes\n",
    "a field that is missing": FEEDBACK.replace("given_on: 2026-05-17\n", ""),
    "a field that is missing, with a list": FEEDBACK.replace("kind: concern\n", ""),
    "one word where a list is wanted": FEEDBACK + "themes: th-noise\n",
    "words where more fields are wanted": FEEDBACK + "route: to the manager\n",
    "an entry twice": FEEDBACK + "themes: [th-noise, th-noise]\n",
    "an id of another kind": FEEDBACK.replace("fb-1", "th-1"),
    "an id in capitals": FEEDBACK.replace("fb-1", "FB-1"),
    "an id that is not the file's name": FEEDBACK.replace("fb-1", "fb-2"),
    "a link to another kind of record": _with("svc-mill", "th-noise"),
    "a link with a slip in it": _with("svc-mill", "svc-mil"),
    "a slip inside": FEEDBACK + "route:\n  to: them\n  response: ''\n",
    "a field in the wrong place": FEEDBACK + "route:\n  to: noted\n  sent_on: 2026-05-20\n",
    "a list of fields for the whole": "- " + FEEDBACK.replace("\n", "\n  ").rstrip() + "\n",
    "only words": "The lounge is too loud after tea.\n",
}


GOOD = {
    "services/svc-mill.yml": "id: svc-mill\ntitle: Millfield House\ntype: residential_home\n"
    "people_count: 12\n",
    "themes/th-noise.yml": "id: th-noise\ntitle: Noise\nsummary: Noise\nservices: [svc-mill]\n"
    "area: environment\nidentified_on: 2026-05-20\nstatus: open\n",
}
"""What lies beside the file with the slip, and has nothing wrong with it."""


def _found(slip: str, root: Path) -> tuple[Finding, ...]:
    """Every error of a whole examination, as links are judged after reading."""
    day = date(2026, 6, 1)
    lay(root, {**GOOD, "feedback/fb-1.yml": SLIPS[slip]})
    return examine(root, day, day).errors


def test_snapshot(tmp_path: Path) -> None:
    parts = []
    for number, slip in enumerate(SLIPS):
        found = _found(slip, tmp_path / str(number))
        said = [
            f"  {it.check} {it.line}:{it.column} {it.field or '-'}\n  {it.message}" for it in found
        ]
        parts.append("\n".join([slip, *said]) + "\n")
    text = "\n".join(parts)
    if os.environ.get("COPROOF_RENEW"):
        SNAPSHOT.write_text(text, "utf-8")
    assert text == SNAPSHOT.read_text("utf-8")


@pytest.mark.parametrize("slip", SLIPS)
def test_it_is_one_plain_sentence_with_a_place(tmp_path: Path, slip: str) -> None:
    found = _found(slip, tmp_path)
    assert found
    for finding in found:
        assert finding.message == " ".join(finding.message.split())
        assert len(finding.message.split()) <= 25
        assert re.match(r"[A-Z][^:.]*: \S", finding.message)
        if finding.message.startswith("File: "):
            assert finding.check == "unreadable"
        assert not set(finding.message) & set("^\\$[]{}|")
        assert not re.search(
            r"\b(str|int|bool|dict|None|NoneType|array|object|schema\.)\b", finding.message
        )
        assert None not in (finding.line, finding.column, finding.record)
        assert "loud" not in finding.message
