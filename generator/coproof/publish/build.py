"""A whole build: examine, project, frame, stage, gates, manifest, swap. Or one line why not."""

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from coproof import __version__
from coproof.edition import Scope
from coproof.export import exported_files
from coproof.model import NO_NAMES, Edition, KnownNames
from coproof.pages import SearchEntry, navigation, site_pages
from coproof.portfolio import Examination, Portfolio, examine, show, with_history
from coproof.publish.assets import Assets, read_assets
from coproof.publish.durable import make_durable
from coproof.publish.frame import Frame, render_frame
from coproof.publish.gates import (
    House,
    Inspection,
    inspect,
    inspect_for_readers,
    inspect_records,
    looked_for,
)
from coproof.publish.gates.files import VERIFY
from coproof.publish.manifest import manifest, sitemap
from coproof.publish.media import Media, with_media
from coproof.publish.places import MANIFEST, Places, locked, places_of
from coproof.publish.result import DISK, FINDINGS, FINE, USAGE, BuildResult, Refused
from coproof.publish.search import SearchIndex
from coproof.publish.sheet import Site, part_of, values_of
from coproof.publish.site import missing_sentence, site_of
from coproof.publish.stage import Stage
from coproof.publish.swap import recover, swap
from coproof.publish.taken_back import forget_taken_back
from coproof.read.garbage import garbage_left_alone
from coproof.read.progress import Progress, silent
from coproof.views.labels import counted

_FULL = (errno.ENOSPC, errno.EDQUOT)

_VERIFY = Path(__file__).parent / "verify" / VERIFY

