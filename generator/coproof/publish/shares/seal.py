"""Sealing: AES-256-GCM under a key of the share, which only its link holds.

The share's key is derived (HKDF-SHA-256, RFC 5869) from the provider's secret, the share's id and
its generation. From it come three keys, one for each use. The same input gives the same bytes: a
nonce is told from the key, the name and the plain bytes, so that no two texts ever meet the same.
"""

import base64
import gzip
import hashlib
import hmac
import re
from dataclasses import dataclass

from coproof.model import Share
from coproof.publish.result import USAGE, Refused

VERSION = "coproof/share/v1"
BLOCK = 4096
"""Sealed parts are padded to whole blocks, so that lengths tell less about what is inside."""

_NONCE = 12
_HEX = re.compile(r"[0-9a-fA-F]{64,}")
_SHORT_HEX = re.compile(r"[0-9a-fA-F]+")
_BASE64 = re.compile(r"[0-9A-Za-z_-]{43,}=*")

HOW_TO_MAKE_ONE = (
    "Sealed packs need COPROOF_SHARE_SECRET, kept outside git. Make one with: "
    'python3 -c "import secrets; print(secrets.token_urlsafe(32))"'
)


NOT_INSTALLED = "Sealed packs need one more package. Install it with: pip install 'coproof[share]'"


@dataclass(frozen=True, slots=True, repr=False)
class MasterSecret:
    """The provider's secret, from which the keys of all shares are derived."""

    value: bytes

    @classmethod
    def of(cls, text: str | None) -> "MasterSecret":
        """The secret as somebody wrote it: 32 bytes or more, in hex or base64url.

        Raises Refused with how to make one where there is none, or one that is too short.
        """
        plain = (text or "").strip()
        if _HEX.fullmatch(plain) and len(plain) % 2 == 0:
            return cls(bytes.fromhex(plain))
        if _BASE64.fullmatch(plain) and not _SHORT_HEX.fullmatch(plain):
            bare = plain.rstrip("=")
            try:
                return cls(base64.urlsafe_b64decode(bare + "=" * (-len(bare) % 4)))
            except ValueError:
                pass
        raise Refused(USAGE, HOW_TO_MAKE_ONE)


def link_key(secret: MasterSecret, share: Share) -> str:
    """The share's key as its link holds it: 43 characters of base64url."""
    return base64.urlsafe_b64encode(_share_key(secret, share)).decode("ascii").rstrip("=")


class Sealer:
    """Seals the parts of one share; the same part always to the same bytes."""

    def __init__(self, secret: MasterSecret, share: Share) -> None:
        try:  # an extra: whoever shares nothing need not have it
            from cryptography.hazmat.primitives.ciphers.aead import AESGCM
        except ModuleNotFoundError:
            raise Refused(USAGE, NOT_INSTALLED) from None
        key = _share_key(secret, share)
        self._seal = AESGCM(_derived(key, f"{VERSION}|enc")).encrypt
        self._names = _derived(key, f"{VERSION}|name")
        self._nonces = _derived(key, f"{VERSION}|iv")
        self._share = share.id

    def name(self, name: str) -> str:
        """What a part is called where anybody can read it."""
        return hmac.new(self._names, name.encode(), hashlib.sha256).hexdigest()[:32]

    def seal(self, name: str, plain: bytes) -> bytes:
        """A part, packed, padded and sealed; its name and its share are sealed with it."""
        packed = gzip.compress(plain, mtime=0)
        padded = len(packed).to_bytes(4, "big") + packed
        padded += bytes(-len(padded) % BLOCK)
        nonce = self._nonce(name, padded)
        return nonce + self._seal(nonce, padded, f"{VERSION}|{self._share}|{name}".encode())

    def _nonce(self, name: str, padded: bytes) -> bytes:
        told = f"{name}|".encode() + hashlib.sha256(padded).digest()
        return hmac.new(self._nonces, told, hashlib.sha256).digest()[:_NONCE]


def _share_key(secret: MasterSecret, share: Share) -> bytes:
    return _derived(secret.value, f"{VERSION}|{share.id}|{share.generation}")


def _derived(key: bytes, info: str) -> bytes:
    """32 bytes by HKDF-SHA-256 without salt; one block is all that is needed (RFC 5869, 2.3)."""
    extracted = hmac.new(bytes(32), key, hashlib.sha256).digest()
    return hmac.new(extracted, info.encode() + b"\x01", hashlib.sha256).digest()
