"""The parser's tree of a file that is known to be harmless."""

from typing import Any

from yaml import Node
from yaml._yaml import CParser


class _Composer(CParser):
    """PyYAML's C parser without its own ideas of what a plain word means: `values` has ours."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> None:
        """Leave every value without a tag."""

    def descend_resolver(self, parent: Any, index: Any) -> None:
        """Nothing depends on where a value stands."""

    def ascend_resolver(self) -> None:
        """Nothing depends on where a value stands."""


def compose(text: str) -> Node | None:
    """The tree of a file, None where it holds nothing; raises YAMLError where it is not YAML.

    Only for texts that `harmless` has passed: others may end the process.
    """
    root: Node | None = _Composer(text).get_single_node()
    return root
