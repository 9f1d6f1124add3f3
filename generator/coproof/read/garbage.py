"""Work that makes tens of thousands of lasting things, without looking for garbage meanwhile."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def garbage_left_alone() -> Iterator[None]:
    """Do not look for garbage while records or pages come into being: there is next to none.

    Every look goes over all that has been made so far, which costs a fifth of a large build.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
