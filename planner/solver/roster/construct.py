"""A first complete roster: fixed visits, then what is kept, then every wish where it adds least."""

from planner.editions.roster import TERMS
from planner.solver.roster.instance import Instance
from planner.solver.roster.ledger import NOBODY, Ledger
from planner.solver.roster.routes import Routes

MOST_TRIED = 24


def constructed(instance: Instance, routes: Routes) -> Ledger:
    """A ledger that keeps all rules, with every wish tried once."""
    ledger = Ledger(instance, routes, instance.fixed)
    if instance.kept is not None:
        _keep(ledger)
    for wish in _scarcest_first(instance):
        if ledger.assigned[wish] == NOBODY:
            _fill(ledger, wish)
    return ledger


def _keep(ledger: Ledger) -> None:
    """The visits of the old roster that still keep the rules."""
    for wish, assistant in sorted(ledger.routes.old_starts):
        if ledger.assigned[wish] == NOBODY:
            ledger.change([(wish, NOBODY, assistant)])


def _scarcest_first(instance: Instance) -> list[int]:
    """People with the fewest assistants first, each person's wishes together."""
    wishes = instance.wishes
    fewest = [min((len(wishes[one].servers) for one in person.wishes), default=0) for person in instance.people]
    return sorted(range(len(wishes)), key=lambda one: (fewest[wishes[one].person], wishes[one].person, one))


def _fill(ledger: Ledger, wish: int) -> None:
    """The cheapest of the likely assistants; helpers and indicated ones are likely."""
    person = ledger.person[wish]
    if ledger.served[person] + ledger.minutes[wish] > ledger.limit[person]:
        return
    best: tuple[int, int, int] | None = None
    likely, first = _likely(ledger, wish)
    for at, assistant in enumerate(likely):
        if best is not None and at >= first:
            break
        added = ledger.change([(wish, NOBODY, assistant)])
        if added is None:
            continue
        ledger.change([(wish, assistant, NOBODY)])
        worth = added, ledger.worked[assistant], assistant
        best = worth if best is None else min(best, worth)
        if added <= -TERMS.uncovered_minute * ledger.minutes[wish]:
            break
    if best is not None and best[0] < 0:
        ledger.change([(wish, NOBODY, best[2])])


def _likely(ledger: Ledger, wish: int) -> tuple[list[int], int]:
    """Who visits this person already, then the indicated, then the others by hours left; how many to try first."""
    given = ledger.instance.wishes[wish]
    times = ledger.times[given.person]
    indicated = ledger.instance.people[given.person].indicated
    ordered = sorted(
        given.servers,
        key=lambda one: (-times[one], one not in indicated, ledger.worked[one] - ledger.most[one], one),
    )
    return ordered, MOST_TRIED + sum(1 for one in ordered if times[one] or one in indicated)
