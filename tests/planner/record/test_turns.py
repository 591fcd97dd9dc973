"""Commands take turns: in the order of coming, so many at a time, and not for ever."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Thread

import pytest

from planner.record.store import patience
from planner.record.store.turns import Turns
from planner.terms.refusals import Refused


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


def test_who_waits_too_long_is_told_and_leaves_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    turns = Turns(1)
    done, threads, held = in_line(turns, 1)
    monkeypatch.setattr(patience, "LIMIT_SECONDS", 0.05)

    with pytest.raises(Refused, match="store_busy"), turns.taken():
        pass

    held.set()
    for one in threads:
        one.join(30)
    assert done == [0]
    with turns.taken():
        pass


def test_a_failure_inside_gives_the_turn_back() -> None:
    turns = Turns(1)
    for _ in range(3):
        with pytest.raises(ZeroDivisionError), turns.taken():
            1 // 0  # noqa: B018
    with turns.taken():
        pass


def test_a_turn_that_comes_too_late_is_passed_on() -> None:
    """Between the end of patience and leaving the line somebody may give the turn."""
    turns = Turns(1)
    mine = Event()
    with turns.taken():
        turns._waiting.append(mine)

    assert mine.is_set()
    turns._leave(mine)
    with turns.taken():
        pass
