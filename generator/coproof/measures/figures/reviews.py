"""Figures about reviews: whether what was done made things better, and whether that lasted."""

from coproof.measures.figures.figure import Better, Figure
from coproof.measures.figures.ground import Ground, ids
from coproof.model import Record

RESULTS: tuple[tuple[str, str, Better], ...] = (
    ("improved", "Improved", "more"),
    ("partly_improved", "Partly improved", "more"),
    ("no_change", "No change", "neither"),
    ("worse", "Got worse", "fewer"),
    ("too_early", "Too early to say", "neither"),
)
DID_NOT_LAST = ("no_change", "worse")


def review_figures(ground: Ground) -> tuple[Figure, ...]:
    """The reviews of the period by their result, and of those that looked again, what lasted."""
    held = tuple(ground.during("review", "on"))
    again = tuple(one for one in held if str(one.get("kind")).startswith("sustained"))
    lost = ids(one for one in again if one.get("result") in DID_NOT_LAST)
    return (
        Figure("reviews", "Reviews", ids(held)),
        *(
            Figure(
                f"reviews-{result.replace('_', '-')}",
                label,
                ids(_with(held, result)),
                ids(held),
                better=better,
            )
            for result, label, better in RESULTS
        ),
        Figure(
            "reviews-lasting",
            "Lasted when looked at again",
            _kept(again),
            ids(again),
            better="more",
        ),
        Figure("reviews-not-lasting", "Did not last", lost, ids(again), better="fewer"),
    )


def _with(reviews: tuple[Record, ...], result: str) -> tuple[Record, ...]:
    return tuple(one for one in reviews if one.get("result") == result)


def _kept(again: tuple[Record, ...]) -> tuple[str, ...]:
    open_still = (*DID_NOT_LAST, "too_early")
    return ids(one for one in again if one.get("result") not in open_still)
