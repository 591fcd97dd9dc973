"""Small months of which a search easily misses the best roster, however many steps it makes."""

from datetime import date

from planner.solver.roster.request import Asked
from planner.solver.roster.search import Effort
from planner.solver.roster.solve import solve_roster
from planner.terms.calendar import Month
from planner.terms.case import ApplicationCard, AssistantTerms, Wish
from tests.worlds.cases import application, assistant
from tests.worlds.roster_world import LAST, MON, SUN, TUE, plan, week, wish, world

ROUND_THE_CLOCK = assistant("S-1", windows=week("00:00-24:00"))
NIGHT = assistant("S-1", windows=week("18:00-10:00"))


def home(name: str, lon: float) -> ApplicationCard:
    return application(name, lat=50.0, lon=lon)


def score(wishes: list[Wish], staff: list[AssistantTerms], people: list[ApplicationCard] | None = None) -> int:
    month = world(wishes, staff=staff, people=people, **LAST)
    names = [one.id for one in month.applications]
    return solve_roster(month, plan(*names), Asked(Month(2026, 3)), Effort(steps=200)).score


def test_a_long_visit_takes_the_place_of_a_short_one_of_the_same_person() -> None:
    people = [home("A-1", 20.0), home("A-3", 20.2)]
    staff = [ROUND_THE_CLOCK, assistant("S-2", windows=week("18:00-10:00"))]
    wishes = [
        wish(MON, "16:00-00:30", 480, "A-3"),
        wish(MON, "20:00-22:00", 60, "A-3"),
        wish(MON, "16:00-17:30", 30, "A-1"),
    ]

    found = score(wishes, staff, people)

    assert found == 60 * 4 + 30 * 4


def test_a_long_visit_takes_the_place_of_a_short_one_where_twelve_hours_bind() -> None:
    wishes = [
        wish(MON, "08:00-14:00", 240),
        wish(MON, "20:00-05:00", 480),
        wish(TUE, "08:00-10:30", 30),
        wish(TUE, "08:00-13:00", 240, "A-2"),
    ]

    found = score(wishes, [ROUND_THE_CLOCK])

    assert found == 30 * 4


def test_a_visit_after_midnight_waits_for_the_way_from_the_one_before() -> None:
    people = [home("A-2", 20.0), home("A-3", 20.1)]
    wishes = [wish(TUE, "00:00-10:00", 480, "A-2"), wish(MON, "20:00-01:00", 240, "A-3")]

    found = score(wishes, [NIGHT], people)

    assert found == 0


def test_two_assistants_exchange_their_people_to_save_a_way() -> None:
    people = [home("A-1", 20.0), home("A-2", 20.0), home("A-3", 20.1)]
    staff = [
        assistant("S-0", windows=week("07:00-16:00"), max_hours_month=2),
        assistant("S-1", windows=week("09:00-13:00"), max_hours_month=4),
    ]
    wishes = [
        wish(MON, "08:00-10:45", 45, "A-2"),
        wish(SUN, "09:00-10:00", 60, "A-1"),
        wish(MON, "09:00-11:00", 60, "A-1"),
        wish(SUN, "09:00-11:00", 60, "A-2"),
        wish(MON, "10:00-14:00", 120, "A-3"),
    ]
    month = world(wishes, people=people, staff=staff, first=date(2026, 3, 27), last=date(2026, 3, 30))

    found = solve_roster(month, plan("A-1", "A-2", "A-3"), Asked(Month(2026, 3)), Effort(steps=200))

    assert found.score == 0
