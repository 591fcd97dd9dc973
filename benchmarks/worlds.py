"""Seeded case folders of any size, with the proportions of the published ones. All people are invented."""

import csv
import random
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from planner.editions import edition

WARSAW = ZoneInfo("Europe/Warsaw")
SHARES = {"severe": 0.5, "severe_multiple": 0.21, "moderate": 0.13, "moderate_multiple": 0.06, "child": 0.1}
SHIFTS = (("06:00", "16:00"), ("07:00", "15:00"), ("07:00", "19:00"), ("08:00", "20:00"), ("12:00", "22:00"))
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
APPLICATION = (
    "id,received_at,category,equivalent,lives_alone,birth_date,certificate_valid_until,requested_hours,"
    "points,documents_complete,lat,lon"
).split(",")
WISH = "application,day,from,to,minutes".split(",")
BLOCKED = "application,day,from,to,service".split(",")
VISITS_A_WEEK = {1: 0.15, 2: 0.3, 3: 0.43, 4: 0.12}
ROOM_HOURS = (0, 1, 2, 3, 4)
BLOCKED_SHARE = 0.08
WEEKS = 52
ASSISTANT = (
    "id,days,from,to,max_hours_month,basis,indicated_by,family_of,child_clearance_until,accepted_for,lat,lon"
).split(",")


@dataclass(frozen=True)
class World:
    """What to invent. pools: share of the budget kept for each category's pool, 0 for no pools.

    places: most people admitted, 0 for no limit. wishes: whether people wish for visits, some with hours blocked.
    """

    people: int
    assistants: int
    seed: int
    hours_each: int = 320
    policy: str = "proportional"
    pools: float = 0.0
    places: int = 0
    wishes: bool = False


def write(world: World, folder: Path) -> Path:
    """The case folder of this world; the same world gives the same bytes."""
    rng = random.Random(world.seed)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "programme.toml").write_text(_programme(world), "utf-8")
    people = [_person(rng, number) for number in range(1, world.people + 1)]
    children = [person["id"] for person in people if person["category"] == "child"]
    ids = [person["id"] for person in people]
    _table(folder / "applications.csv", APPLICATION, people)
    assistants = [_assistant(rng, number, ids, children) for number in range(1, world.assistants + 1)]
    _table(folder / "assistants.csv", ASSISTANT, assistants)
    if world.wishes:
        wished = [wish for person in people for wish in _wishes(rng, person, world.hours_each)]
        _table(folder / "wishes.csv", WISH, wished)
        blocked = [_blocked(rng, wish) for wish in wished if rng.random() < BLOCKED_SHARE]
        _table(folder / "blocked.csv", BLOCKED, blocked)
    return folder


def _programme(world: World) -> str:
    hours = (world.places or world.people) * world.hours_each
    places = f"\n[places]\ntotal = {world.places}\n" if world.places else ""
    pools = "".join(f"{name} = {int(hours * share * world.pools)}\n" for name, share in SHARES.items())
    return (
        f'unit = "Świat próbny {world.people}/{world.assistants}/{world.seed}"\nedition = "2026"\n'
        "from = 2026-01-01\nto = 2026-12-31\napplications_until = 2025-12-05T15:00:00+01:00\n\n"
        f'[budget]\nhours = {hours}\n\n[split]\npolicy = "{world.policy}"\nminimum_hours = 60\n'
        + (f"\n[pools]\n{pools}" if world.pools else "")
        + places
    )


def _person(rng: random.Random, number: int) -> dict[str, str]:
    category = rng.choices(list(SHARES), list(SHARES.values()))[0]
    born = date(rng.randint(2011, 2023), 1, 1) if category == "child" else date(rng.randint(1935, 2006), 1, 1)
    received = datetime(2025, 11, 7, 8, tzinfo=WARSAW) + timedelta(minutes=rng.randrange(40_000))
    valid = date(2026, 1, 1) + timedelta(days=rng.randrange(1400))
    return {
        "id": f"A-{number:05d}",
        "received_at": received.isoformat(),
        "category": category,
        "equivalent": "yes" if rng.random() < 0.2 else "no",
        "lives_alone": "yes" if rng.random() < 0.2 else "no",
        "birth_date": (born + timedelta(days=rng.randrange(365))).isoformat(),
        "certificate_valid_until": valid.isoformat() if rng.random() < 0.3 else "",
        "requested_hours": "" if rng.random() < 0.2 else str(rng.randint(100, edition("2026").ceiling(category))),
        "points": str(rng.randint(1, 100)),
        "documents_complete": "no" if rng.random() < 0.02 else "yes",
        "lat": f"{51.2 + rng.random() / 4:.5f}",
        "lon": f"{22.4 + rng.random() / 4:.5f}",
    }


def _assistant(rng: random.Random, number: int, people: list[str], children: list[str]) -> dict[str, str]:
    start, end = rng.choice(SHIFTS)
    indicated = rng.random() < 0.1
    cleared = rng.random() < 0.5
    return {
        "id": f"S-{number:04d}",
        "days": " ".join(sorted(rng.sample(DAYS, rng.randint(5, 7)), key=DAYS.index)),
        "from": start,
        "to": end,
        "max_hours_month": str(rng.choice([60, 80, 100, 120, 140, 160])),
        "basis": "indicated" if indicated else rng.choice(["qualification", "experience"]),
        "indicated_by": " ".join(rng.sample(people, rng.randint(1, 3))) if indicated or rng.random() < 0.3 else "",
        "family_of": rng.choice(people) if rng.random() < 0.2 else "",
        "child_clearance_until": f"2026-{rng.randint(6, 12):02d}-28" if cleared else "",
        "accepted_for": " ".join(rng.sample(children, min(len(children), rng.randint(3, 8)))) if cleared else "",
        "lat": f"{51.2 + rng.random() / 4:.5f}",
        "lon": f"{22.4 + rng.random() / 4:.5f}",
    }


def _wishes(rng: random.Random, person: dict[str, str], hours_each: int) -> list[dict[str, str]]:
    """One visit on some weekdays, always as long, which together take about what the person may be given."""
    days = sorted(rng.sample(DAYS, rng.choices(list(VISITS_A_WEEK), list(VISITS_A_WEEK.values()))[0]), key=DAYS.index)
    hours = min(int(person["requested_hours"] or 2 * hours_each), 2 * hours_each) * rng.uniform(0.5, 1.2)
    minutes = min(480, max(75, round(60 * hours / (WEEKS * len(days)) / 15) * 15))
    return [_wish(rng, person["id"], day, minutes) for day in days]


def _wish(rng: random.Random, person: str, day: str, minutes: int) -> dict[str, str]:
    start = 60 * rng.randint(6, 19)
    end = start + minutes + 60 * rng.choice(ROOM_HOURS)
    late = max(0, end - 22 * 60)
    window = {"from": _clock(start - late), "to": _clock(end - late)}
    return {"application": person, "day": day, **window, "minutes": str(minutes)}


def _blocked(rng: random.Random, wish: dict[str, str]) -> dict[str, str]:
    """Another service on the day of a wish."""
    start = 60 * rng.choice((8, 9, 10, 12))
    window = {"from": _clock(start), "to": _clock(start + 120)}
    return {"application": wish["application"], "day": wish["day"], **window, "service": "care_services"}


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _table(path: Path, columns: list[str], rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
