"""What happened in Krościenko Wyżne in 2024, as examples/making.py tells it: synthetic, from one seed."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from examples.reckoning.facts import Visit, on_clock
from examples.reckoning.files import DAYS, minutes, rows

if TYPE_CHECKING:
    from examples.making import Making, Told

MONTHS = [f"2024-{number:02d}" for number in range(3, 13)]
SERVING = [f"S-{number:03d}" for number in (1, 3, 4, 5, 7, 9, 12, 13, 15, 16, 21, 22)]
LEAVER, LAST = "A-0028", date(2024, 7, 19)
TRAVEL = ("312.40", "455.10", "398.00", "287.65", "342.95", "401.20", "366.30", "420.75", "389.90", "298.15")


def make(year: "Making") -> None:
    Kroscienko(year).told()


class Kroscienko:
    """waiting: one-sided visits that the participant confirms after their month was closed."""

    def __init__(self, year: "Making") -> None:
        self.year = year
        self.waiting: list[Visit] = []
        self.named: dict[str, Visit] = {}
        self.last: dict[str, date] = {}

    def told(self) -> None:
        self.year.step("import")
        self.year.announce("plan.json")
        self.year.step("cost", kind="insurance", amount="1290.00", on="2024-03-05")
        for number, month in enumerate(MONTHS):
            if month == "2024-08":
                self.year.step("replan", at=month, policy="waiting-list")
                self.year.announce("plan-2024-08.json")
            self.month(month, TRAVEL[number])
        self.year.step("cost", kind="interest", amount="1812.44", on="2024-12-31")

    def month(self, month: str, travel: str) -> None:
        year, planned = self.year, self.year.roster(month)
        if month == "2024-07":
            self.last[LEAVER] = LAST
        told = year.happened(planned, self.last)
        told += self.special(month)
        late = [one for one in told if year.dice.random() < 0.02]
        year.timesheet(f"{month}.csv", [one for one in told if one not in late])
        self.after_closing_the_month_before(month)
        late += self.beyond_the_grant() if month == "2024-12" else []
        year.timesheet(f"{month}-late.csv", late)
        self.before_closing(month, told)
        year.step("cost", kind="travel", amount=travel, on=f"{month}-28", own=month in ("2024-10", "2024-11"))
        year.step("close", month=month)

    def before_closing(self, month: str, told: "list[Told]") -> None:
        """Half of what one side alone confirmed is confirmed by the other in time."""
        one_sided = [one.visit for one in told if one.one_sided and one.visit.outcome == "done"]
        for visit in one_sided[:3]:
            self.year.decide("confirm", visit)
        self.waiting = one_sided[3:5]
        if month == "2024-04":
            self.year.decide("reject", self.named["R-34 rejected"], reason="usługi opiekuńcze w tym samym czasie")
        if month == "2024-07":
            self.year.step("withdraw", application=LEAVER, last_day=str(LAST))

    def after_closing_the_month_before(self, month: str) -> None:
        """What is decided about closed months stands in this one's settlement."""
        year = self.year
        for visit in self.waiting:
            year.decide("confirm", visit)
        if month == "2024-05":
            year.decide("accept", self.named["R-34"], reason="opiekunka odwołała swoją wizytę")
        if month == "2024-06":
            end = self.named["721"].end - 1
            year.decide(
                "correct", self.named["721"], to={"end": moment_said(end)}, reason="zegarek spieszył się o minutę"
            )
        if month == "2024-08":
            year.decide("reject", self.named["gone"], reason="po ostatnim dniu usług")
        if month == "2024-09":
            year.timesheet("2024-08-after.csv", [self.some(date(2024, 8, 14), 9, 95)], corrects="2024-08")
            self.correct("2024-07", {"shorter": 30}, "karta podaje wcześniejszy koniec")
        if month == "2024-11":
            self.correct("2024-10", {}, "uczestnik był w szpitalu")

    def correct(self, month: str, shorter: dict[str, int], reason: str) -> None:
        """A visit of a closed month, of those that are settled: another end, or nobody was there."""
        settled = [one.visit for one in self.year.telling.year.lines() if one.settled > 60 and one.visit.month == month]
        visit = self.year.dice.choice(settled)
        to = {"end": moment_said(visit.end - shorter["shorter"])} if shorter else {"outcome": "no_show"}
        self.year.decide("correct", visit, to=to, reason=reason)

    def special(self, month: str) -> "list[Told]":
        """Nights of the changing clock, hours beside care services, 721 minutes, a visit after the last day."""
        if month == "2024-03":
            return [self.some(date(2024, 3, 30), 22, 7 * 60)]
        if month == "2024-10":
            return [self.some(date(2024, 10, 26), 22, 9 * 60)]
        if month == "2024-04":
            return [self.beside_care("R-34", date(2024, 4, 8)), self.beside_care("R-34 rejected", date(2024, 4, 15))]
        if month == "2024-05":
            return self.too_long()
        if month == "2024-07":
            return [self.after_the_last_day()]
        return []

    def some(self, first: date, hour: int, long: int) -> "Told":
        """Of somebody who is free, by somebody who is."""
        return self.year.visit(first, hour, long, next(self.year.free(first, (hour, long), self.people, SERVING)))

    def beside_care(self, name: str, first: date) -> "Told":
        busy = {row["application"]: row for row in rows(self.year.folder, "blocked.csv")}
        for day in (first + timedelta(days=number) for number in range(7)):
            there = [one for one in self.people if one in busy and busy[one]["day"] == DAYS[day.weekday()]]
            for person in there:
                hour = minutes(busy[person]["from"]) // 60
                for who in self.year.free(day, (hour, 90), [person], SERVING):
                    told = self.year.visit(day, hour, 90, who)
                    self.named[name] = told.visit
                    return told
        raise LookupError(name)

    def too_long(self) -> "list[Told]":
        """Six hours at one person's, six and a minute at another's."""
        for day in (date(2024, 5, 6) + timedelta(days=number) for number in range(20)):
            later = dict(map(reversed, self.year.free(day, (14, 361), self.people, SERVING)))
            for person, one in self.year.free(day, (7, 360), self.people, SERVING):
                if later.get(one, person) != person:
                    told = [
                        self.year.visit(day, 7, 360, (person, one)),
                        self.year.visit(day, 14, 361, (later[one], one)),
                    ]
                    self.named["721"] = told[1].visit
                    return told
        raise LookupError("721")

    def after_the_last_day(self) -> "Told":
        for day in (LAST + timedelta(days=number) for number in range(1, 10)):
            for who in self.year.free(day, (10, 120), [LEAVER], SERVING):
                told = self.year.visit(day, 10, 120, who)
                self.named["gone"] = told.visit
                return told
        raise LookupError("gone")

    def beyond_the_grant(self) -> "list[Told]":
        """Of the one who has least left, eight hours a day until there is too much."""
        left = dict(self.year.telling.year.grants)
        for line in self.year.telling.year.lines():
            left[line.visit.application] = left.get(line.visit.application, 0) - line.minutes + line.disputed
        person = min((one for one in self.people if left.get(one, 0) > 0), key=lambda one: (left[one], one))
        told: list[Told] = []
        for day in (date(2024, 12, number) for number in range(1, 31)):
            if 480 * len(told) <= left[person] + 120:
                told += [
                    self.year.visit(day, 8, 480, who)
                    for who in list(self.year.free(day, (8, 480), [person], SERVING))[:1]
                ]
        return told

    @property
    def people(self) -> list[str]:
        """Adults with a grant who are there to the end."""
        year = self.year.telling.year
        return [
            name
            for name, one in sorted(year.people.items())
            if year.grants.get(name) and one.category != "child" and one.last == date(2024, 12, 31)
        ]


def moment_said(instant: int) -> str:
    return on_clock(instant).isoformat()
