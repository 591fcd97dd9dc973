"""Simulated annealing over whole visits: the workhorse of the search.

Kirkpatrick, Gelatt and Vecchi 1983; a move that adds d points is taken with probability exp(-d / T).
Moves: fill a wish (another visit makes room), give a visit to somebody else (who gives one in
return), move all visits of a person from one assistant to another (who gives people in return).
"""

import math
from collections.abc import Callable
from random import Random

from planner.solver.roster.ledger import NOBODY, Ledger, Move
from planner.solver.roster.tasks import Part

CERTAIN = 1e-300
WHOLE_PERSON, DROP, EJECT = 1 / 16, 1 / 48, 1 / 5
KNOWN, SWAP, BACK = 9 / 20, 3 / 5, 3 / 10
MOST_EXCHANGED = 2


class Annealing:
    """One walk over the ledger inside a part. The ledger ends where the walk ends; `best` is kept apart."""

    def __init__(self, ledger: Ledger, part: Part, rng: Random) -> None:
        self.ledger, self.part, self.chance = ledger, part, rng.random
        instance = ledger.instance
        self.servers = [tuple(at for at in wish.servers if at in part.assistants) for wish in instance.wishes]
        self.movable = [number for number, wish in enumerate(instance.wishes) if self._may_move(number, wish.person)]
        self.wishes_of = [
            tuple(one for one in person.wishes if not instance.wishes[one].fixed) for person in instance.people
        ]

    def _may_move(self, number: int, person: int) -> bool:
        if self.ledger.instance.wishes[number].fixed or not self.servers[number]:
            return False
        return person in self.part.people or self.ledger.assigned[number] in self.part.assistants

    def walk(self, moves: int, temperature: float, points: int, stopped: Callable[[], bool]) -> tuple[int, list[int]]:
        """The fewest points met and the assignment there; `points`: where it starts. temperature: in points."""
        best, kept = points, list(self.ledger.assigned)
        if not self.movable:
            return best, kept
        chance = self.chance
        for step in range(moves):
            if step % 512 == 0 and stopped():
                break
            move = self._moves(self.movable[int(chance() * len(self.movable))])
            if not move:
                continue
            added = self.ledger.change(move, -temperature * math.log(chance() + CERTAIN))
            if added is not None:
                points += added
                if points < best:
                    best, kept = points, list(self.ledger.assigned)
        return best, kept

    def _moves(self, wish: int) -> list[Move] | None:
        now = self.ledger.assigned[wish]
        if now == NOBODY:
            return self._fill(wish)
        if now not in self.part.assistants:
            return None
        chance = self.chance()
        if chance < DROP:
            return [(wish, now, NOBODY)] if self.ledger.person[wish] in self.part.people else None
        other = self._other(wish, now)
        if other == now:
            return None
        if chance < DROP + WHOLE_PERSON:
            return self._whole_person(wish, now, other)
        return self._give(wish, now, other)

    def _pick(self, among: "tuple[int, ...] | list[int]") -> int:
        return among[int(self.chance() * len(among))]

    def _other(self, wish: int, now: int) -> int:
        """Somebody else for the visit, often one who visits the person already."""
        if self.chance() < KNOWN:
            times = self.ledger.times[self.ledger.person[wish]]
            known = [one for one in self.servers[wish] if times[one] and one != now]
            if known:
                return self._pick(known)
        return self._pick(self.servers[wish])

    def _fill(self, wish: int) -> list[Move] | None:
        person = self.ledger.person[wish]
        if person not in self.part.people:
            return None
        moves = [(wish, NOBODY, self._other(wish, NOBODY))]
        assigned, mine = self.ledger.assigned, self.part.assistants
        if self.ledger.served[person] + self.ledger.minutes[wish] > self.ledger.limit[person]:
            given = [one for one in self.wishes_of[person] if assigned[one] in mine]
            if not given:
                return None
        elif self.chance() < EJECT:
            given = self._ejectable(wish, moves[0][2])
        else:
            return moves
        if given:
            least = self._pick(given)
            moves.append((least, assigned[least], NOBODY))
        return moves

    def _ejectable(self, wish: int, assistant: int) -> list[int]:
        """Visits that may be in the way: the assistant's of that day and the days around, the person's own."""
        ledger, wishes = self.ledger, self.ledger.instance.wishes
        day, reach = ledger.day[wish], 1 if ledger.coupled[assistant] else 0
        near = [one for shift in range(-reach, reach + 1) for one in ledger.cells.get((assistant, day + shift), ())]
        own = [one for one in self.wishes_of[ledger.person[wish]] if abs(ledger.day[one] - day) <= 1]
        return [
            one
            for one in dict.fromkeys((*near, *own))
            if ledger.assigned[one] in self.part.assistants
            and ledger.person[one] in self.part.people
            and not wishes[one].fixed
        ]

    def _give(self, wish: int, now: int, other: int) -> list[Move]:
        moves = [(wish, now, other)]
        there = self.ledger.cells[other, self.ledger.day[wish]]
        if there and self.chance() < SWAP:
            back = self._pick(there)
            if now in self.ledger.instance.wishes[back].servers:
                moves.append((back, other, now))
            elif self.chance() < BACK and not self.ledger.instance.wishes[back].fixed and self.servers[back]:
                third = self._pick(self.servers[back])
                if third != other:
                    moves.append((back, other, third))
        return moves

    def _whole_person(self, wish: int, now: int, other: int) -> list[Move] | None:
        """All visits of the person from `now` to `other`; people who are in the way there go the other way."""
        ledger, wishes = self.ledger, self.ledger.instance.wishes
        person = ledger.person[wish]
        mine = [one for one in self.wishes_of[person] if ledger.assigned[one] == now and other in wishes[one].servers]
        moves = [(one, now, other) for one in mine]
        if self.chance() < 0.5:
            return moves
        exchanged = sorted(self._in_the_way(mine, other) - {person})
        if len(exchanged) > MOST_EXCHANGED:
            return None
        days = {ledger.day[one] for one in mine}
        for one in exchanged:
            everything = self.chance() < 0.5
            moves += [
                (back, other, now)
                for back in self.wishes_of[one]
                if ledger.assigned[back] == other
                and now in wishes[back].servers
                and (everything or ledger.day[back] in days)
            ]
        return moves

    def _in_the_way(self, mine: list[int], other: int) -> set[int]:
        """People whose visits by `other` leave no room for these wishes; whoever does alone, else somebody."""
        ledger, found = self.ledger, set[int]()
        for wish in mine:
            there = ledger.cells[other, ledger.day[wish]]
            best = ledger.routes.best
            alone = [one for one in there if best(other, tuple(sorted((wish, one)))) is None]
            found |= {ledger.person[one] for one in alone}
            if there and not found and best(other, tuple(sorted((*there, wish)))) is None:
                found.add(ledger.person[self._pick(there)])
        return found
