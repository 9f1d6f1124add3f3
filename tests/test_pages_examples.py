"""Examples to talk about: whole chains in plain words, never longer than the box they are for."""

from pathlib import Path

import pytest

from coproof.views.case_study import case_study
from coproof.views.case_words import among, joined, sentence
from coproof.views.catalogue import Catalogue
from coproof.views.examples import examples
from pages_stories import CHAIN, pages, portfolio, words_of

STORY = (
    CHAIN
    + """
svc-out: {title: Out and About, people_count: 24}
fb-2: {service: svc-out, themes: [th-dog], summary: We would like a dog.}
th-dog: {title: A dog, summary: People ask for a dog., services: [svc-out]}
dec-dog: {title: No dog, responds_to: [th-dog], outcome: "no", reason: One of us is allergic, alternative: A dog visits each week}
"""
)


def _catalogue(root: Path, story: str = STORY) -> Catalogue:
    return Catalogue.of(portfolio(root, story))


def test_a_service_with_a_whole_chain_has_its_example_in_plain_words(tmp_path: Path) -> None:
    words = words_of(pages(portfolio(tmp_path, STORY))["examples.html"])
    assert "Millfield House Noise after tea" in words
    assert "Context The lounge is loud in the evening. It rests on 1 piece of feedback" in words
    assert "1 February 2026: Try quiet evenings. We did." in words
    assert "The review on 1 April 2026: improved." in words
    assert "Looked at again after six months, on 1 September 2026: improved." in words
    assert "Those who were told said: not happy (1)." in words


def test_a_service_without_one_says_so(tmp_path: Path) -> None:
    shown = examples(_catalogue(tmp_path))
    assert [(one.service.id, one.study is None) for one in shown.services] == [
        ("svc-mill", False),
        ("svc-out", True),
    ]


def test_what_could_not_be_done_stands_beside_the_successes(tmp_path: Path) -> None:
    study = examples(_catalogue(tmp_path)).did_not_work
    assert study is not None
    assert study.entry.id == "th-dog"
    assert not study.worked
    assert "Because: One of us is allergic." in study.text
    assert "Instead: A dog visits each week." in study.text


@pytest.mark.parametrize("most", [60, 80, 120, 250])
def test_it_leaves_out_whole_sentences_to_fit_and_keeps_what_matters(
    tmp_path: Path, most: int
) -> None:
    catalogue = _catalogue(tmp_path)
    theme = catalogue.portfolio.graph.get("th-quiet")
    assert theme is not None
    full, fitted = case_study(theme, catalogue, 10_000), case_study(theme, catalogue, most)
    said = {passage for _, passages in full.parts for passage in passages}
    assert {passage for _, passages in fitted.parts for passage in passages} <= said
    assert "improved" in fitted.text
    assert fitted.words <= max(most, case_study(theme, catalogue, 0).words)


def test_small_words() -> None:
    assert sentence("It is\n quiet") == "It is quiet."
    assert sentence("Why?") == "Why?"
    assert joined(["Person supported", "Staff", "Family or carer"]) == (
        "person supported, staff and family or carer"
    )
    assert among(["Staff", "Person", "Person"]) == "person (2) and staff (1)"
