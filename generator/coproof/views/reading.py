"""How to read the chart of an indicator, in plain words: what each mark means, and what not."""

from dataclasses import dataclass

from coproof.measures import FEWEST_POINTS, Series


@dataclass(frozen=True, slots=True)
class Explained:
    """One thing in a chart and what it means; `term` is "" for what is said of the whole."""

    term: str
    words: str


RUN_CHART = Explained(
    "Line",
    "It joins the figures in the order of their dates. One figure higher or lower than the one "
    "before it can be chance.",
)

NO_LIMITS = Explained(
    "No limits yet",
    f"They are drawn from {FEWEST_POINTS} figures on. Where the phase changes, it needs "
    f"{FEWEST_POINTS} figures again.",
)

HIDDEN = Explained(
    "No limits",
    "A small number is hidden in this series, and limits would give it away.",
)

LIMITS = (
    Explained("Mean", "The middle of the figures between two changes of phase."),
    Explained(
        "Limits",
        "The two broken lines. Nearly all figures lie between them as long as nothing changes: "
        "these are the usual ups and downs.",
    ),
    Explained(
        "Beyond a limit", "A figure that is higher or lower than the usual ups and downs explain."
    ),
    Explained(
        "Steady rise or fall", "Seven figures in a row, each higher, or each lower, than the last."
    ),
    Explained(
        "Close to a limit",
        "Two of three figures in a row in the outer third, with all three on one side of the mean.",
    ),
    Explained("In a row above or below the mean", "Seven figures or more on one side of the mean."),
    Explained(
        "",
        "A figure that stands out says that something has changed. It does not say what, or why: "
        "that is for the people who know the service. A chart that stays within its limits can "
        "still be far from good enough.",
    ),
    Explained(
        "",
        "These are the rules of XmR charts, as in Making Data Count by NHS England: the limits are "
        "the mean plus and minus 2.66 times the mean difference between neighbours.",
    ),
)

N = Explained("n", "How many people, answers or occasions stand behind a figure.")


def explained(series: Series) -> tuple[Explained, ...]:
    """What a reader needs for this series, and nothing that does not occur in it."""
    said = [RUN_CHART]
    if any(stretch.limits for stretch in series.stretches):
        said += LIMITS
    if series.hidden:
        said.append(HIDDEN)
    elif any(stretch.limits is None for stretch in series.stretches):
        said.append(NO_LIMITS)
    if any(point.said.get("n") is not None for point in series.points):
        said.append(N)
    return tuple(said)
