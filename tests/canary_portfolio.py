"""A portfolio with a token in every text of every kind, in every state that it can be in.

Chains of records, one of each kind, stand in cells: of a service, a period and a visibility. The
records of a cell also name those of the next visibility, so that every edition has links to what
it holds back. Feedback, reviews and media have quotes and photos under consents of every state.
"""

from collections.abc import Mapping
from itertools import cycle
from pathlib import Path
from typing import Any

import yaml

from canary_sower import EDITIONS, PERIODS, Cell, Sower, Sown, schemas

AS_AT, TODAY = "2026-06-15", "2026-07-01"
CHAIN = ("theme", "feedback", "decision", "action", "review", "told", "event", "indicator")


CELLS = (
    *(("fir", period, seen) for period in PERIODS for seen in (*EDITIONS, "")),
    *((service, "late", seen) for service in ("ash", "elm") for seen in (*EDITIONS, "")),
)
"""Service, period, visibility; "" says nothing of it. Of elm so few people draw on support that
nothing about it is public."""


CONSENTS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "public": ("public", {}),
    "partner": ("partner", {}),
    "internal": ("internal", {}),
    "withdrawn": ("never", {"withdrawn_on": "2026-03-01"}),
    "withdrawn since": ("never", {"withdrawn_on": "2026-06-20"}),
    "past its review": ("never", {"review_on": "2026-06-20"}),
    "to be reviewed": ("public", {"review_on": "2027-01-01"}),
}
"""Every state of a consent: the widest edition that may use it today, and its days."""


def sow_canaries(root: Path) -> Sower:
    """Write the whole portfolio below `root`."""
    sower = Sower(root, schemas())
    sower.cells["provider"] = Cell("provider", visibility="public")
    services = {
        name: sower.id("service", Cell("service", name, "", "public"))
        for name in ("fir", "ash", "elm")
    }
    consents = {
        state: sower.id("consent", Cell("consent", visibility="public")) for state in CONSENTS
    }
    chains = {cell: {kind: sower.id(kind, Cell(kind, *cell)) for kind in CHAIN} for cell in CELLS}
    sower.write("provider", "provider", {"documents": None})
    for name, record in services.items():
        few = 3 if name == "elm" else 40
        sower.write(
            "service",
            record,
            {"people_count": few, "media": _media(sower, record, "service", consents)},
        )
    for state, record in consents.items():
        known = {
            "covers": ["quote", "photo", "story"],
            "audience": CONSENTS[state][0],
            "on": "2025-01-01",
        }
        known["audience"] = known["audience"] if known["audience"] in EDITIONS else "public"
        sower.write("consent", record, known | dict(CONSENTS[state][1]))
    for cell, chain in chains.items():
        seen = (*EDITIONS, "")
        beside = chains[cell[0], cell[1], seen[(seen.index(cell[2]) + 1) % 4]]
        _write_chain(sower, chain, beside, services[cell[0]], consents)
    _withdrawn_feedback(sower, services["fir"], chains["fir", "late", "public"])
    _held_answer(sower, services["fir"])
    _settings(sower, root, chains, services)
    return sower


def _write_chain(
    sower: Sower,
    chain: Mapping[str, str],
    beside: Mapping[str, str],
    service: str,
    consents: Mapping[str, str],
) -> None:
    states = cycle(consents.items())
    for _ in range(len(sower.tokens) % len(consents)):
        next(states)
    state, consent = next(states)
    days = {kind: sower.day(record) for kind, record in chain.items()}
    links: dict[str, dict[str, Any]] = {
        "theme": {"services": [service], "status": "open", "identified_on": days["theme"]},
        "feedback": {
            "service": service,
            "event": beside["event"],
            "themes": [chain["theme"], beside["theme"]],
            "quote": sower.words(
                Sown(chain["feedback"], "feedback.quote", "public", CONSENTS[state][0])
            ),
            "consent": consent,
        },
        "decision": {
            "responds_to": [chain["theme"], beside["feedback"]],
            "decided_at": beside["event"],
        },
        "action": {
            "decision": chain["decision"],
            "due_history": None,
            "trial": {"success_measures": [chain["indicator"], beside["indicator"]]},
        },
        "review": {
            "actions": [chain["action"], beside["action"]],
            "measures": [{"indicator": chain["indicator"]}, {"indicator": beside["indicator"]}],
            "people_say": [
                {
                    "quote": sower.words(
                        Sown(
                            chain["review"], "review.people_say[].quote", "public", CONSENTS[one][0]
                        )
                    ),
                    "consent": con,
                }
                for one, con in consents.items()
            ],
        },
        "told": {
            "about": [chain["decision"], beside["review"]],
            "covers": [chain["feedback"], beside["theme"]],
            "event": beside["event"],
        },
        "event": {"services": [service], "reviewed": [*beside.values()]},
        "indicator": {"service": service, "trial": None},
    }
    for kind, record in chain.items():
        media = _media(sower, record, kind, consents)
        sower.write(kind, record, {**links[kind], "media": media})


