"""A portfolio of a given size, the same at every run: about a hundred words in each record."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

from coproof.capture.write import record_text
from coproof.read import read_kinds

Data = dict[str, object]

SHARES = {"theme": 0.03, "decision": 0.10, "action": 0.12, "review": 0.10, "told": 0.05}
"""How much of the records each kind is; the rest is feedback."""

_SERVICES = ("Elm House", "Harbour View", "Mill Lane", "Oak Court", "Riverside", "Northfield")
_WHO = ("Several residents", "One person", "A family member", "An advocate", "The evening team")
_SAID = ("said that", "noticed that", "felt that", "wrote that", "explained at a review that")
_WHAT = ("the lounge", "the rota", "the menu", "the garden", "transport", "the medication round")
_HOW = (
    "is too noisy after seven in the evening",
    "changes without anybody being told",
    "is hard to understand without pictures",
    "works better in a smaller group",
    "starts too early for people who sleep late",
    "has been better since the trial began",
)


class Dice:
    """The random choices of one corpus."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def text(self, words: int = 90) -> str:
        """About so many words, in two paragraphs where there are enough."""
        sentences: list[str] = []
        while sum(len(sentence.split()) for sentence in sentences) < words:
            parts = (self.random.choice(pool) for pool in (_WHO, _SAID, _WHAT, _HOW))
            sentences.append(" ".join(parts) + ".")
        half = len(sentences) // 2
        return " ".join(sentences[:half]) + "\n\n" + " ".join(sentences[half:])

    def day(self, first: date, span: int) -> str:
        """A day within so many days of the first."""
        return (first + timedelta(days=self.random.randrange(span))).isoformat()


def corpus(size: int, seed: int = 2026) -> dict[str, list[Data]]:
    """Records by kind, `size` in all besides the provider and its services."""
    dice = Dice(seed)
    counts = {kind: max(1, int(size * share)) for kind, share in SHARES.items()}
    counts["feedback"] = size - sum(counts.values())
    prefix = {
        "theme": "th",
        "feedback": "fb",
        "decision": "dec",
        "action": "act",
        "review": "rev",
        "told": "told",
    }
    ids = {k: [f"{prefix[k]}-2026-{n:05d}" for n in range(1, counts[k] + 1)] for k in prefix}
    services = [f"svc-{name.lower().replace(' ', '-')}" for name in _SERVICES]
    made: dict[str, list[Data]] = {"provider": [{"name": "Bench provider", "visibility": "public"}]}
    made["service"] = [
        {
            "id": i,
            "title": name,
            "type": "supported_living",
            "people_count": 40,
            "visibility": "public",
        }
        for i, name in zip(services, _SERVICES, strict=True)
    ]
    for kind, maker in _MAKERS.items():
        made[kind] = [
            {"id": i, **maker(dice, ids, services), "visibility": "public"} for i in ids[kind]
        ]
    return made


def _theme(dice: Dice, ids: dict[str, list[str]], services: list[str]) -> Data:
    return {
        "title": f"About {dice.random.choice(_WHAT)}",
        "summary": dice.text(),
        "services": [dice.random.choice(services)],
        "area": "environment",
        "identified_on": "2026-01-02",
        "status": "open",
    }


def _feedback(dice: Dice, ids: dict[str, list[str]], services: list[str]) -> Data:
    return {
        "service": dice.random.choice(services),
        "given_on": dice.day(date(2026, 1, 1), 180),
        "kind": "concern",
        "channel": dice.random.choice(("survey", "everyday_conversation", "peoples_meeting")),
        "from_role": "person",
        "voice": "own_words",
        "summary": dice.text(),
        "themes": sorted(dice.random.sample(ids["theme"], min(2, len(ids["theme"])))),
    }


def _decision(dice: Dice, ids: dict[str, list[str]], services: list[str]) -> Data:
    return {
        "title": f"Decided about {dice.random.choice(_WHAT)}",
        "responds_to": [dice.random.choice(ids["theme"])],
        "decided_on": dice.day(date(2026, 7, 1), 30),
        "decided_with": ["person", "staff"],
        "outcome": "partly",
        "reason": dice.text(),
    }


def _action(dice: Dice, ids: dict[str, list[str]], services: list[str]) -> Data:
    return {
        "title": f"Change {dice.random.choice(_WHAT)}",
        "decision": dice.random.choice(ids["decision"]),
        "what": dice.text(),
        "start_on": "2026-08-03",
        "due_on": "2026-09-01",
        "status": "done",
        "done_on": dice.day(date(2026, 8, 10), 20),
    }


def _review(dice: Dice, ids: dict[str, list[str]], services: list[str]) -> Data:
    return {
        "actions": sorted(dice.random.sample(ids["action"], min(2, len(ids["action"])))),
        "on": dice.day(date(2026, 9, 5), 20),
        "kind": "outcome",
        "reviewed_with": ["person"],
        "result": "improved",
        "learned": dice.text(),
    }


def _told(dice: Dice, ids: dict[str, list[str]], services: list[str]) -> Data:
    return {
        "about": [dice.random.choice(ids["decision"])],
        "covers": [dice.random.choice(ids["theme"])],
        "on": dice.day(date(2026, 8, 1), 30),
        "whom": ["everyone_in_service"],
        "how": "meeting",
    }


_MAKERS = {
    "theme": _theme,
    "feedback": _feedback,
    "decision": _decision,
    "action": _action,
    "review": _review,
    "told": _told,
}


def write(made: dict[str, list[Data]], root: Path) -> None:
    """Write the records as files below `root`, as people would keep them."""
    kinds = read_kinds()
    for name, records in made.items():
        kind = kinds[name]
        folder = root / "evidence" / kind.folder if kind.folder else root / "evidence"
        folder.mkdir(parents=True, exist_ok=True)
        for record in records:
            file = folder / f"{record.get('id', 'provider')}.yml"
            file.write_text(record_text(kind, record), encoding="utf-8")
    settings = root / "site_config"
    settings.mkdir(exist_ok=True)
    (settings / "portfolio.yml").write_text("name: Bench\nas_at: 2026-10-31\n", encoding="utf-8")
