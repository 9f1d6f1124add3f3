"""The last touch to what the reader reports: every message is a whole sentence."""

from collections.abc import Iterable
from dataclasses import replace

from coproof.model import Finding


def as_sentences(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The same findings; a message that ends in the middle of the air gets its full stop.

    The halves of sentences that messages are made of (labels, the schema's `x-error`) carry none.
    """
    return tuple(
        finding
        if finding.message.endswith((".", "?", "!"))
        else replace(finding, message=f"{finding.message}.")
        for finding in findings
    )
