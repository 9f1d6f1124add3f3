"""Portfolios thrown by dice: valid records of every kind that a journey touches.

The same seed gives the same portfolio. The corner cases of the vocabulary are frequent on purpose:
months instead of days, decisions older than the feedback, answers that change, trials, reviews
that come too early, people told who were not concerned. `tidy` leaves out dates that contradict
each other.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import yaml

Data = dict[str, Any]

FIRST, LAST = date(2024, 1, 1), date(2026, 12, 31)

FOLDERS = {
    "service": "services",
    "event": "events",
    "theme": "themes",
    "feedback": "feedback",
    "decision": "decisions",
    "action": "actions",
    "review": "reviews",
    "told": "told",
}

SHARES = {
    "service": 0.01,
    "event": 0.02,
    "theme": 0.11,
    "decision": 0.17,
    "action": 0.14,
    "review": 0.14,
    "told": 0.15,
}
"""How much of a portfolio each kind makes up; the rest is feedback."""

PROVIDER = {"name": "Dice Support", "visibility": "public"}

FROM_ROLES = (
    "person", "person", "person", "family_carer", "friend", "advocate", "staff", "professional",
    "commissioner", "visitor", "anonymous",
)  # fmt: skip
WHOM = (
    "person_who_said_it", "everyone_in_service", "families", "staff", "commissioner", "public",
)  # fmt: skip
OUTCOMES = ("yes", "yes", "trial", "trial", "partly", "no", "not_yet", "not_yet", "keep_doing")
REVIEWS = (
    "trial", "outcome", "outcome", "sustained_3m", "sustained_6m", "sustained_12m", "look_back",
)  # fmt: skip
RESULTS = ("improved", "improved", "partly_improved", "no_change", "worse", "too_early")
RESPONSES = ("responded_on_the_spot", "support_plan", "safeguarding", "noted")


def seeded_portfolio(
    seed: int, records: int = 1000, *, tidy: bool = False
) -> dict[str, list[Data]]:
    """A portfolio of about so many records, by kind, as its YAML files would have them."""
    dice = Dice(seed, tidy)
    count = {kind: max(1, round(records * share)) for kind, share in SHARES.items()}
    made: dict[str, list[Data]] = {kind: [] for kind in FOLDERS}
    made["service"] = [_service(dice, n) for n in range(count["service"])]
    made["event"] = [_event(dice, n, made) for n in range(count["event"])]
    made["theme"] = [_theme(dice, n, made) for n in range(count["theme"])]
    feedback = max(1, records - sum(count.values()))
    made["feedback"] = [_feedback(dice, n, made) for n in range(feedback)]
    made["decision"] = [_decision(dice, n, made) for n in range(count["decision"])]
    made["action"] = [_action(dice, n, made) for n in range(count["action"])]
    for item in made["feedback"]:
        _phase(dice, item, made)
    made["review"] = [_review(dice, n, made) for n in range(count["review"])]
    made["told"] = [_told(dice, n, made) for n in range(count["told"])]
    return made


def write(portfolio: dict[str, list[Data]], root: Path) -> None:
    """The portfolio as files: `evidence/<folder>/<id>.yml` below `root`, and a provider."""
    evidence = root / "evidence"
    evidence.mkdir(parents=True, exist_ok=True)
    _write(evidence / "provider.yml", PROVIDER)
    for kind, records in portfolio.items():
        folder = evidence / FOLDERS[kind]
        folder.mkdir(exist_ok=True)
        for record in records:
            _write(folder / f"{record['id']}.yml", record)


def _write(file: Path, record: Data) -> None:
    file.write_text(yaml.safe_dump(record, sort_keys=False, allow_unicode=True), "utf-8")


class Dice:
    """Chance, and whether dates may contradict each other."""

    def __init__(self, seed: int, tidy: bool) -> None:
        self._random = Random(seed)
        self.tidy = tidy

    def chance(self, of: float) -> bool:
        """True so often, of 1."""
        return self._random.random() < of

    def one(self, values: Sequence[Any]) -> Any:
        """One of the values."""
        return self._random.choice(values)

    def some(self, values: Sequence[Any], most: int) -> list[Any]:
        """One to `most` different ones of the values, in their order."""
        wanted = self._random.randint(1, min(most, len(values)))
        chosen = set(self._random.sample(range(len(values)), wanted))
        return [value for n, value in enumerate(values) if n in chosen]

    def day(self) -> str:
        """Any day of the three years."""
        return self._moved(FIRST, 0, (LAST - FIRST).days)

    def after(self, earlier: str, most: int) -> str:
        """A day up to `most` days after another; now and then before it, unless tidy."""
        start = _day(earlier)
        if not self.tidy and self.chance(0.12):
            return self._moved(start, -60, -1)
        return self._moved(start, 0, 2 if self.chance(0.1) else most)

    def _moved(self, start: date, least: int, most: int) -> str:
        day = start + timedelta(days=self._random.randint(least, most))
        return min(max(day, FIRST), LAST).isoformat()


def _day(text: str) -> date:
    return date.fromisoformat(text + "-01" if len(text) == 7 else text)


def _later(*dates: str) -> str:
    return max(dates, key=_day)


def _service(dice: Dice, n: int) -> Data:
    return {
        "id": f"svc-{n:04}",
        "title": f"Service {n}",
        "type": dice.one(("supported_living", "residential_home", "homecare")),
        "people_count": dice.one((3, 8, 20)),
        "visibility": "public",
    }


def _event(dice: Dice, n: int, made: dict[str, list[Data]]) -> Data:
    return {
        "id": f"ev-{n:04}",
        "title": f"Meeting {n}",
        "kind": dice.one(("peoples_meeting", "governance", "family_forum")),
        "on": dice.day(),
        "services": [dice.one(made["service"])["id"]],
        "visibility": "public",
    }


def _theme(dice: Dice, n: int, made: dict[str, list[Data]]) -> Data:
    identified_on = dice.day()
    history = [{"on": identified_on, "status": "open", "why": "Said more than once"}]
    while dice.chance(0.4):
        on = _later(history[-1]["on"], dice.after(history[-1]["on"], 200))
        status = dice.one(("open", "watching", "closed", "closed"))
        history.append({"on": on, "status": status, "why": "Looked at again"})
    return {
        "id": f"th-{n:04}",
        "title": f"Theme {n}",
        "summary": "What several pieces of feedback are about",
        "services": [dice.one(made["service"])["id"]],
        "area": dice.one(("environment", "food", "routines_choice", "safety")),
        "identified_on": identified_on,
        "status": history[-1]["status"],
        "history": history,
        "visibility": dice.one(("public", "partner", "internal")),
    }


def _feedback(dice: Dice, n: int, made: dict[str, list[Data]]) -> Data:
    themes = dice.some(made["theme"], 2) if dice.chance(0.7) else []
    # Around the theme's day: before it was found, and long after, when it was closed.
    given_on = dice.after(themes[0]["identified_on"], 300) if themes else dice.day()
    if themes and dice.chance(0.5):
        given_on = min(given_on, themes[0]["identified_on"])
    voice = dice.one(("own_words", "supported", "proxy", "observed"))
    data = {
        "id": f"fb-{n:04}",
        "service": dice.one(made["service"])["id"],
        "given_on": given_on[:7] if dice.chance(0.15) else given_on,
        "kind": dice.one(("compliment", "comment", "suggestion", "concern", "complaint")),
        "channel": dice.one(("everyday_conversation", "survey", "peoples_meeting")),
        "from_role": dice.one(FROM_ROLES),
        "voice": voice,
        "summary": "Something that somebody said",
        "visibility": dice.one(("public", "partner", "internal")),
    }
    if voice == "observed":
        data["observed"] = "Went to the window each morning"
    if themes:
        data["themes"] = [theme["id"] for theme in themes]
    if dice.chance(0.5):
        data["route"] = _route(dice, given_on, bool(themes))
    if data.get("route", {}).get("to") == "safeguarding":
        data["visibility"] = "internal"
    if data["kind"] == "complaint":
        data["complaint"] = _complaint(dice, given_on)
    if dice.chance(0.03):
        data["withdrawn_on"] = _later(given_on, dice.after(given_on, 100))
    return data


def _route(dice: Dice, given_on: str, themed: bool) -> Data:
    to = "theme" if dice.chance(0.8 if themed else 0.2) else dice.one(RESPONSES)
    route = {"to": to, "on": dice.after(given_on, 50)}
    if dice.chance(0.2):
        del route["on"]
    if to != "theme":
        route["response"] = "Passed on"
    return route


def _complaint(dice: Dice, given_on: str) -> Data:
    acknowledged_on = dice.after(given_on, 5)
    complaint = {"acknowledged_on": acknowledged_on, "due_on": dice.after(acknowledged_on, 28)}
    if dice.chance(0.5):
        complaint["responded_on"] = dice.after(acknowledged_on, 120)
        complaint["outcome"] = dice.one(("upheld", "partly_upheld", "not_upheld"))
    return complaint


def _decision(dice: Dice, n: int, made: dict[str, list[Data]]) -> Data:
    named = dice.some(made["feedback"], 2) if dice.chance(0.55) else []
    themes = dice.some(made["theme"], 2) if not named or dice.chance(0.3) else []
    # A second decision on what was decided before is as usual as a first.
    if made["decision"] and dice.chance(0.3):
        wanted = set(dice.one(made["decision"])["responds_to"])
        named = [item for item in made["feedback"] if item["id"] in wanted]
        themes = [theme for theme in made["theme"] if theme["id"] in wanted]
    starts = [item["given_on"] for item in named] or [theme["identified_on"] for theme in themes]
    decided_on = dice.after(_later(*starts), 150)
    outcome = dice.one(OUTCOMES)
    data = {
        "id": f"dec-{n:04}",
        "title": f"Decision {n}",
        "responds_to": [record["id"] for record in named + themes],
        "decided_on": decided_on,
        "decided_with": dice.some(("person", "family_carer", "staff"), 2),
        "outcome": outcome,
        "visibility": dice.one(("public", "partner", "internal")),
    }
    if outcome in ("partly", "no", "not_yet"):
        data["reason"] = "There is no money for it this year"
    if outcome in ("no", "not_yet") and dice.chance(0.7):
        data["look_again_on"] = _later(decided_on, dice.after(decided_on, 300))
    return data


def _action(dice: Dice, n: int, made: dict[str, list[Data]]) -> Data:
    decision = dice.one(made["decision"])
    status = dice.one(("planned", "in_progress", "in_progress", "done", "done", "stopped"))
    start_on = dice.after(decision["decided_on"], 90)
    data = {
        "id": f"act-{n:04}",
        "title": f"Action {n}",
        "decision": decision["id"],
        "what": "Move the chairs",
        "owner_role": "Deputy manager",
        "start_on": start_on,
        "due_on": dice.after(start_on, 90),
        "status": status,
        "visibility": dice.one(("public", "partner", "internal")),
    }
    if dice.chance(0.12):
        del data["start_on"]
    if status in ("done", "stopped"):
        data["done_on"] = dice.after(start_on, 120)
    if status == "stopped":
        data["stopped_because"] = "It did not help"
    if decision["outcome"] == "trial" or dice.chance(0.15):
        data["trial"] = {"start": start_on, "end": dice.after(start_on, 90)}
    return data


def _phase(dice: Dice, item: Data, made: dict[str, list[Data]]) -> None:
    if not dice.chance(0.12):
        return
    item["phase"] = dice.one(("before", "during", "after"))
    if dice.chance(0.8):
        item["action"] = dice.one(made["action"])["id"]


def _review(dice: Dice, n: int, made: dict[str, list[Data]]) -> Data:
    actions = dice.some(made["action"], 1 if dice.chance(0.8) else 2)
    starts = [_action_day(dice, action, made) for action in actions]
    trial_end = actions[0].get("trial", {}).get("end")
    on = dice.after(_later(*starts), 250)
    if trial_end and dice.chance(0.4):
        # Right about the end of the trial.
        near = min(LAST, _day(trial_end) + timedelta(days=dice.one((-1, 0, 0, 1, 7)))).isoformat()
        on = _later(near, *starts) if dice.tidy else near
    return {
        "id": f"rev-{n:04}",
        "actions": [action["id"] for action in actions],
        "on": on,
        "kind": dice.one(REVIEWS),
        "reviewed_with": dice.some(("person", "staff"), 2),
        "result": dice.one(RESULTS),
        "decided_next": dice.one(("keep", "adapt", "stop")),
        "visibility": dice.one(("public", "partner", "internal")),
    }


def _action_day(dice: Dice, action: Data, made: dict[str, list[Data]]) -> str:
    """The day that an action's reviews are thrown from: often its end, else its start."""
    decided_on = next(d["decided_on"] for d in made["decision"] if d["id"] == action["decision"])
    start_on = str(action.get("start_on", decided_on))
    return str(action.get("done_on", start_on)) if dice.chance(0.7) else start_on


