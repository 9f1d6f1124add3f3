"""What changed in the evidence, for other programs: `coproof diff --format json`.

The shape is a promise: fields may be added, none is renamed or dropped.

- `edition`: whose view this is
- `before`, `after`: `commit`, `as_at` (ISO date), `unreadable` (records left out), `feedback`,
  `closed`, `undecided`, `late`, `settled` (for each stage, for how many it is done or not needed),
  `actions`, `overdue`, `gaps`
- `news`: a list of `what` (a stable name such as "feedback-new"), `count`, `records` (ids, as far
  as the edition may name them) and `by` (such as `{"kind": {"concern": 2}}`, with the schema's
  own values)
- `sentences`: the text of `--format text`, sentence by sentence
"""

import json
from typing import Any

from coproof.views.changes import Changes, News, Snapshot, sentences


def changes_json(changes: Changes) -> str:
    """The changes as JSON; news that there is none of is left out."""
    report = {
        "edition": changes.edition,
        "before": _snapshot(changes.before),
        "after": _snapshot(changes.after),
        "news": [_news(one) for one in changes.news],
        "sentences": sentences(changes),
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _snapshot(one: Snapshot) -> dict[str, Any]:
    return {
        "commit": one.commit,
        "as_at": one.day.isoformat(),
        "unreadable": one.unreadable,
        "feedback": one.feedback,
        "closed": one.closed,
        "undecided": one.undecided,
        "late": one.late,
        "settled": dict(one.settled),
        "actions": one.actions,
        "overdue": one.overdue,
        "gaps": one.gaps,
    }


def _news(one: News) -> dict[str, Any]:
    by: dict[str, dict[str, int]] = {}
    for part in one.parts:
        by.setdefault(part.by, {})[part.value] = part.count
    return {"what": one.name, "count": one.count, "records": list(one.records), "by": by}
