"""The journey of every piece of feedback, told a second time: slowly, plainly, clause by clause.

Written from `vocabulary.md`, "The journey of one piece of feedback", by somebody who had not seen
the product's own code; it imports nothing from it. Where the two disagree, one of them is wrong.

In:  {kind: [records as the YAML files have them]}, the as-at day, {stage: days of its clock}.
Out: {feedback id: {"feedback", "closed", "stages": {stage: {"state", "on", "days", "records"}}}}.

Where the vocabulary leaves something open, this is how it is read here:

 1. "A decision taken before F was given does not answer F" holds for a decision that names F too,
    not only for one that names its theme. Such a decision does not route F either, nor keep a
    response from closing it: "a decision names F" means one that answers it.
 2. The date of `routed` is `route.on` wherever there is one, also where a theme wins over the
    rest of `route`. Of several themes the first one identified counts; of several decisions that
    name F the earliest. A response without a date leaves `on` empty.
 3. `route.to: theme` without a theme (or with one not identified yet) routes nothing.
 4. `phase: during|after` needs an `action` that exists on the day. `routed` is judged as ever;
    `decided` to `told` are not needed whatever else there is. Where `reviewed` is not needed,
    neither is `sustained`.
 5. A reopened `decided` is late from `look_again_on`: missing, `on` that day. "Nothing newer": no
    answering decision has a later `decided_on`; of several on that day, the first to be looked at
    again counts. `told` goes on counting the decision, and what was not needed stays so; a
    decision without an action waits for the new answer.
 6. A fact wins over an exemption: where all answering decisions are `no`, `not_yet` or
    `keep_doing` and somebody acted all the same, `acted` is done and wants its review.
 7. An action counts from the day it started: one "in progress" whose `start_on` is later than
    as_at is planned. One without the date that its status asks for counts, but has no date.
 8. Where several records make a stage done, its date is the earliest one.
 9. "Such an action" (for `reviewed`) is one that counts for `acted`: a planned one does not.
10. The clock of `acted` runs from the earliest answering decision that asks for an act (a `no`
    asks for none), that of `reviewed` from the first action done or stopped (while none is, it
    waits), that of `sustained` from the first good review since the newest `no_change` or
    `worse`: before, there was nothing to last.
11. `complaint.responded_on` counts as told on its own, whatever was decided, for any feedback
    that has it.
12. `about` may name any action of an answering decision and any review of such an action, in any
    state and with any result.
13. A review that counts for `sustained` also meets what `reviewed` asks of the action.
14. "After `no_change` or `worse`": the newest review that counts says so (of several on one day,
    all do). A sustained review that counts makes the stage done all the same.
15. `days` of a done stage counts from the nearest earlier stage that is done and was not later
    (people told of the plan before the review: since the decision). If the date of that one is
    not known, there are none. "Month-precision dates give no `days`" holds for late ones too.
16. `records` is empty for what is due, missing or not needed; a reopened `decided` names its
    decisions. Closed by a response, or told by the response to a complaint, it names the feedback,
    whose own record says so.
"""

import calendar
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

Data = dict[str, Any]
Portfolio = Mapping[str, list[Data]]

STAGES = ("given", "routed", "decided", "acted", "reviewed", "told", "sustained")

OWN_DATE = {
    "feedback": "given_on",
    "theme": "identified_on",
    "decision": "decided_on",
    "review": "on",
    "told": "on",
    "event": "on",
}

RESPONSES = ("responded_on_the_spot", "support_plan", "safeguarding", "noted")
NOTHING_TO_DO = ("no", "not_yet", "keep_doing")

REACHES = {
    "person": {"person_who_said_it", "everyone_in_service"},
    "family_carer": {"person_who_said_it", "everyone_in_service", "families"},
    "friend": {"person_who_said_it", "everyone_in_service", "families"},
    "advocate": {"person_who_said_it", "everyone_in_service"},
    "staff": {"person_who_said_it", "everyone_in_service", "staff"},
    "professional": {"person_who_said_it", "everyone_in_service"},
    "commissioner": {"person_who_said_it", "everyone_in_service"},
    "visitor": {"person_who_said_it", "everyone_in_service"},
    "anonymous": {"person_who_said_it", "everyone_in_service", "families", "public"},
}


