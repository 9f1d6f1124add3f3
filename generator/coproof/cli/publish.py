"""`coproof publish`: builds what others may see, once a second person has looked at what is new."""

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import click

from coproof.cli.build import tell
from coproof.cli.failures import FINDINGS
from coproof.cli.names import own_names
from coproof.cli.progress import progress_bar
from coproof.cli.revisions import at_revision
from coproof.cli.root import needs_evidence, root_option
from coproof.cli.today import today
from coproof.model import EDITIONS, Edition, Release
from coproof.portfolio import Examination, show
from coproof.publish import FOLDERS, BuildResult, Prepared, build_site
from coproof.publish.released import FOLDERS as LOOKED_AT
from coproof.publish.released import Look, not_looked_at
from coproof.read import DIRTY, contents_of, find_revision, head_commit

NO_COMMIT = (
    "Nothing was published: this portfolio has no commit in git. Commit it first, so that "
    "everybody knows what was published."
)
NOT_COMMITTED = (
    "Nothing was published: evidence/ or site_config/ has changes that are not committed. "
    "Commit them, then publish."
)


@click.command("publish")
@root_option
@click.option(
    "--edition",
    type=click.Choice(EDITIONS),
    default="public",
    show_default=True,
    help="Who it is for: everybody, commissioners and inspectors, or the provider alone.",
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Where to build. Otherwise site/, site-partner/ or site-internal/.",
)
@click.pass_context
def command(ctx: click.Context, root: Path, edition: Edition, out: Path | None) -> None:
    """Build the site as `coproof build` does, for others to see.

    Refuses changes that are not committed, and whatever nobody has checked since the last
    `coproof release`. What was taken away needs no new check. The internal edition needs none.
    """
    needs_evidence(root, any_version=True)
    result = _refused(root) or build_site(
        *(root, edition, out or root / FOLDERS[edition], None, today()),
        progress=progress_bar,
        names=own_names(root),
        permit=partial(_why_not, root),
    )
    tell(result)
    ctx.exit(result.code)


def _refused(root: Path) -> BuildResult | None:
    """What can be published is what everybody can look up: a commit."""
    commit = head_commit(root)
    if commit is None:
        return BuildResult(FINDINGS, (NO_COMMIT,))
    return BuildResult(FINDINGS, (NOT_COMMITTED,)) if commit.endswith(DIRTY) else None


def _why_not(root: Path, prepared: Prepared) -> tuple[str, ...]:
    """Why the site may not be published, and what to do; nothing where it may."""
    edition, settings = prepared.portfolio.edition, prepared.portfolio.settings
    if edition == "internal" or not settings.require_release:
        return ()
    this = f"--edition {edition}"
    then = f"coproof build {this}, look at it, then coproof release {this}"
    release = settings.newest_release(edition)
    if release is None:
        return (f"Nothing was published: nobody has checked the {edition} edition yet. Do: {then}",)
    questions = prepared.examination.kinds.config["release"]["properties"]["answers"]["properties"]
    if not release.is_signed(questions):
        line = f"{release.file} does not answer every question with yes. Check anew: {then}"
        return (f"Nothing was published: {line}",)
    new = _new_since(root, prepared, release)
    if isinstance(new, str):
        return (f"Nothing was published: {release.file}: {new}",)
    return (_told(new, then), *(f"  {one}" for one in new)) if new else ()


def _told(new: tuple[str, ...], then: str) -> str:
    show_something = "place shows" if len(new) == 1 else "places show"
    return f"Nothing was published: {len(new)} {show_something} what nobody has checked. Do: {then}"


def _new_since(root: Path, prepared: Prepared, release: Release) -> tuple[str, ...] | str:
    """What the release does not cover, or a sentence where that cannot be told."""
    revision = find_revision(root, release.commit)
    if isinstance(revision, str):
        return revision
    looked_at = date.fromisoformat(release.checked_on)
    as_at = date.fromisoformat(release.as_at)
    now = prepared.examination
    then = _with_files_of(at_revision(root, revision, as_at, looked_at_on=looked_at), now)
    shown = show(then, release.edition, quarters_back=0)
    contents = contents_of(root, release.commit, *LOOKED_AT)
    present = contents_of(root, "HEAD", *LOOKED_AT)
    if contents is None or present is None:
        return "git does not have all files of its commit here. Fetch the whole history."
    return not_looked_at(
        Look(prepared.portfolio, now.graph, present), Look(shown, then.graph, contents)
    )


def _with_files_of(then: Examination, now: Examination) -> Examination:
    """A revision without pictures and attachments, with the types of those that lie here.

    Only small YAML files are laid out. Files are compared by their contents, which git knows.
    """
    known = {picture.name: picture.extension for picture in now.settings.pictures}
    pictures = tuple(
        replace(picture, extension=known.get(picture.name, ""))
        for picture in then.settings.pictures
    )
    images = {**{picture.path: b"" for picture in pictures}, **now.images}
    return replace(
        then,
        settings=replace(then.settings, pictures=pictures),
        images=images,
        attachments=now.attachments,
    )
