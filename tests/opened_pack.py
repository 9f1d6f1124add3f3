"""Opens a sealed pack as its format says: nothing here is taken from the product."""

import base64
import gzip
import hashlib
import hmac
import json
import re

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

VERSION = "coproof/share/v1"
_PART = re.compile(rb'id="p-([0-9a-f]{32})">([A-Za-z0-9+/=]+)<')


def opened(pack: bytes, secret: str, share: str, generation: int) -> dict[str, bytes]:
    """Every file in a pack, by its path."""
    key = _derived(bytes.fromhex(secret), f"{VERSION}|{share}|{generation}")
    parts = {name.decode(): base64.b64decode(data) for name, data in _PART.findall(pack)}

    def part(name: str) -> bytes:
        sealed = parts[_called(key, name)]
        about = f"{VERSION}|{share}|{name}".encode()
        plain = AESGCM(_derived(key, f"{VERSION}|enc")).decrypt(sealed[:12], sealed[12:], about)
        return gzip.decompress(plain[4 : 4 + int.from_bytes(plain[:4], "big")])

    index = json.loads(part("index"))
    inside = {
        str(number): part(str(number)) for number in {n for n, _, _ in index["files"].values()}
    }
    return {
        path: inside[str(number)][start : start + size]
        for path, (number, start, size) in index["files"].items()
    }


def _called(key: bytes, name: str) -> str:
    names = _derived(key, f"{VERSION}|name")
    return hmac.new(names, name.encode(), hashlib.sha256).hexdigest()[:32]


def _derived(key: bytes, about: str) -> bytes:
    return HKDF(SHA256(), 32, None, about.encode()).derive(key)
