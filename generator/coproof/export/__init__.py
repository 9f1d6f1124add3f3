"""Registers as files that other programs read: for now `data/portfolio.json`."""

from coproof.export.portfolio_json import portfolio_json

__all__ = ["portfolio_json"]
