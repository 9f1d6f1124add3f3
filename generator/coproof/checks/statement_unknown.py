"""A tag for a statement that no framework here has.

What this means for people: the evidence is there, and whoever looks for it by that statement (an
inspector, a commissioner, the board) does not find it.

How to mend it: look for a slip in the tag; where another is nearly the same, the message names it.
Tags are written framework:statement, as in the files of `site_config/frameworks/`. If the framework
is new, add its file.

Before:
    supports: [cqc-saf-2023:learning-cultures]

After:
    supports: [cqc-saf-2023:learning-culture]

Serves: from a statement of a framework to the chains behind it; inspection readiness.
"""

from collections.abc import Iterable, Iterator

from coproof.checks.case import Case, Problem
from coproof.checks.nearest import nearest
from coproof.model import Severity

SEVERITY: Severity = "gap"
SECTION = "other"
ABOUT = ("theme", "review")

FOLDER = "site_config/frameworks"
HELP = "Tags are written framework:statement, as in the files of site_config/frameworks/."


def find(case: Case) -> Iterator[Problem]:
    """One problem for each tag that leads nowhere; none where there are no frameworks at all."""
    if not case.settings.frameworks:
        return
    known = {one.id: frozenset(s.id for s in one.statements) for one in case.settings.frameworks}
    unread = {finding.file for finding in case.reading}
    said: dict[str, str] = {}
    for kind in ABOUT:
        for record in case.graph.of_kind(kind):
            for index, tag in enumerate(record.many("supports")):
                framework, _, statement = tag.partition(":")
                if statement in known.get(framework, ()) or _file(framework) in unread:
                    continue
                if tag not in said:
                    said[tag] = _message(known, framework, statement)
                yield Problem(record, f"supports[{index}]", said[tag], HELP)


def _file(framework: str) -> str:
    return f"{FOLDER}/{framework}.yml"


def _message(known: dict[str, frozenset[str]], framework: str, statement: str) -> str:
    if framework not in known:
        return f"there is no framework {framework}. {_instead(framework, known)}"
    return f"{framework} has no statement {statement}. {_instead(statement, known[framework])}"


def _instead(wrong: str, right: Iterable[str]) -> str:
    """What to write: the id that was likely meant, or where to look it up."""
    near = nearest(wrong, right)
    return f"Did you mean {near}?" if near else "Look it up, or take the tag out."
