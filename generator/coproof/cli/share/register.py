"""The register of shares, as the commands read it: sound, or nothing is done."""

from pathlib import Path

from coproof.cli.failures import WrongUsage
from coproof.cli.today import today
from coproof.fields import Kinds
from coproof.model import Settings, Share
from coproof.read import read_settings


def read_register(root: Path, kinds: Kinds) -> Settings:
    """The settings, with all shares; raises WrongUsage with the first thing that is wrong there."""
    settings, findings = read_settings(root, kinds)
    for finding in findings:
        raise WrongUsage(f"{finding.file}:{finding.line}: {finding.message} Mend this first.")
    return settings


def known_share(register: Settings, share_id: str) -> Share:
    """The share of that name; raises WrongUsage where there is none."""
    share = register.share(share_id)
    if share is None:
        raise WrongUsage("There is no share of that name. See them all: coproof share list")
    return share


def open_share(register: Settings, share_id: str) -> Share:
    """The share of that name, which may be read today; raises WrongUsage where it may not."""
    share = known_share(register, share_id)
    if not share.is_open(today()):
        raise WrongUsage("It cannot be read today. See its days: coproof share list")
    return share
