"""Measures: numbers that pages and checks share, each with its denominator. Pure."""

from coproof.measures.counts import Progress, progress, progress_by_service

__all__ = ["Progress", "progress", "progress_by_service"]
