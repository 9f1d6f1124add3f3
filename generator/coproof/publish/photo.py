"""Makes a photo anew: its pixels the right way up, and nothing else that a camera or program wrote.

Place, time, names, thumbnails, comments and whatever lies behind the end of the picture stay
behind, because only the pixels are copied. The same bytes in give the same bytes out.
"""

import io
import warnings

from PIL import Image, ImageOps

from coproof.model import FileType

MOST_PIXELS = 50_000_000
"""More than any camera in a house takes; a small file may unfold into far more."""

_FORMATS: dict[str, str] = {"png": "PNG", "jpg": "JPEG", "webp": "WEBP"}
_OPTIONS: dict[str, dict[str, object]] = {
    "png": {"optimize": True},
    "jpg": {"quality": 90, "optimize": True},
    "webp": {"quality": 90, "method": 4},
}


def clean_photo(data: bytes, kind: FileType) -> tuple[bytes, int, int] | None:
    """The photo's new bytes, its width and its height; None where it is no whole picture."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _made_anew(data, kind)
    except (
        OSError,
        SyntaxError,
        ValueError,
        OverflowError,
        EOFError,
        Image.DecompressionBombError,
    ):
        return None


def _made_anew(data: bytes, kind: FileType) -> tuple[bytes, int, int] | None:
    with Image.open(io.BytesIO(data), formats=[_FORMATS[kind]]) as opened:
        if opened.width * opened.height > MOST_PIXELS:
            return None
        upright = ImageOps.exif_transpose(opened)
        pixels = upright.convert(_mode(upright, kind))
    bare = Image.frombytes(pixels.mode, pixels.size, pixels.tobytes())
    out = io.BytesIO()
    bare.save(out, _FORMATS[kind], **_OPTIONS[kind])
    return out.getvalue(), bare.width, bare.height


def _mode(picture: Image.Image, kind: FileType) -> str:
    """Grey stays grey; what can be seen through stays so, where the type of file can hold it."""
    if kind != "jpg" and picture.has_transparency_data:
        return "RGBA"
    return "L" if picture.mode == "L" and kind != "webp" else "RGB"
