"""A programme: its rules, its plans, and who holds which hours of the budget."""

from fractions import Fraction

from planner.aggregates.programme_events import (
    AssistantsLimited,
    GrantsAnnounced,
    Held,
    PlaceFilled,
    PlaceFreed,
    PlanFiled,
    ProgrammeOpened,
    ProgrammeState,
    RulesSet,
    held_from_json,
    held_json,
)
from planner.documents.inputs import programme_from_json, programme_json
from planner.terms.case import ProgrammeRules
from planner.terms.natural import natural
from planner.terms.refusals import Refused
from planner.terms.scope import Act, Scope


class Programme(ProgrammeState):
    """Keeps the budget: granted + reserve = budget, after every event."""

    TOPIC = "programme"

    @classmethod
    def open(cls, scope: Scope, rules: ProgrammeRules, act: Act) -> "Programme":
        programme = cls.begin(ProgrammeOpened, scope, "", act, unit_name=rules.unit)
        programme.set_rules(rules, act)
        return programme

    @property
    def rules(self) -> ProgrammeRules:
        return programme_from_json(self.rules_record)

    @property
    def has_new_rules(self) -> bool:
        """Whether what waits to be recorded changes the rules; a plan that is filed does not."""
        return any(isinstance(one, (RulesSet, AssistantsLimited)) for one in self.pending_events)

    @property
    def held(self) -> dict[str, Held]:
        """Who holds which hours of the budget, those who left included."""
        return {name: held_from_json(one) for name, one in self.holdings.items()}

    @property
    def left(self) -> dict[str, Held]:
        """Who left, with the hours they used."""
        return {name: held for name, held in self.held.items() if not held.present and held.hours}

    @property
    def granted(self) -> int:
        return sum(held.hours for held in self.held.values())

    @property
    def reserve(self) -> int:
        return self.budget_hours - self.granted

    @property
    def newest_plan(self) -> str | None:
        return next(reversed(self.plans), None)

    def set_rules(self, rules: ProgrammeRules, act: Act) -> None:
        """Raises Refused when another unit's name leads to the same record."""
        if rules.unit != self.unit_name:
            raise Refused("other_unit", "unit", unit=rules.unit, known=self.unit_name, record=str(self.scope))
        record = programme_json(rules)
        changes = {key: value for key, value in record.items() if self.rules_record.get(key, _MISSING) != value}
        if changes:
            self.record(RulesSet, act, changes=changes, budget_hours=rules.budget_hours)

    def limit_by_assistants(self, limited: bool, act: Act) -> None:
        if limited != self.assistants_limit:
            self.record(AssistantsLimited, act, limited=limited)

    def file_plan(self, inputs_digest: str, act: Act) -> str:
        """The name of the next plan."""
        name = f"P-{len(self.plans) + 1}"
        self.record(PlanFiled, act, plan=name, inputs_digest=inputs_digest)
        return name

    def announce(
        self, plan: str, budget_hours: int, grants: dict[str, Held], act: Act, left: dict[str, Held] | None = None
    ) -> None:
        """left: who is gone, with what they used; by default who is recorded so.

        Raises Refused when a newer plan is in force, or this one is.
        """
        self.may_announce(plan)
        left = {name: held for name, held in (self.left if left is None else left).items() if name not in grants}
        hours = sum(held.hours for held in (*grants.values(), *left.values()))
        if hours > budget_hours:
            raise Refused(
                "leavers_used", "plan", plan=plan, over=hours - budget_hours, names=", ".join(sorted(left, key=natural))
            )
        listed = {name: held_json(held) for name, held in {**left, **grants}.items()}
        facts = {"plan": plan, "replaced": self.current, "budget_hours": budget_hours}
        self.record(GrantsAnnounced, act, **facts, grants=listed)

    def may_announce(self, plan: str) -> None:
        """Raises Refused when the plan is unknown, in force, or older than the one in force."""
        order = list(self.plans)
        if plan not in self.plans:
            raise Refused("no_such_plan", "plan", name=plan)
        if plan == self.current:
            raise Refused("already_announced", plan=plan)
        if self.current is not None and order.index(plan) < order.index(self.current):
            raise Refused("overtaken_plan", plan=plan, current=self.current)

    def fill_place(self, application: str, new: Held, act: Act) -> None:
        """Raises Refused with the first limit that does not allow it."""
        broken = next(iter(self.limits_broken_by(application, new)), None)
        if broken:
            raise Refused(f"no_{broken}_left", application=application, hours=new.hours, reserve=self.reserve)
        facts = {"hours": new.hours, "category": new.category, "high_support": new.high_support}
        self.record(PlaceFilled, act, application=application, **facts)

    def limits_broken_by(self, application: str, new: Held) -> list[str]:
        """Which of places, category_places, quota, budget, pool would not allow it, those first that no fewer hours
        would change. Source: R-12, R-13, R-21, R-23.
        """
        rules = self.rules
        own = self.held[application].hours if application in self.held else 0
        present = [held for held in self.held.values() if held.present]
        others = (held for name, held in self.held.items() if name != application)
        served = [*(held for held in others if held.present or held.hours), new]
        of_category = sum(held.category == new.category for held in present)
        in_pool = sum(held.hours for held in served if held.category == new.category)
        high = sum(held.high_support for held in served)
        tests = {
            "places": rules.places is not None and len(present) >= rules.places,
            "category_places": of_category >= rules.category_places.get(new.category, of_category + 1),
            "quota": Fraction(high, len(served)) < rules.edition.quota,
            "budget": new.hours > self.reserve + own,
            "pool": in_pool > rules.pools.get(new.category, in_pool),
        }
        return [name for name, broken in tests.items() if broken]

    def hours_left_for(self, application: str, category: str) -> int:
        """Of budget and pool together, what this person could get at most."""
        own = self.held[application].hours if application in self.held else 0
        pools = self.rules.pools
        taken = sum(held.hours for held in self.held.values() if held.category == category and held.hours)
        return min(self.reserve, pools[category] - taken if category in pools else self.reserve) + own

    def free_place(self, application: str, used_hours: int, act: Act) -> None:
        self.record(PlaceFreed, act, application=application, used_hours=used_hours)


_MISSING = object()
