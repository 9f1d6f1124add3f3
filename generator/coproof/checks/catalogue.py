"""All checks, found by looking into this folder, and the one way to run them."""

import pkgutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from importlib import import_module
from inspect import cleandoc
from types import ModuleType

from coproof import checks as folder
from coproof.checks.acceptance import accept
from coproof.checks.case import Case, Problem
from coproof.checks.labels import label
from coproof.checks.sections import SECTIONS
from coproof.model import Clocks, Finding, Severity, Thresholds, by_place


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its stable name, what it weighs, its section of the Gaps page, its manual.

    `find` yields problems about records, or whole findings where no record could be read. `last`
    marks a check that needs to know what the others found. `habit` marks one that judges what a
    service does over months and not one chain: it counts, so each edition judges what it shows.
    `about` are the kinds of record that its findings are about; empty means any kind.
    `thresholds` are the settings, of `Thresholds` or `Clocks`, from which on it speaks up.
    """

    name: str
    severity: Severity
    section: str
    manual: str
    find: Callable[[Case], Iterator[Problem | Finding]]
    last: bool = False
    habit: bool = False
    about: tuple[str, ...] = ()
    thresholds: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The first line of the manual: what the check is about, in one sentence."""
        return self.manual.partition("\n")[0]

    @property
    def meaning(self) -> str:
        """The second paragraph of the manual: what it means for people, on one line."""
        return " ".join(self.manual.split("\n\n", 2)[1].split())


_SETTINGS = frozenset(field.name for field in (*fields(Thresholds), *fields(Clocks)))


def _check_in(module: ModuleType) -> Check:
    if module.SECTION not in SECTIONS:
        raise ValueError(f"{module.__name__}: no such section of the Gaps page: {module.SECTION}")
    thresholds = tuple(getattr(module, "THRESHOLDS", ()))
    if unknown := set(thresholds) - _SETTINGS:
        raise ValueError(f"{module.__name__}: no such threshold: {', '.join(sorted(unknown))}")
    return Check(
        name=module.__name__.rpartition(".")[2].replace("_", "-"),
        severity=module.SEVERITY,
        section=module.SECTION,
        manual=cleandoc(module.__doc__ or ""),
        find=module.find,
        last=getattr(module, "LAST", False),
        habit=getattr(module, "HABIT", False),
        about=tuple(getattr(module, "ABOUT", ())),
        thresholds=thresholds,
    )


def _discover() -> Iterator[Check]:
    """Every module of the folder that can `find` something; the others help them."""
    for found in pkgutil.iter_modules(folder.__path__, f"{folder.__name__}."):
        module = import_module(found.name)
        if hasattr(module, "find"):
            yield _check_in(module)


CHECKS: tuple[Check, ...] = tuple(sorted(_discover(), key=lambda check: check.name))
"""All checks, sorted by name."""


_BY_NAME = {check.name: check for check in CHECKS}


def check_named(name: str) -> Check | None:
    """The check of that name, or None where there is none."""
    return _BY_NAME.get(name)


def run_checks(case: Case, checks: Iterable[Check] = CHECKS) -> tuple[Finding, ...]:
    """What these checks find, sorted by place, with accepted gaps marked as such."""
    chosen = tuple(checks)
    found = tuple(finding for check in chosen if not check.last for finding in _run(check, case))
    found = accept(found, case.settings.accepted_gaps, case.as_at)
    habits = frozenset(check.name for check in chosen if check.habit)
    told = replace(case, found=found, habits=habits)
    after = tuple(finding for check in chosen if check.last for finding in _run(check, told))
    return tuple(sorted(found + after, key=by_place))


def _run(check: Check, case: Case) -> Iterator[Finding]:
    for found in check.find(case):
        yield found if isinstance(found, Finding) else _finding(check, found, case)


def _finding(check: Check, problem: Problem, case: Case) -> Finding:
    record = problem.record
    return Finding(
        check=check.name,
        severity=problem.severity or check.severity,
        message=f"{label(case.kinds[record.kind], problem.field)}: {problem.message}",
        fix=problem.fix,
        record=record.id,
        file=record.file,
        field=problem.field,
    )