# Dates. "Month-precision dates count from the first day for order and the last for clocks."


def first_day(text: str) -> date:
    """The day that counts for order."""
    if len(text) == len("2025-03"):
        return date.fromisoformat(text + "-01")
    return date.fromisoformat(text)


def last_day(text: str) -> date:
    """The day that clocks run from."""
    day = first_day(text)
    if len(text) == len("2025-03"):
        return date(day.year, day.month, calendar.monthrange(day.year, day.month)[1])
    return day


def earliest(dates: Iterable[str | None]) -> str | None:
    """The first of some dates, leaving out those that are not known."""
    known = [text for text in dates if text is not None]
    return min(known, key=first_day) if known else None


def days_between(earlier: str | None, later: str | None) -> int | None:
    """Days from one date to another: "... and give no `days`" where one is only a month."""
    if earlier is None or later is None:
        return None
    if len(earlier) == len("2025-03") or len(later) == len("2025-03"):
        return None
    return (first_day(later) - first_day(earlier)).days


def ids(records: Iterable[Data]) -> list[str]:
    """The ids of some records, sorted, each once."""
    return sorted({record["id"] for record in records})


# The curtain. "A record whose own date is later is absent."


def behind_the_curtain(portfolio: Portfolio, as_at: date) -> dict[str, list[Data]]:
    """The records that are there on the day; what happened later inside them is taken out."""
    there: dict[str, list[Data]] = {}
    for kind in ("service", "event", "theme", "feedback", "decision", "told"):
        there[kind] = [
            record
            for record in portfolio.get(kind, [])
            if kind not in OWN_DATE or first_day(record[OWN_DATE[kind]]) <= as_at
        ]
    decisions = ids(there["decision"])
    there["action"] = [a for a in portfolio.get("action", []) if a["decision"] in decisions]
    actions = ids(there["action"])
    there["review"] = [
        review
        for review in portfolio.get("review", [])
        if first_day(review["on"]) <= as_at and any(a in actions for a in review["actions"])
    ]
    return there


def status_on(action: Data, as_at: date) -> str:
    """What an action was on the day: planned, in_progress, done or stopped."""
    started = "start_on" in action and first_day(action["start_on"]) <= as_at
    if action["status"] in ("done", "stopped"):
        if "done_on" not in action or first_day(action["done_on"]) <= as_at:
            return str(action["status"])
        return "in_progress" if started else "planned"
    if action["status"] == "in_progress":
        return "in_progress" if started or "start_on" not in action else "planned"
    return "planned"


# One piece of feedback.


def judge(portfolio: Portfolio, as_at: date, clocks: Mapping[str, int]) -> dict[str, Data]:
    """The journeys of all feedback there is on the day, by its id."""
    there = behind_the_curtain(portfolio, as_at)
    return {f["id"]: judge_one(f, there, as_at, clocks) for f in there["feedback"]}


