"""Every rule of docs/export.md: what it allows is whole, and one step past it is refused, though all is signed well."""

import json
from typing import Any

import pytest

from tests.verifier.world import EVENTS, World
from tests.worlds.exports import Ends
from verifier.verdict import WHOLE


def test_the_history_is_whole(world: World) -> None:
    assert world.codes() == set()


def test_an_empty_record_is_whole(world: World) -> None:
    world.entries, world.told = [], []

    verdict = world.judged()

    assert (verdict.status, verdict.summary and verdict.summary.checkpoints) == (WHOLE, 1)
    assert verdict.summary is not None
    assert verdict.summary.digest == "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.mark.parametrize("sizes", [(1,), (1, 1), (2, 3, 3), (7, 8, 64)])
def test_checkpoints_of_any_sizes_that_do_not_fall_are_whole(world: World, sizes: tuple[int, ...]) -> None:
    assert world.codes(Ends(sizes=(*sizes, len(world.entries)))) == set()


def test_the_last_checkpoint_is_of_all_entries_and_sizes_do_not_fall(world: World) -> None:
    size = len(world.entries)

    assert world.codes(Ends(sizes=(size - 1,))) == {"checkpoint_last"}
    assert "checkpoint_falls" in world.codes(Ends(sizes=(9, 8, size)))
    assert "checkpoint_range" in world.codes(Ends(sizes=(0, size)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"entry":', '"entry": '),
        ('"entry":1,', '"entry":1.0,'),
        ('"entry":1,', '"entry":1e0,'),
        ('"entry":1,', '"entry":01,'),
        ('"entry":1,', '"entry":-1,'),
        ('"entry":1,', '"entry":true,'),
        ('"entry":1,', '"entry":1,"entry":1,'),
        ('"entry":1,', f'"entry":{"1" * 5000},'),
        ('"event":1,"stream"', '"stream"'),
        ('"kind":"programme","name":"programme"', '"name":"programme","kind":"programme"'),
        ('"kind":"programme"', '"kind":"\\u0070rogramme"'),
        ('"kind":"programme"', '"kind":"programme\\/"'),
        ('"kind":"programme"', '"kind":"programme\\u001F"'),
        ('"kind":"programme"', '"kind":"programme\\u000a"'),
        ('"kind":"programme"', '"kind":7'),
        ('"kind":"programme"', '"kind":null'),
        ('"kind":"programme"', '"kind":"\\ud800"'),
        ('"about":[]', '"about":[1]'),
        ('"about":[]', '"about":{}'),
        ('"about":[]', '"about":["a", "b"]'),
        ('"sealed":{}', '"sealed":{"name":"Jan"}'),
        ('"sealed":{}', '"sealed":{"name":"g1.k.AAAA"}'),
        ('"sealed":{}', '"sealed":[]'),
        ('"state":{', '"state": {'),
        ('"state":{', '"state":{"effective":NaN,'),
        ('"state":{', '"state":{"x":-Infinity,'),
        ('"state":{', '"state":{"x":1,"x":1,'),
        ('"state":{', '"state":{"x":[{"y":1,"y":1}],'),
        ('"state":{', '"state":{"x":"\\uDC00",'),
        ('"state":{', '"state":{"x":"\t",'),
        ('"state":{', '"state":{"x":' + "[" * 100_000 + "]" * 100_000 + ","),
        ('"state":{', '"state":{"x":' + "[" * 100_000 + ","),
        ('"state":{', '"state":{"x":' + "9" * 5000 + ","),
        ('"state":{', '"state":[{'),
        ('"state":{', '"state":{"class_version":0,'),
        ('"state":{', '"state":{"class_version":"1",'),
        ('"effective"', '"Effective"'),
        ('{"entry"', '\ufeff{"entry"'),
        ('{"entry"', ' {"entry"'),
    ],
)
def test_an_entry_is_spelt_in_one_way(world: World, old: str, new: str) -> None:
    world.put(1, old, new)

    assert "shape" in world.codes()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"about":[]', '"about":["assistant/S-1/2026-03","\\u001f\\n\\"ż"]'),
        ('"sealed":{}', '"sealed":{"name":"g1.k-1_.' + "A" * 38 + '","note":"g1.k.' + "b" * 99 + '"}'),
        ('"state":{', '"state":{ "x" : [1.5, -0, 1e3, null, true, {"y":{}}], '),
        ('"state":{', '"state":{"x":"\\u0041\\/\\uD83D\\uDE00",'),
        ('"state":{', '"state":{"class_version":7,'),
        ('"state":{', '"state":{"x":' + "[" * 100 + "]" * 100 + ","),
    ],
)
def test_what_was_recorded_may_be_spelt_as_it_was(world: World, old: str, new: str) -> None:
    world.put(1, old, new)

    assert world.codes() == set()


