"""The sample page draws in a browser what `coproof sample` draws, from the web and from a disk."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from browser.conftest import Site
from coproof.measures.sample import sample

SEEDS = ["1", "Wrenmoor, 3 November", " é𝄞 ", ""]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("where", ["web", "disk"])
def test_the_browser_draws_the_same_sample(
    public_site: Site, open_page: Callable[..., Page], seed: str, where: str
) -> None:
    script = (public_site.folder / "sample/feedback.js").read_text("utf-8")
    rows = json.loads(script.removeprefix("coproofSample(").removesuffix(");\n"))["feedback"]
    page = open_page()
    page.goto(f"{getattr(public_site, where)}/sample.html")
    page.get_by_label("How many").fill("7")
    page.get_by_label("Seed").fill(seed)
    page.get_by_role("button", name="Draw").click()
    page.get_by_role("status").get_by_text("7 drawn with the seed").wait_for()
    drawn = page.locator(".cp-drawn h2").evaluate_all("all => all.map(one => one.id)")
    assert drawn == list(sample((row[0] for row in rows), seed, 7))
