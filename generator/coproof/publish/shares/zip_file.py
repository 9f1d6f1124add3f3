"""The zip of a share: its site, to be read from a disk without a network."""

import zipfile
from io import BytesIO
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from coproof.model import Share
from coproof.publish.shares.scoped_site import prepared_for

FIRST = "READ ME FIRST.html"
_DAY = (1980, 1, 1, 0, 0, 0)
_FILE = 0o644 << 16

_templates = Environment(
    loader=PackageLoader("coproof.publish.shares", "assets"),
    autoescape=True,
    undefined=StrictUndefined,
)


def zipped(site: Path, share: Share) -> bytes:
    """Every file of a built site, and a page that says where to begin; same files, same bytes."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        _add(packed, f"{share.id}/{FIRST}", _read_me_first(site, share))
        for path in sorted(file for file in site.rglob("*") if file.is_file()):
            name = path.relative_to(site).as_posix()
            _add(packed, f"{share.id}/portfolio/{name}", path.read_bytes())
    return held.getvalue()


def _add(packed: zipfile.ZipFile, name: str, data: bytes) -> None:
    """No time of day and no user of this machine gets into the zip."""
    info = zipfile.ZipInfo(name, _DAY)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 3
    info.external_attr = _FILE
    packed.writestr(info, data)


def _read_me_first(site: Path, share: Share) -> bytes:
    verify = next((file.name for file in sorted(site.glob("verify*.py"))), None)
    page = _templates.get_template("read_me_first.html")
    return page.render(share=share, banner=prepared_for(share), verify=verify).encode()
