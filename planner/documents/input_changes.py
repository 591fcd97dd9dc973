"""What differs between two records of inputs, one line for each fact: `A-0003.points: 5 → 7`."""

from typing import Any

from planner.terms.natural import natural


def changes_between(before: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """Lines in the order programme, applications, assistants; empty when nothing differs."""
    programme = _differences("programme", before["programme"], now["programme"])
    people = _rows(before["applicants"], now["applicants"])
    staff = _rows(before["assistants"] or [], now["assistants"] or [])
    limited = [one["assistants"] is not None for one in (before, now)]
    limit = [] if limited[0] == limited[1] else [f"assistants limit hours: {limited[0]} → {limited[1]}"]
    return [*programme, *people, *limit, *staff]


def _rows(before: list[dict[str, Any]], now: list[dict[str, Any]]) -> list[str]:
    old, new = ({one["id"]: one for one in rows} for rows in (before, now))
    lines = []
    for name in sorted({*old, *new}, key=natural):
        if name not in old:
            lines.append(f"+ {name}")
        elif name not in new:
            lines.append(f"− {name}")
        else:
            lines += _differences(name, old[name], new[name])
    return lines


def _differences(name: str, before: dict[str, Any], now: dict[str, Any]) -> list[str]:
    keys = [key for key in now if before.get(key) != now[key]]
    return [f"{name}.{key}: {_short(before.get(key))} → {_short(now[key])}" for key in keys]


def _short(value: Any) -> str:
    return "…" if isinstance(value, (dict, list)) else str(value)
