"""Days as exports write them: 2026-08-06, 8/6/2026, 6.8.2026."""

from __future__ import annotations

import datetime
import re

_DATE = re.compile(r"(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?:[ T]\d{1,2}:\d{2}.*)?")


def read_day(text: str) -> str:
    """Return what tells a day from others; raise ``ValueError`` for what is no date.

    Whether 8/6 is in June or August does not matter to a diary: each writes all days in one way.

    >>> read_day("2026-08-06"), read_day("8/6/2026"), read_day("31.12.2026")
    ('2026-8-6', '2026-8-6', '2026-31-12')
    """
    match = _DATE.fullmatch(text.strip())
    if match is None:
        raise ValueError("is no date like 2026-08-06")
    first, _, second, third = match.groups()
    year, parts = (first, (second, third)) if len(first) == 4 else (third, (first, second))
    one, other = map(int, parts)
    if len(year) != 4 or not (_is_date(int(year), one, other) or _is_date(int(year), other, one)):
        raise ValueError("is no date like 2026-08-06")
    return f"{int(year)}-{one}-{other}"


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True
