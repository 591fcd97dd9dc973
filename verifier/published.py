"""The published balances beside those folded from the events."""

from itertools import zip_longest
from typing import Any

from verifier.accounts import Account
from verifier.judged import Judged
from verifier.shapes import BALANCES, inside
from verifier.syntax import Members, Misread, strict, written
from verifier.tail import tail_lines
from verifier.verdict import Place

Scope = tuple[str, str]


def accounts(judged: Judged) -> dict[Scope, Account]:
    """Of the programmes that were opened, in their order."""
    folded = judged.accounts
    return {scope: folded[scope] for scope in sorted(folded) if folded[scope].opened}


def walk_balances(judged: Judged) -> None:
    """Each line against the events; then the programmes that have none."""
    missing, seen, last = accounts(judged), [(("", ""), 0)], judged.layout.tail_line
    for number, kind, line in tail_lines(judged):
        last = number + 1
        if kind == "balances" and (scope := _line(judged, Place(number), line, missing)):
            if scope <= seen[-1][0]:
                judged.findings.add("balances_order", Place(number), unit=scope[0], edition=scope[1])
            seen.append((scope, number))
    for scope in missing:
        where = next((number for other, number in seen if other > scope), last)
        judged.findings.add("balances_missing", Place(where), unit=scope[0], edition=scope[1])


def _line(judged: Judged, place: Place, line: bytes, missing: dict[Scope, Account]) -> Scope | None:
    """The programme of the line, which is missing no more; None where it cannot be read."""
    try:
        told = inside(strict(line), "balances", BALANCES)
    except Misread as error:
        judged.findings.add("balances_shape", place, why=error.code)
        return None
    scope = (told["unit"], told["edition"])
    account = missing.pop(scope, None)
    if account is None:
        judged.findings.add("balances_added", place, unit=scope[0], edition=scope[1])
    else:
        _compare(judged, place, told, account.published())
    return scope


def _compare(judged: Judged, place: Place, told: Members, folded: Members) -> None:
    if written(told) == written(folded):
        return
    for name in ("budget", "granted", "reserve"):
        if told[name] != folded[name]:
            judged.findings.add("balances_figure", place, what=name, found=told[name], due=folded[name])
    for name, key in (("people", "application"), ("settlements", "month")):
        _compare_rows(judged, place, name, both=(told[name], folded[name]), key=key)


def _compare_rows(judged: Judged, place: Place, what: str, *, both: tuple[list[Any], list[Members]], key: str) -> None:
    """The first row that differs."""
    for found, due in zip_longest(*both):
        if written({what: found}) != written({what: due}):
            named = due if due else found
            who = named.get(key, "") if type(named) is dict else ""
            judged.findings.add("balances_row", place, what=what, who=who, found=_row(found), due=_row(due))
            return


def _row(row: object) -> str:
    """Its figures, or that there is none."""
    return ", ".join(f"{name} {value}" for name, value in row.items()) if type(row) is dict else "–"
