"""Which expectations of a list have nothing recorded for so many days."""

from collections.abc import Iterable, Iterator

from coproof.checks.case import Case, Problem
from coproof.checks.heard import days_before, provider_heard_for
from coproof.checks.wording import count
from coproof.measures.expectations import Expectation


def nothing_recorded(
    case: Case, expectations: Iterable[Expectation], days: int
) -> Iterator[Problem]:
    """One problem on the provider for each expectation without a record in so many days."""
    provider = provider_heard_for(case, days)
    if provider is None:
        return
    since = days_before(case, days)
    for one in expectations:
        if not one.found(case.graph, since):
            lasting = "" if one.field == "documents" else f" for {count(days, 'day')}"
            message = f"nothing on this is recorded{lasting}: {one.inline}. Record what there is."
            yield Problem(provider, one.field, message, one.wanted)
