"""A sample drawn by chance that anybody can draw again: nobody can have picked it."""

import hashlib
from collections.abc import Iterable


def sample(ids: Iterable[str], seed: str, size: int) -> tuple[str, ...]:
    """So many of the ids, in the order of the SHA-256 of `seed|id` (UTF-8, as hexadecimal).

    The same ids, seed and size give the same sample on every machine and in every browser; white
    space round the seed does not count. A larger sample begins with the smaller one.
    """
    start = seed.strip()
    ordered = sorted(set(ids), key=lambda one: (_digest(f"{start}|{one}"), one))
    return tuple(ordered[: max(size, 0)])


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
