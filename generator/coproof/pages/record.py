"""The pages of single records, one for each that the edition shows."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from coproof.pages.chart import drawing_of
from coproof.pages.page import Heading, Page, SearchEntry, up_from
from coproof.pages.templates import template
from coproof.views.catalogue import Catalogue
from coproof.views.chart import MARKS
from coproof.views.headline import RATING_WORDS
from coproof.views.labels import cut
from coproof.views.plan import Plan
from coproof.views.record import RecordPage, record_page

ELSEWHERE: Mapping[str, str] = MappingProxyType(
    {
        "service": "What happens here",
        "event": "What came of it",
        "indicator": "Where it is used",
        "consent": "What rests on it",
    }
)
"""The heading over records that name a record outside the chain, by its kind."""

DESCRIPTION_WIDTH = 160
"""How many characters describe a page to search engines and link previews."""


def record_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The page of every record, in the order of the kinds, then by id."""
    render = template("record.html").render
    plans = {kind.name: Plan.of(kind) for kind in catalogue.portfolio.kinds}
    for record in catalogue.portfolio.graph.records:
        plan = plans[record.kind]
        view = record_page(record, plan, catalogue)
        path = view.entry.path
        headings = headings_of(view)
        chart = view.indicator.chart if view.indicator else None
        yield Page(
            path=path,
            title=f"{cut(view.title)} ({view.id})",
            description=_description(view),
            body=render(
                page=view,
                headings=headings,
                drawing=drawing_of(chart) if chart else None,
                marks=MARKS,
                ratings=RATING_WORDS,
                up=up_from(path),
            ),
            contents=headings,
            section=f"{plan.kind.folder}/index.html" if plan.kind.folder else path,
            record=view.id,
            search=_search(view),
        )


def headings_of(page: RecordPage) -> tuple[Heading, ...]:
    """The parts of the page that there are, in their order, each with its heading."""
    related, measured = page.relations, page.indicator
    elsewhere = ("elsewhere", ELSEWHERE.get(page.kind, "Where else it appears"))
    parts = (
        (page.steps, "journey", "What became of it"),
        (page.shared, "journey", "Where it stands"),
        (page.views, "two-views", "Two views of the result"),
        (page.missing, "missing", "What is missing"),
        *((table, table.name, table.label) for table in page.tables),
        (page.involvement, "involvement", "How far people shared in it"),
        (measured and measured.chart, "chart", "Over time"),
        (measured and measured.table.rows, "series", "All figures"),
        (measured and measured.reviews, "resting", "Reviews that rest on it"),
        (page.measures, "measures", "Before and after"),
        (page.people_say, "people-say", "What people say"),
        (page.staff_say, "staff-say", "What staff say"),
        (page.kind == "service" and related.elsewhere, *elsewhere),
        (page.media, "media", "Pictures and documents"),
        (page.fields, "details", "Details"),
        (related.before or related.held_before, "before", "What this answers"),
        (related.after or related.held_after, "after", "What followed"),
        (page.kind != "service" and related.elsewhere, *elsewhere),
        (page.easy, "short", _short_heading(page)),
    )
    return tuple([Heading(id, text) for there, id, text in parts if there])


def _short_heading(page: RecordPage) -> str:
    """Nothing is called Easy Read that nobody has checked with people."""
    return "Easy Read" if page.easy and page.easy.checked else "Short version"


def _description(page: RecordPage) -> str:
    on = f", {page.entry.said_on}" if page.entry.on else ""
    what = page.stands or page.title
    return cut(f"{page.kind_label} {page.id}{on}. {what}", DESCRIPTION_WIDTH)


def _search(page: RecordPage) -> SearchEntry:
    return SearchEntry(
        title=cut(page.title, 90),
        text=f"{page.search} {page.id}",
        kind=page.kind_label,
        service=", ".join(service.title for service in page.services),
    )
