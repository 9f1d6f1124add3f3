"""The records of a portfolio joined by their links, in both directions. Pure and immutable.

A later record names the earlier ones; the graph turns the links round, finds those that lead
nowhere, and knows to which services each record belongs.
"""

from coproof.graph.faults import LinkFault
from coproof.graph.joined import Graph
from coproof.graph.links import Link

__all__ = ["Graph", "Link", "LinkFault"]
