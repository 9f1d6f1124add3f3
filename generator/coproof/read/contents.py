"""What a commit holds, by the ids that git gives to contents: equal ids are equal bytes."""

from pathlib import Path

from coproof.read.git import run


def contents_of(root: Path, commit: str, *folders: str) -> dict[str, str] | None:
    """The files of a commit below these folders of the root, each with the id of its content.

    None where the commit, or what it holds, is not here. No file is read.
    """
    words = ("--no-replace-objects", "ls-tree", "-r", "-z", f"{commit}^{{commit}}")
    listed = run(root, *words, "--", *folders)
    if listed is None or listed.returncode:
        return None
    entries = (entry.partition(b"\t") for entry in listed.stdout.split(b"\0") if entry)
    return {
        path.decode("utf-8", "surrogateescape"): about.split()[-1].decode()
        for about, _, path in entries
    }
