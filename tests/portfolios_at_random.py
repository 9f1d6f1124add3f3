"""Small portfolios by chance: every kind of record, of every visibility, in several services.

Records name earlier ones and their days follow each other, so a portfolio can be built whole.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

Data = dict[str, Any]

AS_AT = date(2026, 6, 15)
FIRST = date(2024, 9, 1)
VISIBILITIES = ("public", "public", "partner", "internal", None)
SERVICES = ("svc-ash", "svc-elm", "svc-fir", "svc-tiny", "svc-house")
PEOPLE = {"svc-ash": 12, "svc-elm": 9, "svc-fir": 30, "svc-tiny": 3, "svc-house": 8}
ROLES = ("person", "person", "family_carer", "friend", "advocate", "staff", "professional")
CHANNELS = (
    "everyday_conversation",
    "keyworker_session",
    "survey",
    "complaint_procedure",
    "family_forum",
    "phone_email_letter",
)
AREAS = (
    "environment",
    "staffing_scheduling",
    "restrictive_practice",
    "review_process",
    "service_development",
    "food",
)
PREFIXES = {
    "service": "svc",
    "feedback": "fb",
    "theme": "th",
    "decision": "dec",
    "action": "act",
    "review": "rev",
    "told": "told",
    "event": "ev",
    "indicator": "ind",
    "consent": "con",
}


@dataclass
class Chance:
    """Writes records by chance. `by_id` are all so far, `days` the day on which each came to be."""

    random: Random
    mark: str = "a"
    by_id: dict[str, tuple[str, Data]] = field(default_factory=dict)
    days: dict[str, date] = field(default_factory=dict)
    visible: tuple[str | None, ...] = VISIBILITIES
    services: tuple[str, ...] = SERVICES

    def add(self, kind: str) -> None:
        """One more record of a kind, where there is what it has to name."""
        data = WRITERS[kind](self)
        if data is not None:
            record_id = f"{PREFIXES[kind]}-{self.mark}{len(self.by_id)}"
            day = data.pop("_day", FIRST)
            shown = self.random.choice(self.visible)
            if shown == "public" and data.get("route", {}).get("to") == "safeguarding":
                shown = "partner"
            who = {"visibility": shown} if shown and kind != "consent" else {}
            self.by_id[record_id] = kind, {"id": record_id, **data, **who}
            self.days[record_id] = day

    def some(self, kind: str, most: int = 2) -> list[str]:
        """Up to so many records of a kind, by chance; none where there are none."""
        known = sorted(id for id, (one, _) in self.by_id.items() if one == kind)
        return self.random.sample(known, min(len(known), self.random.randint(0, most)))

    def one(self, kind: str) -> str | None:
        """One record of a kind, None where there is none."""
        known = sorted(id for id, (one, _) in self.by_id.items() if one == kind)
        return self.random.choice(known) if known else None

    def after(self, ids: Iterable[str] = ()) -> date:
        """A day on or after those of other records, up to the last."""
        earliest = max((self.days[id] for id in ids), default=FIRST)
        room = max((AS_AT - earliest).days, 0)
        return earliest + timedelta(days=self.random.randint(0, min(room, 500)))

    def maybe(self, chance: float = 0.5) -> bool:
        """True as often as `chance` says."""
        return self.random.random() < chance

    def roles(self) -> list[str]:
        """Roles, each once, in a fixed order."""
        count = self.random.randint(1, 3)
        return sorted({self.random.choice(ROLES) for _ in range(count)})


def portfolio_by_chance(random: Random, most: int = 36) -> Chance:
    """A portfolio with up to so many records beside its services and its provider."""
    chance = Chance(random)
    for service in SERVICES:
        shown = {} if service == "svc-house" else {"visibility": "public"}
        chance.by_id[service] = (
            "service",
            {
                "id": service,
                "title": f"{service[4:].title()} House",
                "type": "residential_home",
                "people_count": PEOPLE[service],
                **shown,
            },
        )
        chance.days[service] = FIRST
    kinds = ("theme", "event", "feedback", "feedback", "decision", "action", "review", "told")
    grow(chance, random.randint(most // 2, most), (*kinds, "indicator", "consent"))
    return chance


def grow(chance: Chance, number: int, kinds: tuple[str, ...]) -> None:
    """So many more records, early kinds first so that the later ones have something to name."""
    order = list(PREFIXES)
    chosen = [chance.random.choice(kinds) for _ in range(number)]
    for kind in sorted(chosen, key=order.index):
        chance.add(kind)


def _words(chance: Chance) -> str:
    return f"words {chance.mark}{chance.random.randint(0, 999)}"


def _feedback(chance: Chance) -> Data | None:
    random, themes = chance.random, chance.some("theme")
    event = chance.one("event") if chance.maybe(0.3) else None
    given = chance.after([event] if event else [])
    observed = chance.maybe(0.2)
    kind = random.choice(("concern", "complaint", "comment", "compliment", "observation"))
    data: Data = {
        "_day": given,
        "service": random.choice(chance.services),
        "given_on": given.isoformat()[: random.choice((10, 10, 7))],
        "kind": kind,
        "channel": random.choice(CHANNELS),
        "from_role": random.choice(ROLES),
        "voice": "observed" if observed else random.choice(("own_words", "supported", "proxy")),
        "summary": _words(chance),
        "notes": _words(chance),
        "recorded_on": (given + timedelta(days=random.randint(0, 40))).isoformat(),
    }
    if event:
        data["event"] = event
        data["given_on"] = given.isoformat()
    if observed:
        data["observed"] = _words(chance)
        if chance.maybe():
            data["interpretation"] = _words(chance)
    if chance.maybe(0.3):
        data["restrictive_practice"] = ["physical"]
    if chance.maybe(0.3):
        data["communication"] = [random.choice(("speech", "makaton", "symbols_photos"))]
    if themes and chance.maybe(0.8):
        data["themes"] = themes
    elif chance.maybe(0.4):
        to = random.choice(("noted", "support_plan", "safeguarding", "responded_on_the_spot"))
        data["route"] = {"to": to, "response": _words(chance)}
    if kind == "complaint" and chance.maybe():
        answered = given + timedelta(days=random.randint(0, 60))
        data["complaint"] = {"acknowledged_on": given.isoformat(), "outcome": "upheld"}
        if answered <= AS_AT and chance.maybe():
            data["complaint"]["responded_on"] = answered.isoformat()
    consent = chance.one("consent") if chance.maybe(0.3) else None
    if consent:
        data |= {"quote": _words(chance), "consent": consent}
    return data


def _theme(chance: Chance) -> Data:
    noticed = chance.after()
    data: Data = {
        "_day": noticed,
        "title": _words(chance),
        "summary": _words(chance),
        "services": sorted({chance.random.choice(chance.services) for _ in range(2)}),
        "area": chance.random.choice(AREAS),
        "identified_on": noticed.isoformat(),
        "status": "open",
        "history": [{"on": noticed.isoformat(), "status": "open"}],
        "notes": _words(chance),
    }
    if chance.maybe(0.4):
        closed = chance.random.randint(0, (AS_AT - noticed).days)
        day = (noticed + timedelta(days=closed)).isoformat()
        data |= {"status": "closed", "history": [*data["history"], {"on": day, "status": "closed"}]}
    return data


def _decision(chance: Chance) -> Data | None:
    answered = [*chance.some("feedback"), *chance.some("theme", 1)]
    if not answered:
        return None
    event = chance.one("event") if chance.maybe(0.3) else None
    decided = chance.after([*answered, *([event] if event else [])])
    outcome = chance.random.choice(("yes", "yes", "trial", "no", "not_yet", "keep_doing"))
    data: Data = {
        "_day": decided,
        "title": _words(chance),
        "responds_to": answered,
        "decided_on": decided.isoformat(),
        "decided_with": chance.roles(),
        "outcome": outcome,
        "notes": _words(chance),
    }
    if event:
        data["decided_at"] = event
    if outcome in ("no", "not_yet"):
        again = decided + timedelta(days=chance.random.randint(1, 200))
        data |= {"reason": _words(chance), "look_again_on": again.isoformat()}
    if chance.maybe(0.3):
        data["ladder_level"] = chance.random.choice(("co_design", "engagement", "co_production"))
    return data


def _action(chance: Chance) -> Data | None:
    decision = chance.one("decision")
    if decision is None:
        return None
    start = chance.after([decision])
    data: Data = {
        "_day": start,
        "title": _words(chance),
        "decision": decision,
        "what": _words(chance),
        "status": chance.random.choice(("planned", "in_progress", "done")),
        "start_on": start.isoformat(),
        "cost": _words(chance),
        "notes": _words(chance),
    }
    if data["status"] == "done":
        data["done_on"] = chance.after([decision]).isoformat()
        data["done_on"] = max(data["done_on"], data["start_on"])
    if chance.maybe():
        data["due_on"] = (start + timedelta(days=chance.random.randint(0, 90))).isoformat()
    if chance.maybe():
        data["owner_role"] = "manager"
    indicator = chance.one("indicator") if chance.maybe(0.3) else None
    if indicator:
        end = (start + timedelta(days=30)).isoformat()
        data["trial"] = {"start": start.isoformat(), "end": end, "success_measures": [indicator]}
    return data


def _review(chance: Chance) -> Data | None:
    actions = chance.some("action") or chance.some("action", 1)
    if not actions:
        return None
    day = chance.after(actions)
    data: Data = {
        "_day": day,
        "actions": actions,
        "on": day.isoformat(),
        "kind": chance.random.choice(("outcome", "sustained_6m", "look_back", "trial")),
        "reviewed_with": chance.roles(),
        "result": chance.random.choice(("improved", "no_change", "worse", "too_early")),
        "notes": _words(chance),
    }
    indicator = chance.one("indicator")
    if indicator and chance.maybe(0.4):
        data["measures"] = [{"indicator": indicator}]
    return data


def _told(chance: Chance) -> Data | None:
    about = [*chance.some("decision", 1), *chance.some("action", 1), *chance.some("review", 1)]
    covers = [*chance.some("feedback"), *chance.some("theme", 1)]
    if not about or not covers:
        return None
    event = chance.one("event") if chance.maybe(0.3) else None
    day = chance.after([*about, *covers, *([event] if event else [])])
    data: Data = {
        "_day": day,
        "about": about,
        "covers": covers,
        "on": day.isoformat(),
        "whom": [chance.random.choice(("person_who_said_it", "everyone_in_service", "staff"))],
        "how": "meeting",
        "notes": _words(chance),
    }
    if event:
        data["event"] = event
    if len(covers) == 1 and covers[0].startswith("fb-"):
        data["response"] = chance.random.choice(("happy_with_outcome", "not_happy", "not_asked"))
    elif chance.maybe():
        data["responses"] = {"happy_with_outcome": chance.random.randint(0, 9), "not_happy": 2}
    return data


def _event(chance: Chance) -> Data:
    day = chance.after()
    looked_at = [
        id for kind in ("theme", "decision", "action", "review") for id in chance.some(kind)
    ]
    day = chance.after(looked_at) if looked_at else day
    data: Data = {
        "_day": day,
        "title": _words(chance),
        "kind": chance.random.choice(
            (
                "governance",
                "peoples_meeting",
                "staff_meeting",
                "training",
                "family_forum",
                "qa_audit",
            )
        ),
        "on": day.isoformat(),
        "attendance": {"person": chance.random.randint(0, 9), "staff": chance.random.randint(0, 9)},
        "notes": _words(chance),
    }
    if looked_at:
        data["reviewed"] = looked_at
    if chance.maybe(0.7):
        data["services"] = sorted({chance.random.choice(chance.services)})
    return data


def _indicator(chance: Chance) -> Data:
    begun = chance.after()
    points = [
        {"on": f"{2024 + month // 12}-{month % 12 + 1:02}", "value": chance.random.randint(0, 20)}
        for month in range(9, 9 + chance.random.randint(1, 16))
    ]
    data: Data = {
        "_day": begun,
        "title": _words(chance),
        "domain": chance.random.choice(
            ("safety", "restrictive_practice", "occupation", "workforce")
        ),
        "measure": _words(chance),
        "unit": "count",
        "direction": "lower",
        "counts_people": chance.maybe(),
        "kpi": chance.maybe(0.3),
        "series": points,
        "notes": _words(chance),
    }
    if chance.maybe(0.7):
        data["service"] = chance.random.choice(chance.services)
    if chance.maybe():
        data["frequency"] = "monthly"
    return data


def _consent(chance: Chance) -> Data:
    return {
        "covers": ["quote"],
        "audience": chance.random.choice(("public", "partner", "internal")),
        "decided_by": "person",
        "on": FIRST.isoformat(),
    }


def _service(chance: Chance) -> Data:
    return {"title": _words(chance), "type": "other", "people_count": chance.random.randint(1, 40)}


WRITERS: Mapping[str, Callable[[Chance], Data | None]] = {
    "service": _service,
    "feedback": _feedback,
    "theme": _theme,
    "decision": _decision,
    "action": _action,
    "review": _review,
    "told": _told,
    "event": _event,
    "indicator": _indicator,
    "consent": _consent,
}
