"""What people call a field: its label in the schema."""

from coproof.fields import Kind, plain


def label(kind: Kind, path: str) -> str:
    """The label of the field at a path such as `route.response`, as messages begin with it.

    An item of a list is called what the list is called, and a translation of a text what the
    text is called. Never empty: a path that the schema does not know has its last name unslugged.
    """
    path = path.removesuffix("]").rpartition("[")[0] if path.endswith("]") else path
    field = kind.field(path)
    if field is not None:
        return field.label
    parent, dot, name = path.rpartition(".")
    return label(kind, parent) if dot else plain(name)
