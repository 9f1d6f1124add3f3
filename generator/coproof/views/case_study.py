"""Case studies: one theme's whole chain as prose under four headings, as tender boxes want it.

Nothing is written here that no record says: sentences are made of fields, and people's own words
stand in quotation marks. A study is fitted to a number of words by leaving out whole sentences,
the least telling first.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from coproof.model import Record
from coproof.views.answer import choice_words, status_of
from coproof.views.before_after import measured
from coproof.views.case_words import among, joined, sentence
from coproof.views.catalogue import Catalogue, Entry
from coproof.views.chain import Chain, chain_of
from coproof.views.labels import pieces, said_date
from coproof.views.quotes import Quote, people_say, quote_of, staff_say
from coproof.views.you_said_we_did import heading_of

HEADINGS = (
    "Context",
    "Improvement approach",
    "Day-to-day delivery",
    "How effectiveness was shown",
)

ESSENTIAL, TELLING, MORE = range(3)

_REVIEWED: Mapping[str, str] = MappingProxyType(
    {
        "trial": "The review of the trial",
        "outcome": "The review",
        "sustained_3m": "Looked at again after three months,",
        "sustained_6m": "Looked at again after six months,",
        "sustained_12m": "Looked at again after a year,",
        "look_back": "Looking back",
    }
)


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence or two of a case study; `rank` says how soon it is left out."""

    words: str
    rank: int


@dataclass(frozen=True, slots=True)
class CaseStudy:
    """A theme's chain in prose: its four parts, each with a heading and its sentences.

    `lasted`: somebody looked again and found that it had lasted. `worked`: a review found that it
    helped. A study of something that did not work is a study like the others.
    """

    entry: Entry
    services: tuple[Entry, ...]
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    worked: bool
    lasted: bool

    @property
    def words(self) -> int:
        """How many words it has, headings included."""
        return len(self.text.split())

    @property
    def text(self) -> str:
        """The whole study as plain text, ready to be pasted into a box."""
        blocks = (
            f"{heading}\n{' '.join(passages)}" for heading, passages in self.parts if passages
        )
        return "\n\n".join(blocks)


def case_study(theme: Record, catalogue: Catalogue, most_words: int) -> CaseStudy:
    """The study of one theme in at most so many words, as far as its essential sentences allow."""
    chain = chain_of(theme, catalogue)
    written = tuple(
        tuple(part(chain, catalogue)) for part in (_context, _approach, _delivery, _effect)
    )
    reviews = (*chain.reviews, *chain.lasting)
    entry = catalogue.entries[theme.id]
    return CaseStudy(
        entry=entry,
        services=catalogue.known(entry.services),
        parts=tuple(zip(HEADINGS, _fitted(written, most_words), strict=True)),
        worked=any(r.get("result") in ("improved", "partly_improved") for r in reviews),
        lasted=any(r.get("result") in ("improved", "partly_improved") for r in chain.lasting),
    )


def _fitted(parts: tuple[tuple[Passage, ...], ...], most_words: int) -> tuple[tuple[str, ...], ...]:
    """The passages of each part that there is room for: all essential ones, then by rank."""
    left = most_words - sum(len(heading.split()) for heading in HEADINGS)
    kept: set[tuple[int, int]] = set()
    ranked = sorted(
        (passage.rank, number, place)
        for number, part in enumerate(parts)
        for place, passage in enumerate(part)
    )
    for rank, number, place in ranked:
        needs = len(parts[number][place].words.split())
        if rank == ESSENTIAL or needs <= left:
            kept.add((number, place))
            left -= needs
    return tuple(
        tuple(one.words for place, one in enumerate(part) if (number, place) in kept)
        for number, part in enumerate(parts)
    )


def _line(quote: Quote) -> str:
    """The words of a quote on one line, in the language that comes first."""
    paragraphs = quote.words.passages[0].paragraphs if quote.words.passages else ()
    return " ".join(" ".join(paragraphs).split())


def _context(chain: Chain, catalogue: Catalogue) -> Iterator[Passage]:
    """What people said, how many pieces of feedback, and by whom."""
    yield Passage(sentence(chain.theme.text("summary", catalogue.language)), ESSENTIAL)
    kind = catalogue.portfolio.kinds["feedback"]
    said = [one for one in chain.feedback if one.get("given_on")]
    if said:
        roles = among(choice_words(kind, "from_role", one.get("from_role")) for one in said)
        first = said_date(said[0].get("given_on"))
        yield Passage(f"It rests on {pieces(len(said))} since {first}, from {roles}.", ESSENTIAL)
    for number, one in enumerate(said):
        quote = quote_of(one, kind, catalogue.language)
        if quote is not None:
            by = choice_words(kind, "from_role", one.get("from_role")).lower()
            rank = TELLING if number == 0 else MORE
            yield Passage(f"“{_line(quote)}” ({by})", rank)


