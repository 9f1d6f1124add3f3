"""A new portfolio for tests: one wheel for all of them, and what its pipelines run."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent


def build_wheel(folder: Path) -> Path:
    """The wheel of this checkout."""
    words = ["-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run([sys.executable, *words], cwd=ROOT, check=True, capture_output=True)
    [wheel] = folder.glob("*.whl")
    return wheel


def git(folder: Path, *words: str) -> str:
    """What git answers, as somebody who is nobody in particular."""
    who = ["-c", "user.name=Tester", "-c", "user.email=tester@example.org"]
    command = ["git", *who, "-c", "commit.gpgsign=false", "-c", "init.defaultBranch=main", *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def commit_all(folder: Path, message: str) -> str:
    """Commit everything in a folder, and give the commit."""
    if not (folder / ".git").exists():
        git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", message)
    return git(folder, "rev-parse", "HEAD")


def fresh_clone(folder: Path, into: Path) -> Path:
    """A clone that shares nothing with the repository that it comes from."""
    git(folder, "clone", "--quiet", "--no-local", str(folder), str(into))
    return into


@dataclass(frozen=True)
class Outcome:
    """How one step ended: its exit code and all that it printed."""

    name: str
    code: int
    output: str


@dataclass(frozen=True)
class Machine:
    """A computer on which nothing is set but a path and a home, as a fresh runner of a forge."""

    where: Path
    scratch: Path

    def run(self, name: str, script: str, given: Mapping[str, str]) -> Outcome:
        """Run a script as forges do: with bash, and no further after the first failure."""
        surroundings = {name: os.environ[name] for name in ("PATH", "HOME")}
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
        done = subprocess.run(
            command,
            cwd=self.where,
            env={**surroundings, **given},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        return Outcome(name, done.returncode, done.stdout)


def github_job(
    machine: Machine, workflow: str, job: str, values: Mapping[str, str]
) -> list[Outcome]:
    """Every `run:` step of a job of a workflow, up to the first that fails and may not.

    `values` are what stands between `${{ }}` in this run.
    """
    told = yaml.safe_load((machine.where / ".github/workflows" / workflow).read_text("utf-8"))
    return _steps(machine, told["jobs"][job]["steps"], values, {})


def github_step(
    machine: Machine, workflow: str, job: str, name: str, values: Mapping[str, str]
) -> Outcome:
    """One `run:` step of a job, on a machine on which those before it ran already."""
    told = yaml.safe_load((machine.where / ".github/workflows" / workflow).read_text("utf-8"))
    wanted = [step for step in told["jobs"][job]["steps"] if step["name"] == name]
    [outcome] = _steps(machine, wanted, values, {})
    return outcome


def action_steps(machine: Machine, action: Path, inputs: Mapping[str, str]) -> list[Outcome]:
    """Every step of the composite action in a folder."""
    told = yaml.safe_load((action / "action.yml").read_text("utf-8"))
    values = {f"inputs.{name}": about["default"] for name, about in told["inputs"].items()}
    values |= {f"inputs.{name}": value for name, value in inputs.items()}
    return _steps(machine, told["runs"]["steps"], values, {"GITHUB_ACTION_PATH": str(action)})


def _steps(
    machine: Machine,
    steps: list[dict[str, Any]],
    values: Mapping[str, str],
    given: Mapping[str, str],
) -> list[Outcome]:
    summary = machine.scratch / "summary.md"
    runner = {"RUNNER_TEMP": str(machine.scratch), "GITHUB_STEP_SUMMARY": str(summary)} | given
    outcomes: list[Outcome] = []
    for step in steps:
        failed = any(outcome.code for outcome in outcomes)
        if "run" not in step or (failed and "cancelled()" not in step.get("if", "")):
            continue
        own = {name: _value(str(value), values) for name, value in step.get("env", {}).items()}
        outcome = machine.run(step["name"], step["run"], runner | own)
        if not step.get("continue-on-error"):
            outcomes.append(outcome)
        elif outcome.code:
            outcomes.append(Outcome(outcome.name, 0, f"(may fail) {outcome.output}"))
        else:
            outcomes.append(outcome)
    return outcomes


def _value(text: str, values: Mapping[str, str]) -> str:
    if not text.startswith("${{"):
        return text
    return values[text.removeprefix("${{").removesuffix("}}").strip()]


NEXT = "--- next line of the script ---"


def gitlab_job(machine: Machine, job: str, given: Mapping[str, str]) -> list[Outcome]:
    """Every line of a job's script in one shell, as runners do, up to the first that fails."""
    told = yaml.safe_load((machine.where / ".gitlab-ci.yml").read_text("utf-8"))
    tools = {"TOOLS": str(machine.scratch / "coproof")}
    lines = tuple(_lines(told[job]["script"]))
    script = "\n".join(f"echo '{NEXT}'\n{line}" for line in lines)
    ran = machine.run(job, script, told["variables"] | tools | given)
    printed = ran.output.split(f"{NEXT}\n")[1:]
    codes = [0] * (len(printed) - 1) + [ran.code]
    told_of = zip(lines, codes, printed, strict=False)
    return [Outcome(line, code, output) for line, code, output in told_of]


def _lines(script: Any) -> Iterator[str]:
    """GitLab takes lists in lists for one list."""
    for part in script:
        if isinstance(part, list):
            yield from _lines(part)
        else:
            yield part