@pytest.mark.parametrize("tail", [" ", "\r", "x", "}", ",{}", "\0"])
def test_nothing_stands_after_an_entry(world: World, tail: str) -> None:
    world.entries[1] += tail.encode()

    assert "shape" in world.codes()


def test_an_entry_is_utf_8(world: World) -> None:
    world.entries[1] = world.entries[1].replace("ł".encode(), b"\xff")
    assert world.codes() >= {"shape"}

    world.entries[1] = world.entries[0].decode().encode("utf-16")
    assert world.codes() >= {"shape"}


@pytest.mark.parametrize(
    ("members", "code"),
    [
        ({"entry": 2}, "number_entry"),
        ({"event": 2}, "number_event"),
        ({"version": 2}, "stream_version"),
        ({"version": 0}, "stream_version"),
        ({"stream": "F" * 8 + "-0000-0000-0000-" + "0" * 12}, "shape"),
        ({"command_id": "other"}, "command_other"),
    ],
)
def test_numbers_have_no_holes(world: World, members: dict[str, Any], code: str) -> None:
    world.change(1, **members)

    assert code in world.codes()


@pytest.mark.parametrize("name", ["unit", "edition", "name"])
def test_the_state_agrees_with_its_line(world: World, name: str) -> None:
    before, mark, state = world.entries[1].decode().partition('"state":')
    said = json.dumps(json.loads(world.entries[1])[name], ensure_ascii=False)
    assert said in state

    world.entries[1] = (before + mark + state.replace(said, '"x"', 1)).encode()

    assert "shape" in world.codes()


def test_a_stream_is_of_one_aggregate(world: World) -> None:
    second = next(at for at, one in enumerate(world.entries) if b'"version":2,' in one)

    world.put(second, '"kind":"', '"kind":"other ')

    assert "stream_owner" in world.codes()


@pytest.mark.parametrize(
    ("members", "code"),
    [
        ({"command": 3}, "number_command"),
        ({"first_event": 1}, "command_first"),
        ({"first_event": 99}, "command_first"),
        ({"events": 1}, "command_none"),
        ({"events": 99}, "command_short"),
        ({"recorded_at": "2026-11-27T15:00:00+00:00"}, "shape"),
        ({"recorded_at": "2026-11-27T15:00:00.000000Z"}, "shape"),
        ({"events": -1}, "shape"),
        ({"result": None}, "shape"),
        ({"actor": None}, "shape"),
    ],
)
def test_a_command_has_exactly_its_events(world: World, members: dict[str, Any], code: str) -> None:
    world.change(world.find('"command":2,'), **members)

    assert code in world.codes()


def test_the_last_command_has_its_events_too(world: World) -> None:
    del world.entries[-1]

    assert "command_short" in world.codes()


def test_an_event_needs_a_command(world: World) -> None:
    del world.entries[0]

    assert "command_none" in world.codes()


def test_a_command_id_occurs_once_in_a_unit(world: World) -> None:
    commands = [json.loads(one) for one in world.entries if b'"command":' in one[:40]]
    first, other = (next(one for one in commands if one["unit"] == f"gmina-złota-{at}") for at in (0, 1))
    extra = {**first, "entry": len(world.entries), "command": len(commands) + 1, "first_event": EVENTS + 1, "events": 0}

    for command_id, codes in ((other["command_id"], set()), (first["command_id"], {"command_twice"})):
        entry = json.dumps(extra | {"command_id": command_id}, ensure_ascii=False, separators=(",", ":"))
        world.entries.append(entry.encode())
        assert world.codes() == codes
        world.entries.pop()


@pytest.mark.parametrize(
    ("head", "codes"),
    [
        ((("entries", 7),), {"head_count"}),
        ((("events", 7),), {"head_count"}),
        ((("commands", 7),), {"head_count"}),
        ((("origin", "godziny/0123456789abcdee"),), {"head_origin"}),
        ((("origin", "other/0123456789abcdef"),), {"head_shape"}),
        ((("made_at", "2026-11-27T15:00:00+00:00"),), {"head_shape"}),
        ((("program", 1),), {"head_shape"}),
        ((("more", 1),), {"head_shape"}),
        ((("key", "x"),), {"head_key"}),
    ],
)
def test_the_head_says_what_is_there(world: World, head: tuple[tuple[str, Any], ...], codes: set[str]) -> None:
    assert world.codes(Ends(head=head)) == codes


@pytest.mark.parametrize("version", [0, 2, "1", True, 1.0])
def test_an_unknown_version_is_not_judged(world: World, version: Any) -> None:
    verdict = world.judged(Ends(head=(("version", version),)))

    assert verdict.as_json()["findings"] == [{"code": "unread_file", "why": "version"}]