def _told(dice: Dice, n: int, made: dict[str, list[Data]]) -> Data:
    decision = dice.one(made["decision"])
    about, since = _about(dice, decision, made)
    if dice.chance(0.15):
        stray = dice.one(made["decision"])
        about, since = [*about, stray["id"]], min(since, stray["decided_on"])
    covers = list(decision["responds_to"])
    if dice.chance(0.25):
        covers = dice.some(covers, 1)
    if dice.chance(0.25):
        # A theme of what was said, or what was said on the theme.
        covers = _other_way(dice, covers, made)
    if dice.chance(0.1):
        covers = [dice.one(made["feedback"])["id"]]
    whom = [dice.one(WHOM)] if dice.chance(0.6) else dice.some(WHOM, 3)
    data = {
        "id": f"told-{n:04}",
        "about": sorted(set(about)),
        "covers": sorted(set(covers)),
        "on": dice.after(since, 60),
        "whom": whom,
        "how": dice.one(("face_to_face", "meeting", "letter", "poster")),
        "format": ["easy_read"],
        "visibility": dice.one(("public", "partner", "internal")),
    }
    if len(data["covers"]) == 1 and data["covers"][0].startswith("fb-"):
        data["response"] = dice.one(("happy_with_outcome", "not_happy", "not_asked"))
    elif dice.chance(0.3):
        data["responses"] = {"happy_with_outcome": 3, "no_view_given": 1}
    return data


def _about(dice: Dice, decision: Data, made: dict[str, list[Data]]) -> tuple[list[str], str]:
    """What somebody was told about, and the earliest day of it."""
    actions = [a for a in made["action"] if a["decision"] == decision["id"]]
    reviews = [r for r in made["review"] if any(a["id"] in r["actions"] for a in actions)]
    if reviews and dice.chance(0.4):
        review = dice.one(reviews)
        return [review["id"]], review["on"]
    if actions and dice.chance(0.4):
        action = dice.one(actions)
        ended = action.get("done_on", decision["decided_on"])
        return [action["id"]], str(action.get("start_on", ended))
    return [decision["id"]], decision["decided_on"]


def _other_way(dice: Dice, covers: list[str], made: dict[str, list[Data]]) -> list[str]:
    themes = {t for f in made["feedback"] if f["id"] in covers for t in f.get("themes", [])}
    said = {f["id"] for f in made["feedback"] if set(covers) & set(f.get("themes", []))}
    return sorted(themes | said) or covers
