"""Words that YAML drops without a word: what stands behind ` #` in a text without quotation marks.

"Room #4 is cold" loses all but "Room". It may be a comment that somebody meant, so it is only said.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

_LINE = re.compile(r"^([a-z_]+):[ ]+([^\s'\"|>#&*!\[{].*?)[ \t]+#", re.MULTILINE)


def words_after_hash(content: bytes, data: Mapping[str, Any]) -> Iterator[tuple[str, int, int]]:
    """The field, line and column (of the hash) where words of a top-level text may be lost.

    `data` is what was read from `content`: a line inside a longer text is never taken for a field.
    """
    if b" #" not in content and b"\t#" not in content:
        return
    text = content.decode("utf-8-sig")
    for match in _LINE.finditer(text):
        if data.get(match[1]) == match[2]:
            line = text.count("\n", 0, match.end()) + 1
            column = match.end() - text.rfind("\n", 0, match.end()) - 1
            yield match[1], line, column
