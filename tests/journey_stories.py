"""Stories of one piece of feedback, and its stages written as lines.

A stage is one line: `done 2026-02-01 after 20`, `due 2026-03-03`, `due` (it waits), `missing
2026-03-03 late 5`, `not_needed`.
"""

from datetime import date

from coproof.journey import Journey, Stage, journeys
from coproof.model import Clocks
from graph_stories import graph_of

CHAIN = """
svc-mill: {}
fb-1: {given_on: 2026-01-05, themes: [th-quiet]}
th-quiet: {identified_on: 2026-01-12}
dec-1: {responds_to: [th-quiet], decided_on: 2026-02-01}
act-1: {decision: dec-1, status: done, start_on: 2026-02-05, done_on: 2026-03-01}
rev-1: {actions: [act-1], on: 2026-04-01}
told-1: {about: [rev-1], covers: [th-quiet], on: 2026-04-08}
rev-2: {actions: [act-1], on: 2026-09-01, kind: sustained_6m}
"""

NOT_YET = """
fb-1: {given_on: 2026-01-05, themes: [th-1]}
th-1: {}
dec-1: {responds_to: [th-1], decided_on: 2026-02-01, outcome: not_yet, look_again_on: 2026-06-01}
told-1: {about: [dec-1], covers: [fb-1], on: 2026-02-10}
"""

DONE = "status: done, done_on: 2026-03-01"
TRIAL = "status: in_progress, start_on: 2026-02-05, trial: {end: 2026-03-15}"


def journey(story: str, as_at: str = "2026-12-01", feedback: str = "fb-1") -> Journey:
    found = journeys(graph_of(story), Clocks(), date.fromisoformat(as_at))
    return next(j for j in found if j.feedback == feedback)


def stage(name: str, story: str, as_at: str = "2026-12-01") -> Stage:
    return journey(story, as_at).stage(name)


def line(name: str, story: str, as_at: str = "2026-12-01") -> str:
    return written(stage(name, story, as_at))


def written(stage: Stage) -> str:
    word = "late" if stage.state == "missing" else "after"
    days = "" if stage.days is None else f"{word} {stage.days}"
    return " ".join(part for part in (stage.state, stage.on, days) if part)


def without(story: str, *ids: str) -> str:
    return "\n".join(row for row in story.splitlines() if row.partition(":")[0] not in ids)


def acting(*actions: str, outcome: str = "yes") -> str:
    rows = "\n".join(f"act-{n}: {{decision: dec-1, {said}}}" for n, said in enumerate(actions, 1))
    return f"""
fb-1: {{given_on: 2026-01-05}}
dec-1: {{responds_to: [fb-1], decided_on: 2026-02-01, outcome: "{outcome}"}}
{rows}
"""


def reviewed(action: str, *reviews: str) -> str:
    rows = "\n".join(f"rev-{n}: {{actions: [act-1], {said}}}" for n, said in enumerate(reviews, 1))
    return acting(action) + rows + "\n"