FOLDERS: dict[Edition, str] = {
    "public": "site",
    "partner": "site-partner",
    "internal": "site-internal",
}
"""Where each edition is built unless told otherwise, below the root."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """Evidence without errors (or with some left out), as one edition may show it.

    `share` is the id of the share that this is the site of, None for a whole edition; `scope` is
    what it may show. `root` is where settings and hand-written pages lie.
    """

    examination: Examination
    portfolio: Portfolio
    site: Site
    assets: Assets
    media: Media
    share: str | None = None
    scope: Scope | None = None
    root: Path = Path()


Permit = Callable[[Prepared], tuple[str, ...]]
"""The lines that say why something may not be built; none where it may."""


def build_site(
    root: Path,
    edition: Edition,
    out: Path,
    as_at: date | None,
    today: date,
    keep_going: bool = False,
    progress: Progress = silent,
    names: KnownNames = NO_NAMES,
    permit: Permit | None = None,
) -> BuildResult:
    """Build one edition of the portfolio below `root` into the folder `out`.

    Whatever goes wrong, the site that was there before stays as it was, and the result says why.
    `permit` may refuse once it is known what the site would show.
    """
    try:
        places = places_of(root, out)
        with (
            at_work(root, places),
            garbage_left_alone(),
            scratch_folder() as scratch,
        ):
            prepared = prepare(root, edition, as_at, today, keep_going, names)
            if isinstance(prepared, BuildResult):
                return prepared
            if permit and (why_not := permit(prepared)):
                return BuildResult(FINDINGS, why_not, (), prepared.examination)
            frame = render_frame(root, prepared.site, prepared.assets, Path(scratch))
            return finish(prepared, frame, places, progress)
    except Refused as refusal:
        return BuildResult(refusal.code, (refusal.line,))
    except OSError as error:
        return BuildResult(DISK, (disk_line(error),))


@contextmanager
def at_work(root: Path, places: Places) -> Iterator[None]:
    """Hold the lock, with whatever a killed build left put in order.

    Where the disk is full the stage makes room again; the site and its predecessor stay.
    """
    with locked(root, places):
        try:
            recover(places)
            yield
        except OSError as error:
            if error.errno in _FULL:
                rmtree(places.stage, ignore_errors=True)
            raise


def scratch_folder() -> TemporaryDirectory[str]:
    """A folder for what only this build needs; that it stays behind is no failure of a build."""
    return TemporaryDirectory(prefix="coproof-", ignore_cleanup_errors=True)


def prepare(
    root: Path,
    edition: Edition,
    as_at: date | None,
    today: date,
    keep_going: bool,
    names: KnownNames = NO_NAMES,
) -> Prepared | BuildResult:
    """Read and check the evidence; a result instead where errors stop the build."""
    if keep_going and edition != "internal":
        raise Refused(USAGE, "--keep-going is for the internal edition only.")
    examination = examine(root, as_at, today, names=names)
    errors = examination.errors
    in_settings = any((error.file or "").startswith("site_config/") for error in errors)
    if errors and (in_settings or not keep_going):
        count = counted(len(errors), "error", "errors")
        line = f"Nothing was built: {count} to mend first. The site that was there is unchanged."
        return BuildResult(USAGE if in_settings else FINDINGS, (line,), (), examination)
    portfolio = show(with_history(examination, root), edition)
    portfolio, media = with_media(portfolio, examination.graph, root)
    site = site_of(portfolio, navigation(portfolio))
    return Prepared(examination, portfolio, site, read_assets(), media, root=root)


def finish(prepared: Prepared, frame: Frame, places: Places, progress: Progress) -> BuildResult:
    """Fill the stage, pass the gates, and put the stage in place of the site."""
    stage = Stage(places.stage)
    by_hand = _write_frame(stage, prepared, frame)
    index = SearchIndex()
    _write_pages(stage, prepared, frame, index, progress)
    _write_data(stage, prepared, frame, index)
    stage.close()
    base = urlsplit(prepared.site.address or "/").path or "/"
    inspection = inspect(places.stage, by_hand, base)
    paths = [file.path for file in inspection.files]
    inspect_records(prepared.portfolio, places.stage, paths)
    house = House(prepared.root, prepared.examination, prepared.portfolio, prepared.scope)
    inspect_for_readers(inspection, places.stage, house)
    listed = manifest(prepared.portfolio, __version__, inspection.files, prepared.share)
    stage.write(MANIFEST, listed.data)
    make_durable(places.stage)
    swap(places)
    forgotten = forget_taken_back(places, prepared.examination, prepared.portfolio)
    result = _result(prepared, frame, inspection, listed.root, places)
    return replace(result, written=stage.written, lines=(*result.lines, *forgotten))


def _write_frame(stage: Stage, prepared: Prepared, frame: Frame) -> frozenset[str]:
    """Write what MkDocs and the package give; the pages among it are those written by hand."""
    for path, data in prepared.assets.files:
        stage.write(path, data)
    by_hand = set()
    for path, data in frame.files():
        stage.write(path, data)
        if path.endswith(".html"):
            by_hand.add(path)
    return frozenset(by_hand)


def _write_pages(
    stage: Stage, prepared: Prepared, frame: Frame, index: SearchIndex, progress: Progress
) -> None:
    pages = site_pages(prepared.portfolio)
    for page in progress(pages, "Writing pages", len(prepared.portfolio.graph.records)):
        shell = frame.shell(part_of(page))
        stage.write(page.path, shell.hang(values_of(page, prepared.site)))
        if page.search:
            index.add(page.path, page.record, page.search)


def _write_data(stage: Stage, prepared: Prepared, frame: Frame, index: SearchIndex) -> None:
    for written in frame.handwritten:
        entry = SearchEntry(title=written.title, text=written.words, kind="Page", service="")
        index.add(written.path, None, entry)
    for path, data in index.files():
        stage.write(path, data)
    for path, data in prepared.portfolio.images.items():
        stage.write(path, data)
    for path, data in prepared.media.files:
        stage.write(path, data)
    for path, data in exported_files(prepared.portfolio, __version__):
        stage.write(path, data)
    stage.write(VERIFY, _VERIFY.read_bytes())
    if prepared.site.address:
        stage.write("sitemap.xml", sitemap(prepared.site, stage.pages()))


def _result(
    prepared: Prepared, frame: Frame, inspection: Inspection, root: str, places: Places
) -> BuildResult:
    portfolio = prepared.portfolio
    pages = sum(file.path.endswith(".html") for file in inspection.files)
    made = counted(pages, "page", "pages")
    shown = counted(len(portfolio.graph.records), "record", "records")
    lines = [
        f"Built the {portfolio.edition} edition in {places.out.name}/: "
        f"{made}, {shown}, as at {portfolio.as_at}."
    ]
    if portfolio.missing:
        lines.append(missing_sentence(portfolio.missing))
    lines.append(f"Root: {root}")
    if portfolio.edition != "internal":
        lines.append(looked_for(prepared.examination.names))
        withheld = counted(portfolio.withheld, "record is", "records are")
        lines.append(f"{withheld} internal and not shown.")
    return BuildResult(
        FINE,
        tuple(lines),
        (*_of_history(portfolio), *frame.warnings, *prepared.media.warnings, *inspection.warnings),
        prepared.examination,
        pages,
        root=root,
    )


def _of_history(portfolio: Portfolio) -> Iterator[str]:
    """Why pages cannot say when records were recorded, where that can be mended."""
    if portfolio.history.state == "shallow":
        yield (
            "This copy of the repository is shallow, so no page says when a record was recorded. "
            "Fetch the whole history (fetch-depth: 0)."
        )
    if number := portfolio.history.not_found:
        entries = counted(number, "entry does", "entries do")
        yield (
            f"site_config/witnesses.yml: {entries} not count. "
            "Their commits are not here, or are of a later day than the witness."
        )


def disk_line(error: OSError) -> str:
    """What the disk or the file system refused, in one line; of a path only its last name."""
    what = error.strerror or type(error).__name__
    where = f" ({Path(str(error.filename)).name})" if error.filename else ""
    return f"Nothing was published: the disk refused to read or write{where}: {what}."
