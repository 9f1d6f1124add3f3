"""Shares: the scoped site of one organisation, as a sealed pack, a folder or a zip."""

from coproof.publish.shares.build import SORTS, Order, ShareSort, build_shares
from coproof.publish.shares.last_built import last_built
from coproof.publish.shares.places import SharePlaces
from coproof.publish.shares.seal import MasterSecret, link_key

__all__ = [
    "SORTS",
    "MasterSecret",
    "Order",
    "SharePlaces",
    "ShareSort",
    "build_shares",
    "last_built",
    "link_key",
]
