"""The year's account: what was received is known wherever the budget says it."""

import tomllib
from decimal import Decimal

from planner.case.programme import programme_of, programme_table
from planner.documents.inputs import programme_from_json, programme_json
from planner.settlement.statement import Cost, YearSettled, statement
from planner.terms.case import ProgrammeRules
from planner.terms.refusals import Faults

EMPTY = YearSettled((), (), {})
TABLE = """unit = "Gmina Próbna"
edition = "2024"
from = 2024-03-01
to = 2024-12-31
applications_until = 2024-02-29T15:00:00+01:00
split.policy = "equal"
[budget]
hours = 100
"""


def read(budget: str) -> ProgrammeRules:
    text, faults = TABLE + budget, Faults("programme.toml")
    found = programme_of(text, tomllib.loads(text, parse_float=Decimal), faults)
    assert found is not None
    assert not faults.found
    return found


def test_the_grant_is_received_also_where_nobody_says_what_an_hour_costs() -> None:
    """Every assistant may have a rate."""
    rules = read('total = "102000.00"\n')

    account = statement(rules, EMPTY, [Cost("travel", 12_345)])

    assert (account["received"], account["admin"], account["travel"]) == ("102000.00", "2000.00", "123.45")
    assert account["returned_task"] == "99876.55"


def test_the_share_of_administration_is_the_budgets_own() -> None:
    account = statement(read('total = "105000.00"\nadmin_share = "0.05"\n'), EMPTY, [])

    assert (account["admin"], account["returned_task"]) == ("5000.00", "100000.00")


def test_what_a_budget_says_of_money_is_kept_by_every_way_of_writing_it() -> None:
    rules = read('total = "105000.00"\nadmin_share = "0.05"\nown_contribution = "12.50"\n')

    faults = Faults("")

    assert programme_from_json(programme_json(rules)) == rules
    assert programme_of("", programme_table(rules), faults) == rules


def test_a_grant_that_nobody_knows_is_not_made_up() -> None:
    account = statement(read('hourly_cost = "40.00"\n'), EMPTY, [])

    assert (account["received"], account["admin"], account["returned_task"]) == (None, "0.00", None)
