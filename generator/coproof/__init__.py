"""coproof turns plain YAML records kept in git into a linked evidence portfolio."""

__version__ = "0.1.0"