def judge_one(
    feedback: Data, there: dict[str, list[Data]], as_at: date, clocks: Mapping[str, int]
) -> Data:
    """The journey of one piece of feedback."""
    given_on = feedback["given_on"]
    themes = [t for t in there["theme"] if t["id"] in feedback.get("themes", [])]
    answering = answering_decisions(feedback, ids(themes), there["decision"])
    naming = [d for d in answering if feedback["id"] in d["responds_to"]]
    earliest_answer = earliest(d["decided_on"] for d in answering)
    route = feedback.get("route", {})
    if "on" in route and first_day(route["on"]) > as_at:
        route = {}

    def done(on: str | None, records: Iterable[Data] = ()) -> Data:
        return {"state": "done", "on": on, "records": ids(records)}

    def not_needed() -> Data:
        return {"state": "not_needed", "on": None, "records": []}

    def waiting() -> Data:
        return {"state": "due", "on": None, "records": []}

    def open_since(stage: str, start: str | None) -> Data:
        """Not done: due while its clock runs, missing when it has run out."""
        if start is None:
            return waiting()
        day = last_day(start) + timedelta(days=clocks[stage])
        if as_at <= day:
            return {"state": "due", "on": day.isoformat(), "records": []}
        late = days_between(start, as_at.isoformat()) is not None
        days = (as_at - day).days if late else None
        return {"state": "missing", "on": day.isoformat(), "days": days, "records": []}

    stages: dict[str, Data] = {"given": done(given_on, [feedback])}

    # "routed: F has a theme, or a decision names F, or route.to says otherwise"
    if themes or naming or route.get("to") in RESPONSES:
        # "Date: route.on, else the later of given_on and the theme's identified_on,
        # else decided_on"
        on = route.get("on")
        if on is None and themes:
            identified_on = earliest(t["identified_on"] for t in themes)
            assert identified_on is not None
            on = given_on if first_day(given_on) >= first_day(identified_on) else identified_on
        if on is None:
            on = earliest(d["decided_on"] for d in naming)
        stages["routed"] = done(on, themes or naming or [feedback])
    else:
        stages["routed"] = open_since("routed", given_on)

    # "F routed to responded_on_the_spot, ... without theme or decision, is closed by its response"
    if route.get("to") in RESPONSES and not themes and not naming:
        for stage in ("decided", "acted", "reviewed", "told", "sustained"):
            stages[stage] = not_needed()
        return finished(feedback, stages)

    # "F with phase: during|after and an action is part of that action's review"
    action_of_phase = feedback.get("action") in ids(there["action"])
    if feedback.get("phase") in ("during", "after") and action_of_phase:
        for stage in ("decided", "acted", "reviewed", "told", "sustained"):
            stages[stage] = not_needed()
        return finished(feedback, stages)

    # "decided: there is an answering decision; date: the earliest"
    if answering:
        stages["decided"] = done(earliest_answer, answering)
        # "A not_yet past its look_again_on with nothing newer reopens the stage"
        newest_on = max(first_day(d["decided_on"]) for d in answering)
        reopened_on = earliest(
            decision.get("look_again_on")
            for decision in answering
            if decision["outcome"] == "not_yet" and first_day(decision["decided_on"]) == newest_on
        )
        if reopened_on is not None and as_at > first_day(reopened_on):
            stages["decided"] = {
                "state": "missing",
                "on": reopened_on,
                "days": (as_at - first_day(reopened_on)).days,
                "records": ids(answering),
            }
    elif stages["routed"]["state"] == "done":
        stages["decided"] = open_since("decided", stages["routed"]["on"])
    else:
        stages["decided"] = waiting()

    # "acted: any action of an answering decision is in progress (date start_on), done or stopped"
    actions = [a for a in there["action"] if a["decision"] in ids(answering)]
    ended = [a for a in actions if status_on(a, as_at) in ("done", "stopped")]
    in_progress = [a for a in actions if status_on(a, as_at) == "in_progress"]
    # "not_needed if all answering decisions are no, not_yet or keep_doing"
    asking = [d for d in answering if d["outcome"] not in NOTHING_TO_DO]
    nothing_to_do = bool(answering) and not asking and not ended and not in_progress
    if ended or in_progress:
        dates = [a.get("done_on") for a in ended] + [a.get("start_on") for a in in_progress]
        stages["acted"] = done(earliest(dates), ended + in_progress)
    elif nothing_to_do:
        stages["acted"] = not_needed()
    elif stages["decided"]["state"] == "done":
        # "acted 30 after decided"
        stages["acted"] = open_since("acted", earliest(d["decided_on"] for d in asking))
    else:
        stages["acted"] = waiting()

    # "reviewed: any review of such an action, of any kind, with a result other than too_early"
    reviews = []
    for review in there["review"]:
        over = any(action["id"] in review["actions"] for action in ended)
        # "where the action is done or stopped or the review is not before the trial's end"
        for action in in_progress:
            end = action.get("trial", {}).get("end")
            if action["id"] in review["actions"] and end is not None:
                over = over or first_day(review["on"]) >= first_day(end)
        if over and review["result"] != "too_early":
            reviews.append(review)
    if nothing_to_do:
        stages["reviewed"] = not_needed()
    elif reviews:
        stages["reviewed"] = done(earliest(r["on"] for r in reviews), reviews)
    else:
        # "reviewed 45 after done"
        stages["reviewed"] = open_since("reviewed", earliest(a.get("done_on") for a in ended))

    # "told: a told record that covers F, is about an answering decision, its action or its review"
    told = []
    all_reviews = [r for r in there["review"] if any(a in r["actions"] for a in ids(actions))]
    answers = ids(answering) + ids(actions) + ids(all_reviews)
    for record in there["told"]:
        by_id = feedback["id"] in record["covers"]
        given_by_then = first_day(given_on) <= first_day(record["on"])
        by_theme = given_by_then and any(theme in record["covers"] for theme in ids(themes))
        about_it = any(answer in record["about"] for answer in answers)
        # "and reaches the people concerned"
        reached = any(whom in REACHES[feedback["from_role"]] for whom in record["whom"])
        if (by_id or by_theme) and about_it and reached:
            assert earliest_answer is not None
            # "is not before the earliest answering decision"
            if first_day(record["on"]) >= first_day(earliest_answer):
                told.append(record)
    told_on = [record["on"] for record in told]
    # "complaint.responded_on counts as told for that complaint"
    responded_on = feedback.get("complaint", {}).get("responded_on")
    if responded_on is not None and first_day(responded_on) <= as_at:
        told_on.append(responded_on)
        told.append(feedback)
    if told_on:
        stages["told"] = done(earliest(told_on), told)
    else:
        # "told 21 after the decision"
        stages["told"] = open_since("told", earliest_answer)

    # "sustained: a sustained_* review whose result is neither worse nor too_early"
    lasting = [r for r in reviews if r["kind"].startswith("sustained_") and r["result"] != "worse"]
    newest = [r for r in reviews if r["on"] == max(other["on"] for other in reviews)]
    good = [r for r in reviews if r["result"] not in ("no_change", "worse")]
    bad = [r for r in reviews if r["result"] in ("no_change", "worse")]
    good_since = [r for r in good if all(r["on"] >= other["on"] for other in bad)]
    if nothing_to_do:
        stages["sustained"] = not_needed()
    elif lasting:
        stages["sustained"] = done(earliest(r["on"] for r in lasting), lasting)
    elif newest and all(r in bad for r in newest):
        # "not_needed after no_change or worse"
        stages["sustained"] = not_needed()
    elif reviews:
        # "sustained 183 after the review"
        stages["sustained"] = open_since("sustained", earliest(r["on"] for r in good_since))
    else:
        stages["sustained"] = waiting()

    return finished(feedback, stages)


