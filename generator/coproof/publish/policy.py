"""The content policy of every page: what a browser may load and run there, by `<meta>`.

Only files of the site itself: nothing from outside, no inline code but the theme's own three
snippets, each named by its digest. `file:` stands beside `'self'` because it is not agreed what
`'self'` means for a page opened from a disk: see `decisions/0001-search-and-content-policy.md`.
"""

import base64
import hashlib
import re
from collections.abc import Iterable

_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)

_OWN = "'self' file:"


def content_policy(script_digests: Iterable[str]) -> str:
    """The policy as one line; it may stand between double quotes in an attribute."""
    scripts = " ".join([_OWN, *script_digests])
    rules = (
        "default-src 'none'",
        f"script-src {scripts}",
        f"style-src {_OWN}",
        f"img-src {_OWN} data:",
        f"font-src {_OWN}",
        f"media-src {_OWN}",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(rules)


def inline_scripts(rendered: str) -> tuple[str, ...]:
    """The digests, sorted, of the inline scripts in a page of the theme.

    Give it a page without anybody's content: whatever stands in it is then allowed to run.
    """
    found = {_digest(script) for script in _INLINE_SCRIPT.findall(rendered)}
    return tuple(sorted(found))


def _digest(script: str) -> str:
    digest = hashlib.sha256(script.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
