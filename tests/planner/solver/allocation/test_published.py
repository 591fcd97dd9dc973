"""The published figures of two communes."""

from collections import Counter

from planner.case.reader import read_case
from planner.solver.allocation.run import Run
from planner.solver.allocation.solve import solve
from tests.worlds.places import EXAMPLES


def test_krasocin_2026_admits_53_people_to_all_of_its_16850_hours() -> None:
    plan = solve(read_case(EXAMPLES / "krasocin-2026"), Run())

    assert plan.status == "optimal"
    assert (plan.totals["people"], plan.totals["hours"]) == (53, 16_850)
    assert all(proven for _, proven in plan.stages)


def test_kroscienko_2024_gives_exactly_the_published_averages() -> None:
    case = read_case(EXAMPLES / "kroscienko-2024")

    plan = solve(case, Run())

    category = {one.id: one.category for one in case.applications}
    found = Counter((category[grant.application], grant.hours) for grant in plan.admitted)
    assert plan.status == "optimal"
    assert found == {
        ("severe", 384): 13,
        ("severe", 383): 13,
        ("severe_multiple", 373): 9,
        ("moderate", 238): 5,
        ("moderate_multiple", 176): 2,
        ("child", 360): 1,
    }
    assert plan.totals["hours"] == 15_230
