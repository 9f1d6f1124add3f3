"""What boards, staff and commissioners expect to find recorded: three lists, told once.

Checks say which of them have nothing recorded; pages show the same lists with what there is.
"""

from dataclasses import dataclass

from coproof.measures import traces
from coproof.measures.traces import Trace


@dataclass(frozen=True, slots=True)
class Expectation:
    """One item of a list.

    `label` is for people, as a heading; `wanted` says in one sentence what to record where there
    is nothing. `found` gives the records behind it since a day, in an edition's graph. `field` is
    the field of the provider's record where a gap belongs.
    """

    id: str
    label: str
    wanted: str
    found: Trace
    field: str = "name"

    @property
    def inline(self) -> str:
        """The label in the middle of a sentence."""
        return self.label[:1].lower() + self.label[1:]


GOVERNANCE_ITEMS = (
    Expectation(
        "themes",
        "Themes in feedback",
        "Give feedback its theme, also where everybody is content.",
        traces.themes,
    ),
    Expectation(
        "actions",
        "Progress of the action plan",
        "Record what is done because of what people said.",
        traces.actions,
    ),
    Expectation(
        "complaints",
        "Complaints and compliments",
        "Record both as feedback: a year without any is rarely a good sign.",
        traces.complaints,
    ),
    Expectation(
        "restrictive-practice",
        "Restrictive practice",
        "Count what people are stopped from in an indicator, also where the number is 0.",
        traces.restriction,
    ),
    Expectation(
        "reviews",
        "Results of reviews",
        "Ask people whether it helped, and record a review.",
        traces.reviews,
    ),
    Expectation(
        "qol",
        "Quality of life",
        "Keep an indicator in a quality of life domain, such as control over daily life.",
        traces.quality_of_life,
    ),
    Expectation(
        "participation",
        "Taking part",
        "Write at each event how many came, by role.",
        traces.participation,
    ),
)
"""The seven items of oversight, in the order in which boards are used to seeing them."""

STAFF_SUPPORT = (
    Expectation(
        "training",
        "Training on recording feedback",
        "Record each training as an event, with how many were invited and came.",
        traces.events("training"),
    ),
    Expectation(
        "supervision",
        "Reflective supervision",
        "Record that it was held as an event, with numbers only, or count it in an indicator.",
        lambda graph, since: (
            traces.events("reflective_supervision")(graph, since)
            + traces.indicators(lambda one: one.get("domain") == "workforce")(graph, since)
        ),
    ),
    Expectation(
        "escalation",
        "Clear ways to pass something on",
        "Name the document that says whom to tell, and when at once.",
        traces.documents("escalation_route"),
        "documents",
    ),
    Expectation(
        "recording",
        "Easy ways to record",
        "Name the guide that shows staff how to write down what people say.",
        traces.documents("recording_guide"),
        "documents",
    ),
    Expectation(
        "qa-loop",
        "Quality assurance that reports back",
        "Record the audit as an event that names what was looked at.",
        traces.events("qa_audit", looked_at=True),
    ),
)
"""What staff need so that they can record what people say, and act on it."""

COMMISSIONER_AREAS = (
    Expectation(
        "kpi",
        "The contract’s indicators (KPIs)",
        "Mark the indicators of the contract with `kpi`, and keep their numbers up to date.",
        traces.indicators(lambda one: one.get("kpi") is True),
    ),
    Expectation(
        "service-development",
        "Service development",
        "Give what people say about it a theme of this area.",
        traces.themes_of("service_development"),
    ),
    Expectation(
        "environment",
        "The environment",
        "Give what people say about it a theme of this area.",
        traces.themes_of("environment"),
    ),
    Expectation(
        "review-process",
        "How reviews are done",
        "Give what people say about their reviews a theme of this area.",
        traces.themes_of("review_process"),
    ),
    Expectation(
        "staffing",
        "Staffing and rotas",
        "Give what people say about it a theme of this area.",
        traces.themes_of("staffing_scheduling"),
    ),
    Expectation(
        "restrictive-practice",
        "Less restrictive practice",
        "Count what people are stopped from in an indicator, also where the number is 0.",
        traces.restriction,
    ),
)
"""What commissioners ask about, in the order of their reports."""
