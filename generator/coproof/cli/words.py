"""Words on the command line: what is said when the quotation marks round them are forgotten."""

import click

from coproof.cli.failures import WrongUsage

_QUOTES = (
    "There are more words here than this command understands. Put quotation marks round words "
    "with spaces between them, as in 'It is too loud.'"
)


class TakesWords(click.Command):
    """A command some of whose options take a person's words; it never repeats what is left over."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does it, but for the message about words that belong to no option."""
        ctx.allow_extra_args = True
        left = super().parse_args(ctx, args)
        if left:
            raise WrongUsage(_QUOTES)
        return left