def answering_decisions(feedback: Data, theme_ids: list[str], decisions: list[Data]) -> list[Data]:
    """The decisions that answer a piece of feedback."""
    answering = []
    for decision in decisions:
        # "all that name F in responds_to, and all that name one of F's themes"
        names_feedback = feedback["id"] in decision["responds_to"]
        names_theme = any(theme in decision["responds_to"] for theme in theme_ids)
        # "A decision taken before F was given does not answer F"
        too_early = first_day(decision["decided_on"]) < first_day(feedback["given_on"])
        if (names_feedback or names_theme) and not too_early:
            answering.append(decision)
    return answering


def finished(feedback: Data, stages: dict[str, Data]) -> Data:
    """The journey with its days counted, and whether it is closed."""
    for position, name in enumerate(STAGES):
        stage = stages[name]
        # "days: since the stage before if done, late if missing, else null"
        stage.setdefault("days", None)
        if stage["state"] == "done" and stage["on"] is not None:
            for earlier in reversed(STAGES[:position]):
                before = stages[earlier]
                if before["state"] != "done":
                    continue
                if before["on"] is None or first_day(before["on"]) <= first_day(stage["on"]):
                    stage["days"] = days_between(before["on"], stage["on"])
                    break
    # "F is closed when every stage up to told is done or not needed"
    up_to_told = STAGES[: STAGES.index("told") + 1]
    closed = all(stages[name]["state"] in ("done", "not_needed") for name in up_to_told)
    return {"feedback": feedback["id"], "closed": closed, "stages": stages}
