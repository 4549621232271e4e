"""One test for a long list of cases: each costs what it does, and not a test of its own."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

import pytest
from _pytest.mark import ParameterSet


def on_each(names: str, cases: Iterable[object]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Run a test on all cases at once, and tell each that fails; those that are marked thorough are run as such.

    ``names`` are those of the arguments that a case gives, as for ``pytest.mark.parametrize``; the others are fixtures,
    which all cases share.
    """
    wanted = [name.strip() for name in names.split(",")]
    quick: list[tuple[object, ...]] = []
    thorough: list[tuple[object, ...]] = []
    for case in cases:
        marked = isinstance(case, ParameterSet) and bool(case.marks)
        values = case.values if isinstance(case, ParameterSet) else case if len(wanted) > 1 else (case,)
        (thorough if marked else quick).append(tuple(values))  # type: ignore[arg-type]  # several values are a sequence

    def of_all(test: Callable[..., None]) -> Callable[..., None]:
        @wraps(test)
        def on_all(*itself: object, all_cases: list[tuple[object, ...]], **fixtures: Any) -> None:
            failed = []
            for case in all_cases:
                try:
                    test(*itself, **dict(zip(wanted, case, strict=True)), **fixtures)
                except Exception as error:  # noqa: BLE001  (whatever a case raises is told beside the others)
                    error.add_note(f"for {', '.join(map(repr, case))[:500]}")
                    failed.append(error)
            if failed:
                raise ExceptionGroup(f"{len(failed)} of {len(all_cases)} cases", failed)

        signature = inspect.signature(test)
        left = [parameter for name, parameter in signature.parameters.items() if name not in wanted]
        given = inspect.Parameter("all_cases", inspect.Parameter.KEYWORD_ONLY)
        on_all.__signature__ = signature.replace(parameters=[*left, given])  # type: ignore[attr-defined]  # as pytest reads it
        some = [pytest.param(quick, id="all" if not thorough else "some")] if quick else []
        others = [pytest.param(thorough, id="others", marks=pytest.mark.thorough)] if thorough else []
        return pytest.mark.parametrize("all_cases", [*some, *others])(on_all)

    return of_all
