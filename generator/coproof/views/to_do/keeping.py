"""What is kept: consents, old feedback, documents, and gaps that were accepted for a while."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from coproof.checks.retention_due import years_after
from coproof.model import first_day, last_day
from coproof.views.labels import counted
from coproof.views.to_do.task import Desk, Task, urgency_of


def keeping_tasks(desk: Desk) -> Iterator[Task]:
    """Everything that has to be asked or judged again from time to time."""
    yield from _consents(desk)
    yield from _old_feedback(desk)
    yield from _documents(desk)
    yield from _accepted_gaps(desk)


def _consents(desk: Desk) -> Iterator[Task]:
    """The consents in use that have a day to ask again; the real day counts where it is later."""
    portfolio = desk.portfolio
    for consent in portfolio.graph.of_kind("consent"):
        ask_again = consent.get("review_on")
        if ask_again and not consent.get("withdrawn_on") and _is_used(desk, consent.id):
            yield desk.task(
                "consent",
                consent,
                first_day(ask_again),
                "Ask the person again",
                gaps=[(consent.id, "consent-expired")],
                clock=max(portfolio.as_at, portfolio.today),
            )


def _is_used(desk: Desk, consent: str) -> bool:
    """Whether something is shown under it, or was left out because its day has passed."""
    expired = any(f.check == "consent-expired" for f in desk.portfolio.findings_about(consent))
    return expired or bool(desk.portfolio.graph.links_to(consent))


def _old_feedback(desk: Desk) -> Iterator[Task]:
    """Feedback whose years are over, where the provider has said how many it keeps."""
    years = desk.portfolio.settings.thresholds.retention
    for feedback in desk.portfolio.graph.of_kind("feedback") if years else ():
        day = years_after(last_day(feedback.get("given_on")), years)
        gaps = [(feedback.id, "retention-due")]
        yield desk.task("retention", feedback, day, "Decide: keep it or remove it", gaps=gaps)


def _documents(desk: Desk) -> Iterator[Task]:
    """The provider's documents that have a day to be read again, each named by its sort."""
    for provider in desk.portfolio.graph.of_kind("provider"):
        field = desk.portfolio.kinds["provider"].field("documents[0].kind")
        for place, document in enumerate(provider.many("documents")):
            sort = str(document.get("kind"))
            label = field.choice_label(sort) if field else sort
            if day := document.get("next_review_on"):
                yield desk.task(
                    "document",
                    provider,
                    first_day(day),
                    f"Review the document: {label}",
                    part=f".{sort}.{place}",
                    gaps=[(provider.id, "document-stale")],
                )


def _accepted_gaps(desk: Desk) -> Iterator[Task]:
    """One task for each day on which accepted gaps run out, however many they are."""
    for until, number in sorted(Counter(desk.accepted.values()).items()):
        day = date.fromisoformat(until)
        gaps = counted(number, "accepted gap runs", "accepted gaps run")
        yield Task(
            key=f"accepted.{until}",
            reason="accepted",
            record="",
            day=day,
            what=f"{gaps} out: look at {'it' if number == 1 else 'them'} again",
            urgency=urgency_of(day, desk.portfolio.as_at),
        )
