"""The one pure projection: from the whole truth to what one edition may show.

Everything that pages, counts, search and exports know passed through `project` first. It decides
record by record and leaf by leaf, and denies by default: a record without visibility is internal,
a field without `x-visibility` is internal, words without a consent wide enough are dropped.
`tests/edition_truth_table.yml` states what it decides.
"""

from coproof.edition.consent import Permission
from coproof.edition.curtain import curtain
from coproof.edition.findings import findings_of
from coproof.edition.journeys import project_journeys
from coproof.edition.project import Projection, project
from coproof.edition.scope import Scope
from coproof.edition.witnesses import with_witnesses

__all__ = [
    "Permission",
    "Projection",
    "Scope",
    "curtain",
    "findings_of",
    "project",
    "project_journeys",
    "with_witnesses",
]
