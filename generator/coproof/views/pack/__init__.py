"""The commissioner pack: eleven parts about one service, or all, in one period, on one page."""

from coproof.views.pack.pack import Pack, packs
from coproof.views.pack.scope import PackScope

__all__ = ["Pack", "PackScope", "packs"]
