"""The three dates of every record: as a table, and as data for `portfolio.json`."""

from collections.abc import Mapping
from typing import Any

from coproof.export.table import Cell, Column, Table
from coproof.model import Record, Witness, Witnessed
from coproof.portfolio import Portfolio
from coproof.views.catalogue import Catalogue

_NOBODY = Witnessed()


def dates_table(portfolio: Portfolio) -> Table:
    """A row for each record: when it happened, was recorded and was witnessed."""
    entries = Catalogue.of(portfolio).entries
    return Table(
        "dates",
        "Three dates",
        "One row for each record: when it happened, when it was first committed, and since when "
        "somebody outside can confirm that it existed.",
        _COLUMNS,
        tuple(_row(record, entries[record.id].on, portfolio) for record in portfolio.graph.records),
    )


_COLUMNS = (
    Column("id", "Id", "The id of the record."),
    Column("kind", "Kind", "The kind of record."),
    Column("happened", "Happened", "The record's own date: a day, or a month."),
    Column("recorded", "Recorded", "The day of the first commit that holds the record.", "date"),
    Column(
        "recorded.known",
        "Recorded: known",
        "yes, not_yet (not committed), or not_known (no git, or a shallow copy).",
    ),
    Column("witnessed", "Witnessed", "It existed in this form no later than that day.", "date"),
    Column("witnessed.by", "Witnessed by", "The organisation or role that had it."),
    Column("witnessed.how", "Witnessed: how", "How it came to them."),
    Column("witnessed.root", "Witnessed: root", "The root of the site that they had."),
    Column(
        "earlier_form.witnessed",
        "Earlier form witnessed",
        "An earlier form of it existed no later than that day; it has changed since.",
        "date",
    ),
    Column("earlier_form.witnessed.by", "Earlier form witnessed by", "Who had that earlier form."),
)


def _row(record: Record, on: str, portfolio: Portfolio) -> tuple[Cell, ...]:
    history = portfolio.history
    day = history.recorded.get(record.id)
    unknown = "not_yet" if history.state == "whole" else "not_known"
    witnessed = history.witnessed.get(record.id, _NOBODY)
    now, earlier = witnessed.now, witnessed.earlier
    return (
        *(record.id, record.kind, on or None),
        *((day.isoformat(), "yes") if day else (None, unknown)),
        *((now.on, now.by, now.how, now.root) if now else (None,) * 4),
        *((earlier.on, earlier.by) if earlier else (None, None)),
    )


def dates_data(portfolio: Portfolio) -> Mapping[str, Any]:
    """The same by the ids of the records, and how much of the past git knows here."""
    history, entries = portfolio.history, Catalogue.of(portfolio).entries
    return {
        "history": history.state,
        "records": {
            record.id: _dates(record, entries[record.id].on, portfolio)
            for record in portfolio.graph.records
        },
    }


def _dates(record: Record, on: str, portfolio: Portfolio) -> Mapping[str, Any]:
    day = portfolio.history.recorded.get(record.id)
    witnessed = portfolio.history.witnessed.get(record.id, _NOBODY)
    return {
        "happened": on or None,
        "recorded": day.isoformat() if day else None,
        "witnessed": _witness(witnessed.now),
        "earlier_form_witnessed": _witness(witnessed.earlier),
    }


def _witness(witness: Witness | None) -> Mapping[str, str] | None:
    if witness is None:
        return None
    return {"on": witness.on, "by": witness.by, "how": witness.how, "root": witness.root}
