"""Every node and arc of the network has one number, and it is the one that the network is drawn with."""

from planner.rules.eligibility import inputs_of
from planner.solver.allocation.derive import derive
from planner.solver.allocation.numbering import Numbering
from planner.solver.allocation.supply import Supply, supply
from planner.terms.case import AssistantTerms
from tests.worlds.cases import application, assistant, case


def drawn(staff: list[AssistantTerms] | None) -> Supply:
    """Three people in two months."""
    people = [application(f"A-{number}", points=10 - number) for number in range(3)]
    instance = derive(inputs_of(case(people, staff, monthly_limit=30))).instance
    return supply(instance, instance.people)


def test_people_the_sink_and_the_cells_share_no_number_and_leave_none_out() -> None:
    numbering = Numbering(people=3, months=2)

    cells = [numbering.cell(person, month) for person in range(3) for month in range(2)]

    assert numbering.cells().ravel().tolist() == cells
    assert sorted([*numbering.persons().tolist(), numbering.sink, *cells]) == list(range(numbering.first_free))
    assert [node for node in range(numbering.first_free) if numbering.is_person(node)] == numbering.persons().tolist()


def test_the_first_arcs_are_the_rooms_of_people_in_their_months() -> None:
    network = drawn([assistant("S-1")])
    arcs, numbering = network.arcs, network.numbering

    rooms = arcs.part(numbering.rooms)
    assert rooms.tail.tolist() == [0, 0, 1, 1, 2, 2]
    assert rooms.head.tolist() == numbering.cells().ravel().tolist()
    assert rooms.capacity.tolist() == [30] * 6
    assert numbering.by_month(arcs.head).tolist() == numbering.cells().tolist()
    assert not set(arcs.part(network.behind).tail.tolist()) & set(numbering.persons().tolist())


def test_what_is_left_and_what_is_in_use_is_told_at_the_sink() -> None:
    network = drawn([assistant("S-1", max_hours_month=7)])
    flow = network.arcs.capacity * 0
    (february, march) = network.leaves
    exits = {node: network.exit_of(node) for node in (february, march)}
    flow[exits[february]], flow[exits[march]] = 7, 3

    assert [network.arcs.capacity[arc] for arc in exits.values()] == [7, 7]
    assert network.with_spare(flow).tolist() == [march]
    assert network.in_use(flow).tolist() == [february, march]
    assert network.in_use(flow * 0).tolist() == []


def test_without_a_list_of_assistants_every_month_leads_to_the_sink() -> None:
    network = drawn(None)

    assert sorted(network.in_use(network.arcs.capacity).tolist()) == network.numbering.cells().ravel().tolist()
    assert network.leaves == {}
