"""What is said of where things stand: what is owed, how complete it is, what could not be read."""

from coproof.views.changes.nouns import Snapshot
from coproof.views.changes.number_words import (
    in_words,
    is_or_are,
    sentence,
    so_many,
    so_many_of,
)


def owed(after: Snapshot, newly_overdue: int) -> tuple[str, ...]:
    """What is still owed now, whether or not it changed.

    Actions that are late are counted where there are more of them than those just told.
    """
    if not after.open:
        return (sentence("no loop is open now"),) if after.feedback else ()
    of_all = f"of {so_many(after.feedback, 'piece', 'pieces')} of feedback"
    said = [f"{of_all}, {in_words(after.open)} {is_or_are(after.open)} still open"]
    if after.undecided:
        verb = "waits" if after.undecided == 1 else "wait"
        which = so_many_of(after.undecided, after.open, " of these")
        said.append(f"{which} still {verb} for a decision")
    if after.overdue > newly_overdue:
        late = so_many(after.overdue, "action", "actions")
        said.append(f"in all, {late} {is_or_are(after.overdue)} late now")
    return tuple(map(sentence, said))


def completeness(before: Snapshot, after: Snapshot) -> tuple[str, ...]:
    """How complete the evidence was and is: loops closed, of all pieces of feedback."""
    if (before.closed, before.feedback) == (after.closed, after.feedback):
        return (_complete("As before", after, "is", "are"),)
    return (_complete("Before", before, "was", "were"), _complete("Now", after, "is", "are"))


def _complete(when: str, side: Snapshot, one: str, many: str) -> str:
    if not side.feedback:
        return f"{when}, there {one} no feedback."
    loops = so_many(side.feedback, "loop", "loops")
    if side.closed == side.feedback:
        which = f"the {loops}" if side.feedback == 1 else f"all {loops}"
    else:
        which = f"{in_words(side.closed)} of {loops}"
    return f"{when}, {which} {one if side.closed < 2 else many} closed."


def unreadable(before: Snapshot, after: Snapshot) -> tuple[str, ...]:
    """Said where records could not be read: then nothing here may be whole."""
    sides = (("before", "could not be read", before), ("now", "cannot be read", after))
    return tuple(
        sentence(
            f"{so_many(side.unreadable, 'record', 'records')} {verb} {when}, "
            f"and {is_or_are(side.unreadable)} left out"
        )
        for when, verb, side in sides
        if side.unreadable
    )
