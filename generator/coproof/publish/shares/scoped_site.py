"""The site of a share: the ordinary build, of the share's edition, services and period."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from coproof.edition import Scope
from coproof.model import Share
from coproof.pages import navigation
from coproof.portfolio import Examination, show
from coproof.publish.assets import read_assets
from coproof.publish.build import Prepared, at_work, finish, scratch_folder
from coproof.publish.frame import render_frame
from coproof.publish.media import with_media
from coproof.publish.places import places_of
from coproof.publish.result import BuildResult
from coproof.publish.sheet import Site
from coproof.publish.site import site_of
from coproof.read.progress import silent
from coproof.views.labels import said_date


def build_scoped_site(root: Path, examination: Examination, share: Share, out: Path) -> BuildResult:
    """Build the site of a share into `out`; raises Refused as every build does."""
    prepared = _prepared(root, examination, share)
    places = places_of(root, out)
    with at_work(root, places), scratch_folder() as scratch:
        frame = render_frame(root, prepared.site, prepared.assets, Path(scratch))
        return finish(prepared, frame, places, silent)


def scope_of(share: Share) -> Scope:
    """What a share may show."""
    days = (None if day is None else date.fromisoformat(day) for day in (share.from_, share.to))
    return Scope(share.services, *days)


def prepared_for(share: Share) -> str:
    """The sentence that stands on every page of a share."""
    return f"Prepared for {share.for_whom}, until {said_date(share.expires_on)}. Do not pass it on."


def _prepared(root: Path, examination: Examination, share: Share) -> Prepared:
    scope = scope_of(share)
    portfolio = show(examination, share.edition, scope)
    portfolio, media = with_media(portfolio, examination.graph, root)
    site = _only_for(share, site_of(portfolio, navigation(portfolio)))
    return Prepared(examination, portfolio, site, read_assets(), media, share.id, scope, root)


def _only_for(share: Share, site: Site) -> Site:
    """No address, so that no search engine is told of it; and for whom it is, on every page."""
    banner = (*site.banner, prepared_for(share))
    return replace(site, address=None, unlisted=True, banner=banner)
