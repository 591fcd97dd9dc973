"""Commands take turns: in the order of coming, so many at a time, and nobody waits for ever."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Thread

import pytest

from planner.commands.applications import AssessApplication
from planner.commands.drafts import ComputeDraft
from planner.record.application import Godziny
from planner.record.store.turns import Turns
from tests.worlds.cases import application, assistant, case
from tests.worlds.recorded import announced, by, imported


def in_line(turns: Turns, many: int) -> tuple[list[int], list[Thread], Event]:
    """Threads that came one after the other while the turns were taken; who was inside, in order."""
    done: list[int] = []
    held, come = Event(), Event()

    def holding() -> None:
        with turns.taken():
            come.set()
            held.wait(30)

    def one(number: int) -> None:
        with turns.taken():
            done.append(number)

    threads = [Thread(target=holding)]
    threads[0].start()
    assert come.wait(30)
    for number in range(many):
        threads.append(Thread(target=one, args=(number,)))
        threads[-1].start()
        while len(turns._waiting) <= number:
            time.sleep(0.001)
    return done, threads, held


def test_nobody_is_overtaken() -> None:
    done, threads, held = in_line(Turns(1), 20)

    assert done == []
    held.set()
    for one in threads:
        one.join(30)

    assert done == list(range(20))


def test_never_more_are_inside_than_there_is_room_for() -> None:
    turns, inside, most = Turns(3), [0], [0]

    def one(_: int) -> None:
        with turns.taken():
            inside[0] += 1
            most[0] = max(most[0], inside[0])
            time.sleep(0.002)
            inside[0] -= 1

    with ThreadPoolExecutor(20) as pool:
        list(pool.map(one, range(100)))

    assert (inside, most) == ([0], [3])


def test_who_has_waited_for_long_goes_in_beside_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    turns = Turns(1)
    done, threads, held = in_line(turns, 1)
    monkeypatch.setattr("planner.record.store.turns.TURN_SECONDS", 0.05)

    with turns.taken():
        assert (done, len(turns._waiting)) == ([], 1)

    held.set()
    for one in threads:
        one.join(30)
    assert (done, turns._free) == ([0], 1)


def test_a_failure_inside_gives_the_turn_back() -> None:
    turns = Turns(1)
    for _ in range(3):
        with pytest.raises(ZeroDivisionError), turns.taken():
            1 // 0  # noqa: B018
    with turns.taken():
        pass


def test_a_turn_that_comes_in_the_last_moment_is_taken() -> None:
    """Between the end of waiting and leaving the line somebody may give the turn."""
    turns, mine = Turns(1), Event()
    with turns.taken():
        turns._waiting.append(mine)

    assert turns._left(mine)
    turns._give()
    assert turns._free == 1


def test_a_command_waits_for_its_turn(url: str, unit: str) -> None:
    with Godziny(url, 1) as app, ThreadPoolExecutor(1) as other:
        scope = imported(app, unit, case([application("A-1")]))
        with app.turns.taken():
            waiting = other.submit(app.do, AssessApplication(application="A-1", points=9), scope, by())
            while not app.turns._waiting and not waiting.done():
                time.sleep(0.001)
            assert not waiting.done()

        assert waiting.result(30).application == "A-1"


def test_solving_holds_no_turn(url: str, unit: str) -> None:
    free = []
    with Godziny(url, 1) as app:
        scope = announced(app, unit, case([application("A-1")], [assistant("S-1")]))
        app.do(ComputeDraft(month="2026-03", steps=0), scope, by(), lambda _: free.append(app.turns._free))

    assert set(free) == {1}
