"""The records from which a stage of somebody's journey is late, each once."""

from collections.abc import Iterator

from coproof.checks.case import Case
from coproof.model import Record


def late_records(case: Case, stage: str) -> Iterator[Record]:
    """The records that the clock of a stage runs from, where that stage is late; sorted by id."""
    late = (journey.stage(stage) for journey in case.journeys.values())
    ids = {record for found in late if found.state == "missing" for record in found.rests_on}
    for record_id in sorted(ids):
        record = case.graph.get(record_id)
        if record is not None:
            yield record
