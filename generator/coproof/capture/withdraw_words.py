"""What `coproof withdraw` says: what was done, what a person sees to, and the steps for git's past.

Records are named by their ids and fields by their labels; what somebody said is never repeated.
"""

import shlex
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coproof.capture.withdraw import INSTEAD, Withdrawal
from coproof.checks.uses_of_consent import Use
from coproof.checks.wording import plain_day
from coproof.model import AcceptedGap
from coproof.read.files import printable
from coproof.read.kept_by_git import KeptByGit

MANUAL = "evidence/taking-back.md"
WIDTH = 96
WORDS = "../words-to-remove.txt"
PAIRS = "../words-to-replace.txt"

SAVED_COPIES = (
    "Nobody can call back what others have saved: packs, zips, spreadsheets, mails and prints. "
    "Tell those who have them."
)
NO_GIT = "This folder is not kept in git here, so there is no history to take words out of."
NEVER = "Git has never held this, so there is no history to take words out of."

HISTORY = (
    "Git still keeps what stood there before: in earlier commits, branches and tags. Taking it out "
    "changes the history for everybody. coproof never does that: a person does, once, when all of "
    f"the above is saved and pushed. {MANUAL} explains every step. It needs a shell, and "
    "git-filter-repo 2.47 or newer."
)
AFTERWARDS = (
    "Know what this cannot do. Forks, other people's clones and backups keep what they have. Ids "
    "of commits change, and signatures are gone. Sites from before can no longer be built again "
    "from their commits: a root that somebody witnessed keeps its date, but not its evidence."
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What else there is beside the records: built sites, open shares, reasons of accepted gaps.

    `old_sites` are folders in which builds keep what was there before, `shares` the ids of those
    that are open.
    """

    old_sites: tuple[str, ...] = ()
    shares: tuple[str, ...] = ()
    gaps: tuple[AcceptedGap, ...] = ()


def done(withdrawal: Withdrawal, dry_run: bool) -> Iterator[str]:
    """What was changed in the record, or would be."""
    record, day = withdrawal.record, plain_day(withdrawal.on)
    if withdrawal.text is None:
        yield f"{record.id}: taken back on {day}. Its file says so already and was left as it is."
        return
    yield f"{record.id}: {'would be taken back' if dry_run else 'taken back'} on {day}."
    yield f"  {record.file}"
    if record.kind == "consent":
        yield "  Nothing that rests on it is shown any more, in any edition."
    else:
        if withdrawal.gone:
            yield f"  Gone: {', '.join(withdrawal.gone)}; and all comments."
        yield f"  Now “{INSTEAD}”: {', '.join(withdrawal.instead)}."
        yield "  Its id, its dates and its journey stay."
    if dry_run:
        yield "Nothing was written: this was a dry run."


def to_do(withdrawal: Withdrawal, around: Surroundings) -> Iterator[str]:
    """What a person sees to now, as a numbered list."""
    yield "What you do now:"
    yield from _numbered((*_by_hand(withdrawal, around), *_publish(withdrawal, around)))


def _numbered(steps: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Each step in lines of a usual width; what is to be typed, or found, on lines of its own."""
    for number, (first, *more) in enumerate(steps, 1):
        yield textwrap.fill(f"{number:>2}. {first}", WIDTH, subsequent_indent="    ")
        yield from (f"      {line}" for line in more)


def _by_hand(withdrawal: Withdrawal, around: Surroundings) -> Iterator[tuple[str, ...]]:
    if withdrawal.uses:
        yield (
            "Take these out of their files, with the name of the consent:",
            *_uses(withdrawal.uses),
        )
    if withdrawal.pictures:
        names = ", ".join(withdrawal.pictures)
        yield "Take these pictures out of site_config/pictures.yml, and their files:", names
    if withdrawal.files:
        yield (
            "Delete these files, unless a record that stays names them too:",
            *(printable(file) for file in withdrawal.attachments),
        )
    if consent := withdrawal.record.get("consent"):
        yield (
            f"Ask whether the consent {consent} is taken back as well:",
            f"coproof withdraw {consent}",
        )
    if withdrawal.others:
        yield (
            "Read these: do they repeat what was said? Then write them anew, Easy Read lines too:",
            *(record.file for record in withdrawal.others),
        )
    if around.gaps:
        checks = ", ".join(gap.check for gap in around.gaps)
        yield (f"Read the reasons in site_config/accepted_gaps.yml for this record: {checks}.",)


def _uses(uses: Iterable[Use]) -> Iterator[str]:
    return (f"{use.record.file}: {use.field}" for use in uses)


def _publish(withdrawal: Withdrawal, around: Surroundings) -> Iterator[tuple[str, ...]]:
    yield (
        "Look at it, save it and push it:",
        "coproof check",
        "git add --all",
        f'git commit -m "Take back {withdrawal.record.id}"',
        "git push",
    )
    yield ("Publish every edition again: what is online still shows the old state until then.",)
    if around.old_sites:
        yield (
            "When that is done, delete the sites that are kept from before:",
            f"rm -rf {' '.join(around.old_sites)}",
        )
    if around.shares:
        yield f"Build the shares again: {', '.join(around.shares)}.", "coproof share build"
    yield (SAVED_COPIES,)


def history(withdrawal: Withdrawal, kept: KeptByGit | None) -> Iterator[str]:
    """The steps for git's past, with the commands as they are to be typed."""
    if kept is None:
        yield NO_GIT
        return
    if kept.paths == () and withdrawal.record.kind == "feedback":
        yield NEVER
        return
    yield textwrap.fill(HISTORY, WIDTH)
    yield from _numbered(_steps(withdrawal, kept))
    yield textwrap.fill(AFTERWARDS, WIDTH)


def _steps(withdrawal: Withdrawal, kept: KeptByGit) -> Iterator[tuple[str, ...]]:
    """Each step: what it is for, then its commands, to be run in the top folder."""
    place = _Place(kept)
    paths = _paths(withdrawal, kept)
    yield ("Ask everybody to push what they have, and to stop until you say so.",)
    yield (
        f"In the top folder ({place.name}): write what is to go into {WORDS}. A line for each, as"
        " it stands in a file or a message, at most one line of it; no empty lines. To look it up:",
        f"git log -p --all -- {_names(place, withdrawal, paths)}",
    )
    yield (
        "Make a copy of the whole repository beside this folder:",
        f"git clone --mirror --no-local {place.origin} {place.history}",
    )
    yield (
        "Take the files, the lines and the messages out of all commits of the copy:",
        f"sed 's/.*/literal:&==>(taken back)/' {WORDS} > {PAIRS}",
        f"git -C {place.history} filter-repo --sensitive-data-removal{_inverted(paths)}"
        f" --replace-text {PAIRS} --replace-message {PAIRS}",
    )
    yield _fresh_folder(withdrawal, place)
    yield (
        "Look for the lines in everything that the copy holds. This must print 0:",
        f"git -C {place.history} cat-file --batch-all-objects --batch | grep -a -c -F -f {WORDS}",
    )
    if kept.has_remote:
        yield (
            "Put the copy in place of the old repository. Lift the protection of branches for it:",
            f"git -C {place.history} push --force --mirror {place.origin}",
            f"git -C {place.fresh} remote set-url origin {place.origin}",
        )
    yield ("Have all other clones, forks, stored artefacts and backups deleted, and cloned anew.",)
    yield (
        "Ask the support of GitHub or GitLab to remove what no branch leads to any more, copies"
        " behind pull requests, and cached pages. They need what step 4 printed under First Changed"
        " Commit(s). On a server of your own: git gc --prune=now.",
    )
    yield (f"Work on in {place.fresh}. Delete this folder, {place.history}, {WORDS} and {PAIRS}.",)


def _paths(withdrawal: Withdrawal, kept: KeptByGit) -> tuple[str, ...]:
    if kept.paths is not None:
        return kept.paths
    files = (withdrawal.record.file,) if withdrawal.record.kind == "feedback" else ()
    return tuple(kept.below + file for file in (*files, *withdrawal.attachments))


def _names(place: "_Place", withdrawal: Withdrawal, paths: tuple[str, ...]) -> str:
    """The files in which the words stand; the dot stands for all."""
    used = (place.kept.below + use.record.file for use in withdrawal.uses)
    names = dict.fromkeys((*used, *(path for path in paths if path.endswith((".yml", ".yaml")))))
    return " ".join(shlex.quote(printable(name)) for name in names) or "."


def _inverted(paths: tuple[str, ...]) -> str:
    if not paths:
        return ""
    return " --invert-paths" + "".join(f" --path {shlex.quote(printable(path))}" for path in paths)


def _fresh_folder(withdrawal: Withdrawal, place: "_Place") -> tuple[str, ...]:
    """A new working folder; the record comes back into it, as it is now."""
    clone = f"git clone {place.history} {place.fresh}"
    if withdrawal.record.kind != "feedback":
        return "Make a new folder to work in:", clone
    file = place.kept.below + withdrawal.record.file
    return (
        "Make a new folder to work in, and put the record back as it is now:",
        clone,
        f"mkdir -p {place.in_fresh(file.rpartition('/')[0])}",
        f"cp {shlex.quote(file)} {place.in_fresh(file)}",
        f"git -C {place.fresh} add --all",
        f'git -C {place.fresh} commit -m "Keep {withdrawal.record.id} with its dates only"',
        f"git -C {place.fresh} push origin HEAD",
        f"coproof check --root {place.in_fresh(place.kept.below)}",
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """The names that the commands use, ready for a shell."""

    kept: KeptByGit

    @property
    def name(self) -> str:
        return printable(self.kept.folder)

    @property
    def history(self) -> str:
        return shlex.quote(f"../{self.name}-history.git")

    @property
    def fresh(self) -> str:
        return self.in_fresh("")

    def in_fresh(self, path: str) -> str:
        """A path in the new working folder."""
        return shlex.quote(f"../{self.name}-clean/{path}".rstrip("/"))

    @property
    def origin(self) -> str:
        return '"$(git remote get-url origin)"' if self.kept.has_remote else "."
