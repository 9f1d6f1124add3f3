"""`python -m bench.hostile`: time and memory of reading each file made to break a reader.

Each is read by a process of its own, beside four sound records. Prints the worst; asserts nothing.
"""

import multiprocessing
import resource
import tempfile
import time
from pathlib import Path

from hostile_files import crafted
from publish_stories import SMALL
from read_stories import read

WORST = 5
KILO = 1024
"""Kilobytes in a megabyte: how Linux counts the memory of a process."""


def _measured(root: Path, answer: "multiprocessing.SimpleQueue[tuple[float, float]]") -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.process_time()
    read(root)
    spent = time.process_time() - begun
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    answer.put((spent, (after - before) / KILO))


def main() -> None:
    """Measure every file, and print the slowest and the largest."""
    found = {}
    for name, data in crafted().items():
        with tempfile.TemporaryDirectory() as scratch:
            root = lay_small(Path(scratch), data)
            answer: multiprocessing.SimpleQueue[tuple[float, float]] = multiprocessing.SimpleQueue()
            process = multiprocessing.Process(target=_measured, args=(root, answer))
            process.start()
            found[name] = answer.get()
            process.join()
    print(f"{len(found)} files")
    for label, place in (("seconds of the processor", 0), ("megabytes more than before", 1)):
        print(f"\n{label}")
        worst = sorted(found.items(), key=lambda one: -one[1][place])[:WORST]
        for name, measured in worst:
            print(f"  {measured[place]:8.2f}  {name}")


def lay_small(root: Path, data: bytes) -> Path:
    """Four sound records and the file."""
    for path, text in SMALL.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data if path.endswith("fb-1.yml") else text.encode())
    return root


if __name__ == "__main__":
    main()
