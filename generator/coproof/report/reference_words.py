"""The prose of the field reference: what records and schemas are, and what the words mean."""

from collections.abc import Mapping

INTRODUCTION = """\
# The fields of every record

<!-- Written by `make reference` from the schemas here. Change a schema, not this page. -->

A record is one small text file about one thing: something that somebody said, a decision, a review.
This page lists every kind of record and every field it may have. `evidence/README.md` says how to
write one; `make check` says whether it is right.

This folder holds one schema (JSON Schema, Draft 2020-12) for each kind of record and each settings
file; `common.schema.json` holds what several of them share. They are the one place where a field is
described: checks, forms, imports, pages and exports all read them. To add a field, write it into
its schema with a `title`, a `description`, an `x-visibility` and an `x-error`, then run
`make reference`. Any tool that knows JSON Schema gives the same verdict on the shape of a record:

```
check-jsonschema --schemafile schema/feedback.schema.json evidence/feedback/2026/*.yml
```

What depends on two fields at once is a check; `coproof explain CHECK` tells about it.

| annotation | what it says |
|---|---|
| `x-kind`, `x-plural` | the kind's own name, and its name for many |
| `x-folder`, `x-prefix` | the folder below `evidence/`, and what an id starts with |
| `x-visibility` | the widest edition that shows the field; without it the field stays internal |
| `x-link` | the kinds of record that an id may name |
| `x-labels` | plain words for choices, where the choice itself does not read well |
| `x-error` | what to write, for somebody whose value was not accepted |
| `x-shape` | `date-or-month`, or `code` for text that is no free text, such as an id or a path |

"""
"""What the field reference says before its tables."""

WORDS: Mapping[str, str] = {
    "Feedback": "one thing that somebody said, wrote, signed or showed",
    "Theme": "what several pieces of feedback are about",
    "Decision": "what was decided in answer, by whom, and why; also a no, with its reason",
    "Action": "what is done because of a decision, by whom and by when",
    "Review": "whether it made things better, and whether that lasted",
    "Told": "who was told what had changed, how, and what they said to it",
    "Journey": "the way of one piece of feedback through all of these",
    "Stage": "one step of a journey: given, routed, decided, acted, reviewed, told, sustained",
    "Edition": "the site for one audience: public, partner (commissioners, inspectors) or internal",
    "Gap": "something that is missing in the chain or late; it is shown, never hidden",
    "Held": "there is a record, but this edition may not show it",
    "Role": "who somebody is in the life of the service, such as person or staff; never a name",
    "Closed": "every stage up to told is done or not needed",
}
"""The glossary: each word with its meaning."""
