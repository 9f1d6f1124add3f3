"""The inspection view: a framework's statements, each with the chains that stand behind it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from coproof.measures.framework_evidence import CATEGORIES, Evidence, framework_evidence
from coproof.model import Framework, StatementGroup, first_day
from coproof.views.catalogue import Catalogue, Entry, newest_first
from coproof.views.labels import counted, days, said_date
from coproof.views.quotes import Quote, quote_of

MOST_CHAINS = 8
"""How many chains one statement names; the register of themes has the rest."""

EXPECTED = {
    "strong": "Feedback usually says a lot about this.",
    "usual": "Feedback usually says something about this.",
    "optional": "Feedback sometimes says something about this.",
    "none": "Feedback does not usually speak of this: other evidence does.",
}
EMPTY_GAP = "Nothing here yet. This is a gap."
EMPTY_FINE = "Nothing here, and nothing is missing."


@dataclass(frozen=True, slots=True)
class CategoryCount:
    """How many records of one category of evidence stand behind a statement."""

    label: str
    number: int


@dataclass(frozen=True, slots=True)
class StatementView:
    """One statement: what is expected, which chains there are, how fresh, in whose words.

    `empty` says so in words, "" where there is something. `mapped` is mapped from another
    framework and not confirmed by a person; it is counted apart.
    """

    id: str
    label: str
    text: str
    i_statements: tuple[str, ...]
    regulations: tuple[str, ...]
    expected: str
    empty: str
    is_gap: bool
    chains: tuple[Entry, ...]
    reviews: tuple[Entry, ...]
    fresh: str
    categories: tuple[CategoryCount, ...]
    quote: Quote | None
    mapped: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class GroupView:
    """One group of statements with its question."""

    id: str
    label: str
    question: str
    statements: tuple[StatementView, ...]


@dataclass(frozen=True, slots=True)
class FrameworkView:
    """One framework: its standing in words, and how many statements have evidence, of how many."""

    framework: Framework
    status: str
    with_evidence: int
    mapped_only: int
    expected_empty: int
    statements: int
    groups: tuple[GroupView, ...]

    @property
    def path(self) -> str:
        """Where its page is."""
        return f"inspection/{self.framework.id}.html"

    @property
    def sentence(self) -> str:
        """How much there is, with its denominator, in one sentence; no score."""
        said = f"{self.with_evidence} of {counted(self.statements, 'statement', 'statements')}"
        missing = f"{self.expected_empty} where feedback usually says something have none"
        return f"{said} have evidence; {missing}."


def frameworks(catalogue: Catalogue) -> tuple[FrameworkView, ...]:
    """Every framework that is in force or in draft: those in force first, then by title."""
    found = [one for one in catalogue.portfolio.settings.frameworks if one.looked_at]
    ordered = sorted(found, key=lambda one: (one.status != "in_force", one.title, one.id))
    return tuple(framework_view(one, catalogue) for one in ordered)


def framework_view(framework: Framework, catalogue: Catalogue) -> FrameworkView:
    """One framework with the evidence that this edition shows."""
    settings = catalogue.portfolio.settings
    found = framework_evidence(catalogue.portfolio.graph, framework, settings.crosswalks)
    by_statement = {one.statement.id: one for one in found}
    return FrameworkView(
        framework=framework,
        status=_status(framework),
        with_evidence=sum(not one.empty for one in found),
        mapped_only=sum(one.empty and bool(one.mapped) for one in found),
        expected_empty=sum(one.empty and one.expected for one in found),
        statements=len(found),
        groups=tuple(_group(group, by_statement, catalogue) for group in framework.groups),
    )


def _status(framework: Framework) -> str:
    """Whether it is in force, in words; a draft may still change, and says so."""
    if framework.status == "draft":
        return "A draft: it may still change, and nobody is assessed against it yet."
    since = f" since {said_date(framework.valid_from)}" if framework.valid_from else ""
    return f"In force{since}."


def _group(
    group: StatementGroup, by_statement: dict[str, Evidence], catalogue: Catalogue
) -> GroupView:
    statements = (_statement(by_statement[one.id], catalogue) for one in group.statements)
    return GroupView(group.id, group.label, group.question, tuple(statements))


def _statement(evidence: Evidence, catalogue: Catalogue) -> StatementView:
    one = evidence.statement
    tagged = catalogue.known(evidence.tagged)
    gap = evidence.empty and evidence.expected
    return StatementView(
        id=one.id,
        label=one.label,
        text=one.text,
        i_statements=one.i_statements,
        regulations=one.regulations,
        expected=EXPECTED[one.expect],
        empty=(EMPTY_GAP if gap else EMPTY_FINE) if evidence.empty else "",
        is_gap=gap,
        chains=newest_first(entry for entry in tagged if entry.kind == "theme")[:MOST_CHAINS],
        reviews=newest_first(entry for entry in tagged if entry.kind == "review")[:MOST_CHAINS],
        fresh=_fresh(evidence.newest, catalogue.portfolio.as_at),
        categories=tuple(
            CategoryCount(label, len(evidence.by_category[category]))
            for category, label in CATEGORIES.items()
        ),
        quote=_newest_quote(evidence.records, catalogue),
        mapped=newest_first(catalogue.known(evidence.mapped))[:MOST_CHAINS],
    )


def _fresh(newest: str | None, as_at: date) -> str:
    """How old the newest evidence is, in words."""
    if newest is None:
        return ""
    age = (as_at - first_day(newest)).days
    return f"The newest is of {said_date(newest)}, {days(max(age, 0))} before this was shown."


def _newest_quote(records: Iterable[str], catalogue: Catalogue) -> Quote | None:
    """Somebody's own words from the chains, the newest: the page leads with people's accounts."""
    kind = catalogue.portfolio.kinds["feedback"]
    feedback = [entry for entry in catalogue.known(records) if entry.kind == "feedback"]
    for entry in newest_first(feedback):
        record = catalogue.portfolio.graph.get(entry.id)
        quote = quote_of(record, kind, catalogue.language) if record is not None else None
        if quote is not None:
            return quote
    return None
