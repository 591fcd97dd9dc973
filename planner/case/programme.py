"""programme.toml."""

import re
import tomllib
from contextlib import suppress
from decimal import Decimal
from typing import Any

from planner.case import times
from planner.case.cells import MOST_HOURS, CellFault
from planner.case.settings import Settings
from planner.editions import CATEGORIES, EDITIONS, Edition, edition
from planner.terms.case import POLICIES, Money, ProgrammeRules
from planner.terms.done import SIDES
from planner.terms.refusals import Faults
from planner.terms.settling import COSTS, ROUNDINGS, Settling

LONGEST_DAYS = 731
MONEY = ("total", "admin_share", "hourly_cost")
_OWN = ("admin", "own_contribution")
Amounts = dict[str, Decimal | None]
_DECIDING = ("edition", "from", "to", "applications_until", "split.policy", "split.step_hours", "averages")
_SECTIONS = ("budget", "split", "places", "pools", "ceilings", "averages", "settlement")
BY_SECTION: dict[str, tuple[str, ...]] = {
    "": ("unit", "teryt", "edition", "from", "to", "applications_until", *_SECTIONS),
    "budget": ("hours", *MONEY, *_OWN),
    "split": ("policy", "step_hours", "minimum_hours", "monthly_limit", "admission_needs_assistants"),
    "places": ("total", *CATEGORIES),
    "pools": CATEGORIES,
    "ceilings": CATEGORIES,
    "averages": CATEGORIES,
    "settlement": ("confirmed_by", "round_minutes", "costs"),
}


KEYS = BY_SECTION[""]
_QUOTED = ("unit", "teryt", "edition", "split.policy", *(f"budget.{name}" for name in (*MONEY, *_OWN)))
_DATED = {"from": times.day, "to": times.day, "applications_until": times.moment}
_COMMA = re.compile(r"\d+,\d+", re.ASCII)


def read_programme(text: str, faults: Faults) -> ProgrammeRules | None:
    """The programme, with stand-ins for wrong values; None when those that decide eligibility are wrong."""
    try:
        table = tomllib.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError, ArithmeticError) as error:  # numbers and nesting out of all bounds too
        place = re.search(r"line (\d+)", str(error))
        faults.add("not_toml", line=int(place[1]) if place else 0, detail=error)
        return None
    return programme_of(text, table, faults)


def programme_of(text: str, table: dict[str, Any], faults: Faults) -> ProgrammeRules | None:
    """The programme of a table that was read; `text` is where faults look for their lines, or empty."""
    reading = Settings(text, table, faults)
    reading.refuse_unknown_keys(BY_SECTION)
    programme = _programme(reading)
    _check_together(reading, programme)
    return programme if reading.right(*_DECIDING) else None


def programme_table(rules: ProgrammeRules) -> dict[str, Any]:
    """The table that `programme_of` reads as these rules."""
    money = {} if rules.money is None else {name: f"{getattr(rules.money, name):f}" for name in MONEY}
    if rules.money is not None and rules.money.admin_share == _usual_share(rules.edition):
        del money["admin_share"]  # of a total that is lifted later none would be left either
    settling = rules.settling
    own = {name: f"{value:f}" for name in (*_OWN, *MONEY) if (value := getattr(settling, name)) is not None}
    split = {
        **{name: getattr(rules, name) for name in ("policy", "step_hours", "minimum_hours")},
        **({} if rules.monthly_limit is None else {"monthly_limit": rules.monthly_limit}),
        "admission_needs_assistants": rules.admission_needs_assistants,
    }
    return {
        "unit": rules.unit,
        "edition": rules.edition.name,
        "from": rules.first,
        "to": rules.last,
        **({"teryt": rules.teryt} if rules.teryt else {}),
        "applications_until": rules.applications_until,
        "budget": {"hours": rules.hours, **money, **own},
        "split": split,
        "places": {**({} if rules.places is None else {"total": rules.places}), **rules.category_places},
        **{name: dict(getattr(rules, name)) for name in ("pools", "ceilings", "averages")},
        "settlement": {
            "confirmed_by": list(settling.confirmed_by),
            "round_minutes": settling.round_minutes,
            "costs": list(settling.costs),
        },
    }


