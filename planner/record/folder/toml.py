"""programme.toml."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

from planner.case.programme import programme_table
from planner.terms.case import ProgrammeRules


def programme_toml(rules: ProgrammeRules) -> str:
    """What reads as these rules again; empty sections are left out."""
    table = programme_table(rules)
    plain = [_line(key, value) for key, value in table.items() if not isinstance(value, dict)]
    sections = ((key, value) for key, value in table.items() if isinstance(value, dict) and value)
    return "\n".join([*plain, *(line for key, value in sections for line in _section(key, value))]) + "\n"


def _section(name: str, values: dict[str, Any]) -> list[str]:
    return ["", f"[{name}]", *(_line(key, value) for key, value in values.items())]


def _line(key: str, value: Any) -> str:
    return f"{key} = {_said(value)}"


def _said(value: Any) -> str:
    match value:
        case bool():
            return str(value).lower()
        case int():
            return str(value)
        case Decimal():
            return f"{value:f}"
        case date():  # moments too
            return value.isoformat()
        case list():
            return f"[{', '.join(map(_said, value))}]"
    return json.dumps(str(value), ensure_ascii=False)