def _media(
    sower: Sower, record: str, kind: str, consents: Mapping[str, str]
) -> list[dict[str, Any]]:
    states = [*consents.items()]
    first = len(sower.tokens) % len(states)
    under = [
        sower.photo(record, kind, CONSENTS[state][0], {"consent": consent})
        for state, consent in (states[(first + step) % len(states)] for step in (0, 1, 3))
    ]
    nobody = sower.photo(record, kind, "public", {"nobody_shown": True})
    return [*under, nobody, sower.pdf(record, kind, True), sower.pdf(record, kind, False)]


def _withdrawn_feedback(sower: Sower, service: str, chain: Mapping[str, str]) -> None:
    """Whole items that were taken back, before the day that is shown and after it."""
    for day in ("2026-03-01", "2026-06-20"):
        record = sower.id("feedback", Cell("feedback", "fir", "late", "public", withdrawn=True))
        known = {"service": service, "themes": [chain["theme"]], "withdrawn_on": day}
        sower.write(
            "feedback",
            record,
            known | {"media": [sower.photo(record, "feedback", "public", {"nobody_shown": True})]},
        )


def _held_answer(sower: Sower, service: str) -> None:
    """Public feedback whose decision and action are the provider's alone."""
    seen = {"feedback": "public", "decision": "internal", "action": "internal"}
    ids = {kind: sower.id(kind, Cell(kind, "fir", "late", seen[kind])) for kind in seen}
    sower.write("feedback", ids["feedback"], {"service": service, "route": None})
    sower.write("decision", ids["decision"], {"responds_to": [ids["feedback"]]})
    bare = {"due_history": None, "trial": None}
    sower.write("action", ids["action"], {"decision": ids["decision"], **bare})


SHARES: Mapping[str, Mapping[str, Any]] = {
    "fir": {"services": ["fir"], "from": "2026-01-01", "edition": "partner"},
    "ash": {"services": ["ash"], "edition": "public"},
    "early": {"from": "2025-01-01", "to": "2025-12-31", "edition": "partner"},
}
"""Scopes of shares: the services by their short names, the period, the edition."""


def _settings(
    sower: Sower,
    root: Path,
    chains: Mapping[tuple[str, str, str], Mapping[str, str]],
    services: Mapping[str, str],
) -> None:
    folder = root / "site_config"
    (folder / "shares").mkdir(parents=True)
    (folder / "portfolio.yml").write_text("languages: [en, cy]\n", "utf-8")
    for name, scope in SHARES.items():
        words = {
            part: sower.words(Sown(f"share {name}", f"share.{part}", "internal"))
            for part in ("for_whom", "purpose", "revoked_because", "created_by_role")
        }
        inside = dict(scope) | (
            {"services": [services[one] for one in scope["services"]]}
            if "services" in scope
            else {}
        )
        days = {
            "id": name,
            "created_on": "2026-05-01",
            "expires_on": "2026-08-01",
            "host_authenticates": True,
        }
        (folder / "shares" / f"{name}.yml").write_text(
            yaml.safe_dump(words | inside | days), "utf-8"
        )
    gaps = [
        {
            "record": chains["fir", "late", seen]["theme"],
            "check": "not-in-governance",
            "reason": sower.words(
                Sown(chains["fir", "late", seen]["theme"], "accepted.reason", "public")
            ),
            "by_role": sower.words(
                Sown(chains["fir", "late", seen]["theme"], "accepted.by_role", "public")
            ),
            "until": "2026-12-31",
        }
        for seen in EDITIONS
    ]
    (folder / "accepted_gaps.yml").write_text(yaml.safe_dump(gaps), "utf-8")
