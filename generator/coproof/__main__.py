"""Lets `python -m coproof` do what the `coproof` command does."""

from coproof.cli import main

main()
