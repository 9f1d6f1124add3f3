"""The provider's secret, from the environment; nothing below this door knows an environment."""

import os

from coproof.cli.failures import WrongUsage
from coproof.publish import Refused
from coproof.publish.shares import MasterSecret

SECRET = "COPROOF_SHARE_SECRET"


def the_secret() -> MasterSecret:
    """The secret; raises WrongUsage, which says how to make one, where it is none."""
    try:
        return MasterSecret.of(os.environ.get(SECRET))
    except Refused as refusal:
        raise WrongUsage(refusal.line) from None


def the_secret_if_given() -> MasterSecret | None:
    """The secret, or None where there is none; raises WrongUsage for one that is no secret."""
    return the_secret() if os.environ.get(SECRET) else None
