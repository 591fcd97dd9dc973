"""The checker of re-plans against the definition tried out in full: the right answer, and others near it."""

from collections.abc import Iterator
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from planner.solver.allocation.check.verdict import AllocationVerdict
from planner.solver.replan.check.judge import judge
from tests.worlds.brute_allocation import splits
from tests.worlds.brute_replan import BruteReplan, Months
from tests.worlds.replan_documents import People, Written, brute, document
from tests.worlds.replans import Replan, pooled_replans, replans, scarce_replans


def judged(world: Replan, new: dict[str, Any]) -> AllocationVerdict:
    return judge(world.case, world.old, new, world.request)


def sets(defined: BruteReplan) -> Iterator[People]:
    """Every set of those who wait."""
    for chosen in range(2 ** len(defined.waiting)):
        yield tuple(one for number, one in enumerate(defined.waiting) if chosen >> number & 1)


def near(defined: BruteReplan, data: st.DataObject) -> Months:
    """The defined hours with up to two steps more or fewer, in random months that their room allows."""
    change = st.sampled_from([0, 0, 0, 1, -1])
    rows = []
    for one, new in zip(defined.people, defined.new, strict=True):
        steps = min(max(0, new + data.draw(change)), sum(one.room))
        rows.append(data.draw(st.sampled_from(list(splits(steps, one.room)))))
    return tuple(rows)


def lawful(defined: BruteReplan, months: Months) -> bool:
    """Whether these months keep every rule."""
    people, new = defined.people, [sum(row) for row in months]
    bounded = all(one.least <= steps <= one.most for one, steps in zip(people, new, strict=True))
    return bounded and defined.holds(people, new) and defined.served(people, months)


def right(defined: BruteReplan, months: Months) -> bool:
    """Whether they are the defined answer."""
    same = tuple(sum(row) for row in months) == defined.new
    return same and defined.unevenness(months) == defined.unevenness(defined.months)


@given(replans())
def test_the_defined_answer_is_confirmed(world: Replan) -> None:
    new = document(world)

    assert judged(world, new).outcome == ("impossible" if new["status"] == "infeasible" else "ok")


@given(scarce_replans())
def test_the_defined_answer_is_confirmed_where_promises_lack_assistants(world: Replan) -> None:
    assert judged(world, document(world)).outcome == "ok"


@given(pooled_replans())
def test_the_defined_answer_is_confirmed_where_pools_bind(world: Replan) -> None:
    new = document(world)

    assert judged(world, new).outcome == ("impossible" if new["status"] == "infeasible" else "ok")


@given(st.one_of(replans(), scarce_replans(), pooled_replans()), st.data())
def test_other_hours_and_months_are_unlawful_or_not_the_best_exactly_where_they_are(
    world: Replan, data: st.DataObject
) -> None:
    defined = brute(world)
    assume(not defined.impossible)
    months = near(defined, data)

    verdict = judged(world, Written(world, months=months).document())

    if not lawful(defined, months):
        assert verdict.outcome == "unlawful"
    else:
        assert verdict.outcome == ("ok" if right(defined, months) else "not_best")
    assert verdict.statements == ()


@given(st.sampled_from(["waiting-list", "both"]).flatmap(lambda policy: replans(policy=policy)), st.data())
def test_any_other_set_of_people_called_up_is_found(world: Replan, data: st.DataObject) -> None:
    defined = brute(world)
    assume(not defined.impossible and len(defined.waiting) > 0)
    chosen = data.draw(st.sampled_from(list(sets(defined))))

    verdict = judged(world, with_set(world, chosen).document())

    if not defined.allowed(chosen):
        assert verdict.outcome == "unlawful"
    elif chosen != defined.called_up:
        assert [one.code for one in verdict.better] == ["not_called_up"]
    else:
        assert verdict.outcome == "ok"


def with_set(world: Replan, chosen: People) -> Written:
    """These called up, with the best hours that they could have, or just their floors where not even those fit."""
    written = Written(world, called_up=chosen)
    people = written.people
    if not written.brute.holds(people, [one.least for one in people]):
        written.brute.months = tuple(next(iter(splits(one.least, one.room))) for one in people)
    return written
