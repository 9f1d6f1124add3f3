"""Consent: whether these words or this picture may be shown in this edition.

Withdrawal counts whatever the day the portfolio is shown as at; a review date that has passed
counts against the later of that day and the real one. Consent never stops a build: what it does
not cover is dropped.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from coproof.model import EDITIONS, Edition, Record, first_day


@dataclass(frozen=True, slots=True)
class Permission:
    """All consents of a portfolio, asked on behalf of one edition on one day."""

    consents: Mapping[str, Record]
    edition: Edition
    day: date

    @classmethod
    def of(
        cls, records: Iterable[Record], edition: Edition, as_at: date, today: date
    ) -> "Permission":
        """The permission that the consents among these records give."""
        consents = {record.id: record for record in records if record.kind == "consent"}
        return cls(consents, edition, max(as_at, today))

    def covers(self, consent_id: object, what: str) -> bool:
        """Whether a consent lets this edition show such a thing ("quote", "photo", ...)."""
        consent = self.consents.get(consent_id) if isinstance(consent_id, str) else None
        return (
            consent is not None
            and what in consent.many("covers")
            and not consent.get("withdrawn_on")
            and not self._past_review(consent)
            and self._wide_enough(consent)
        )

    def until(self, consent_id: object) -> str:
        """The day on which the person is to be asked again; "" where none is written."""
        consent = self.consents.get(consent_id) if isinstance(consent_id, str) else None
        return str(consent.get("review_on") or "") if consent is not None else ""

    def _past_review(self, consent: Record) -> bool:
        review_on = consent.get("review_on")
        return isinstance(review_on, str) and first_day(review_on) < self.day

    def _wide_enough(self, consent: Record) -> bool:
        audience = consent.get("audience")
        return audience in EDITIONS and EDITIONS.index(audience) <= EDITIONS.index(self.edition)