def _approach(chain: Chain, catalogue: Catalogue) -> Iterator[Passage]:
    """What was decided, with whom, why, and what else was weighed."""
    kind = catalogue.portfolio.kinds["decision"]
    for decision in chain.decisions:
        actions = catalogue.portfolio.graph.linking_to(decision.id, "action")
        title = decision.text("title", catalogue.language)
        on = said_date(decision.data["decided_on"])
        yield Passage(f"{sentence(f'{on}: {title}')} {_answered(decision, actions)}", ESSENTIAL)
        reason = decision.text("reason", catalogue.language)
        if reason:
            yield Passage(sentence(f"Because: {reason}"), ESSENTIAL)
        roles = [
            choice_words(kind, "decided_with[0]", one) for one in decision.many("decided_with")
        ]
        if roles:
            yield Passage(f"Decided together with: {joined(roles)}.", TELLING)
        alternative = decision.text("alternative", catalogue.language)
        if alternative:
            yield Passage(sentence(f"Instead: {alternative}"), TELLING)
        ideas = [str(one.get("idea")) for one in decision.many("options") if one.get("idea")]
        if len(ideas) > 1:
            yield Passage(sentence(f"Ideas that were weighed: {'; '.join(ideas)}"), MORE)


def _answered(decision: Record, actions: Iterable[Record]) -> str:
    """The answer in one sentence; a trial that is over is told as one that was made."""
    done = any(action.get("status") == "done" for action in actions)
    if decision.get("outcome") == "trial" and done:
        return "We tried it, to decide together whether to keep it."
    return sentence(heading_of(decision, actions).removesuffix("…").removesuffix(", because"))


def _delivery(chain: Chain, catalogue: Catalogue) -> Iterator[Passage]:
    """What was done, by whom, with whom, by when."""
    kind = catalogue.portfolio.kinds["action"]
    for action in chain.actions:
        what = action.text("what", catalogue.language) or action.text("title", catalogue.language)
        yield Passage(sentence(what), ESSENTIAL)
        _, status = status_of(action, catalogue.portfolio.as_at)
        done = action.get("done_on")
        when = f"{status} on {said_date(done)}" if done else status
        owner = action.text("owner_role")
        yield Passage(sentence(f"{when}, by: {owner}" if owner else when), TELLING)
        with_roles = [choice_words(kind, "done_with[0]", one) for one in action.many("done_with")]
        if with_roles:
            yield Passage(f"Done together with: {joined(with_roles)}.", MORE)
        stopped = action.text("stopped_because", catalogue.language)
        if stopped:
            yield Passage(sentence(f"Stopped because: {stopped}"), ESSENTIAL)


def _effect(chain: Chain, catalogue: Catalogue) -> Iterator[Passage]:
    """What reviews found, the figures before and after, what people say, whether it lasted."""
    kind = catalogue.portfolio.kinds["review"]
    for review in (*chain.reviews, *chain.lasting):
        result = choice_words(kind, "result", review.get("result")).lower()
        what = _REVIEWED.get(str(review.get("kind")), "A review")
        yield Passage(f"{what} on {said_date(review.data['on'])}: {result}.", ESSENTIAL)
        for one in measured(review, catalogue):
            words = f"{one.entry.title}: {one.before} before, {one.after} after"
            yield Passage(sentence(words), TELLING)
        learned = review.text("learned", catalogue.language)
        if learned:
            yield Passage(sentence(learned), TELLING)
        for quote in people_say(review, kind, catalogue.language):
            yield Passage(f"“{_line(quote)}” ({quote.by.lower() or 'people'})", TELLING)
        for quote in staff_say(review, catalogue.language):
            yield Passage(f"“{_line(quote)}” (staff)", MORE)
    yield from _verdicts(chain, catalogue)


def _verdicts(chain: Chain, catalogue: Catalogue) -> Iterator[Passage]:
    """What the people who were told said to it: their own verdict, beside the provider's."""
    kind = catalogue.portfolio.kinds["told"]
    said = [one for one in chain.told if one.get("response")]
    if said:
        words = among(choice_words(kind, "response", one.get("response")) for one in said)
        yield Passage(sentence(f"Those who were told said: {words}"), TELLING)
    elif chain.told:
        yield Passage(f"People were told on {said_date(chain.told[-1].data['on'])}.", TELLING)
