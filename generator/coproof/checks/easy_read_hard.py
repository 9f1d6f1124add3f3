"""An Easy Read line that is hard to read: too long, two sentences, a hard word, or no picture.

What this means for people: Easy Read is made for people who find reading hard. A long sentence, two
ideas at once or a word from the office loses them, and the picture is what many read first.

How to mend it: one idea a line, one short sentence, one picture. Take the words that you would say
aloud. Then read it with people: only they can say whether it is easy (`checked_with_people`).

Some hard words, each with plain ones that usually do:

    additional: more; assistance: help; baseline: how it was before; capacity: being able to
    decide; challenging behaviour: being upset; co-production: working together; commence:
    start; commissioner: the council; communal: shared; consultation: asking people;
    domiciliary: at home; empower: help people decide; engagement: taking part; ensure: make
    sure; environment: place; escalate: take it further; evaluate: check; facilitate: help;
    feedback: what people say; governance: how we are run; holistic: whole; implement: do;
    in order to: to; initiative: plan; intervention: help; multidisciplinary: from several
    teams; non-compliant: said no; outcome: what changed; participation: taking part;
    pathway: steps; person-centred: about you; placement: home; prior to: before; provision:
    help; regarding: about; require: need; respite: a short break; restrictive practice:
    being stopped; safeguarding: keeping people safe; service user: person; stakeholder:
    people who care; sufficient: enough; transition: move; utilise: use

Before:
    - say: We implemented sensory provision in communal areas. Please tell us what you think.

After:
    - {say: We made a quiet room., picture: quiet-room}
    - {say: Tell us what you think., picture: thumbs-up-or-down}

Serves: accessible formats, visual prompts and simplified summaries.
"""

from collections.abc import Iterator
from itertools import groupby

from coproof.checks.case import Case, Problem
from coproof.checks.easy_lines import EasyLine, easy_lines, hard_words_in, sentences_in, words_in
from coproof.checks.wording import count
from coproof.model import Severity

SEVERITY: Severity = "note"
SECTION = "other"
ABOUT = ("theme", "decision", "review")
THRESHOLDS = ("easy_read_words",)

HELP = "One idea a line: one short sentence, and one picture."


def find(case: Case) -> Iterator[Problem]:
    """The notes on each line, and one on each record for its lines without a picture."""
    most = case.settings.thresholds.easy_read_words
    for _, lines in groupby(easy_lines(case.graph), key=lambda line: line.record.id):
        of_record = tuple(lines)
        for line in of_record:
            for message in _hard(line, most):
                said = f"line {line.number} {message}"
                yield Problem(line.record, f"{line.field}.say", said, HELP)
        yield from _pictures(of_record)


def _hard(line: EasyLine, most: int) -> Iterator[str]:
    """What makes a line hard, by counting: a message never repeats its words."""
    sentences = sentences_in(line.say)
    longest = max(map(words_in, sentences), default=0)
    if longest > most:
        yield f"has {count(longest, 'word')}. Say it in {most} or fewer."
    if len(sentences) > 1:
        yield f"has {len(sentences)} sentences. Give each a line of its own."
    hard = len(hard_words_in(line.say))
    if hard:
        yield f"has {count(hard, 'hard word')}. `coproof explain easy-read-hard` lists plain ones."


def _pictures(lines: tuple[EasyLine, ...]) -> Iterator[Problem]:
    bare = [line for line in lines if line.picture is None]
    if bare:
        message = f"{len(bare)} of {count(len(lines), 'line')} without one. Choose one for each."
        yield Problem(bare[0].record, f"{bare[0].field}.picture", message, HELP)