def setting_value(key: str, text: str) -> Any:
    """The text as programme.toml would hold it under the key: quoted where the key asks for quotes."""
    if key in _QUOTED or not text.isprintable():  # a second line would be a second key
        return text
    if key in _DATED:
        with suppress(CellFault):
            return _DATED[key](text)
    try:
        plain = text.replace(",", ".") if _COMMA.fullmatch(text) else text
        return tomllib.loads(f"value = {plain}", parse_float=Decimal)["value"]
    except (ValueError, RecursionError, ArithmeticError):
        return text


def _programme(reading: Settings) -> ProgrammeRules:
    rules = edition(reading.choice("edition", EDITIONS))
    reading.required("budget.hours")
    averages = ((name, reading.average(f"averages.{name}")) for name in CATEGORIES)
    amounts = {key: reading.money(f"budget.{key}") for key in (*MONEY, *_OWN)}
    if amounts["admin_share"] == _usual_share(rules):  # said or not, it is the same
        amounts["admin_share"] = None
    return ProgrammeRules(
        unit=reading.text_of("unit"),
        edition=rules,
        first=reading.day("from"),
        last=reading.day("to"),
        applications_until=reading.moment("applications_until"),
        hours=reading.whole("budget.hours", 0) or 0,
        money=(money := _money(reading, rules, amounts)),
        money_incomplete=money is None and any(amounts[key] is not None for key in MONEY),
        policy=reading.choice("split.policy", POLICIES),
        step_hours=reading.whole("split.step_hours", 1, 744) or 1,
        minimum_hours=reading.whole("split.minimum_hours", 0, MOST_HOURS) or 0,
        monthly_limit=reading.whole("split.monthly_limit", 1, MOST_HOURS),
        admission_needs_assistants=reading.flag("split.admission_needs_assistants"),
        places=reading.whole("places.total", 0),
        category_places=reading.wholes("places", 0),
        pools=reading.wholes("pools", 0),
        ceilings=reading.wholes("ceilings", 1),
        averages={name: value for name, value in averages if value is not None},
        teryt=reading.teryt(),
        settling=_settling(reading, amounts, money),
    )


def _settling(reading: Settings, amounts: Amounts, priced: Money | None) -> Settling:
    admin, total = amounts["admin"], amounts["total"]
    if admin is not None and total is not None and admin > total:
        reading.fault("admin_above_total", "budget.admin", value=admin, total=total)
    return Settling(
        confirmed_by=reading.some("settlement.confirmed_by", SIDES),
        round_minutes=reading.one_of("settlement.round_minutes", ROUNDINGS),
        costs=reading.some("settlement.costs", COSTS),
        admin=admin,
        own_contribution=amounts["own_contribution"],
        **({} if priced else {key: amounts[key] for key in MONEY}),
    )


def _money(reading: Settings, rules: Edition, amounts: Amounts) -> Money | None:
    """None unless both the total and the hourly cost are given; the share has the edition's default."""
    total, share, cost = (amounts[key] for key in MONEY)
    if cost is not None and cost == 0:
        reading.fault("not_above_zero", "budget.hourly_cost", value=cost)
        return None
    if total is None or cost is None:
        return None
    return Money(total, _usual_share(rules) if share is None else share, cost)


def _usual_share(rules: Edition) -> Decimal:
    return Decimal(rules["money.admin_share"])


def _check_together(reading: Settings, programme: ProgrammeRules) -> None:
    if reading.right("from", "to"):
        _check_days(reading, programme)
    if reading.right("edition", "split.step_hours"):
        _check_step(reading, programme)


def _check_days(reading: Settings, programme: ProgrammeRules) -> None:
    if programme.last < programme.first:
        reading.fault("ends_before_start", "to", value=programme.last, start=programme.first)
    elif (programme.last - programme.first).days >= LONGEST_DAYS:
        reading.fault("too_long", "to", most=LONGEST_DAYS)


def _check_step(reading: Settings, programme: ProgrammeRules) -> None:
    lowest = min(programme.edition.ceiling(category) for category in CATEGORIES)
    if programme.step_hours > lowest:
        reading.fault("not_whole", "split.step_hours", value=programme.step_hours, least=1, most=lowest)
    for category, ceiling in programme.ceilings.items():
        if ceiling < programme.step_hours:
            reading.fault("below_step", f"ceilings.{category}", value=ceiling, step=programme.step_hours)
