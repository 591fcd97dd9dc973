"""What members a line has, in which order and of which types."""

import re
from collections.abc import Iterable
from typing import Any

from verifier.syntax import UTC_SECONDS, Members, Misread, base64

Shape = tuple[tuple[str, ...], tuple[type, ...]]


def _shape(text: str) -> Shape:
    """From `name:type …`."""
    types: dict[str, type] = {"int": int, "str": str, "list": list, "dict": dict}
    pairs = [one.split(":") for one in text.split()]
    return tuple(name for name, _ in pairs), tuple(types[kind] for _, kind in pairs)


HEAD = _shape("godziny:str version:int origin:str key:str made_at:str program:str entries:int events:int commands:int")
COMMAND = _shape(
    "entry:int command:int unit:str edition:str command_id:str name:str actor:str recorded_at:str request:str"
    " first_event:int events:int result:dict"
)
EVENT = _shape(
    "entry:int event:int stream:str version:int unit:str edition:str kind:str name:str topic:str about:list"
    " sealed:dict state:dict"
)
LEAVES = _shape("from:int hashes:list")
CHECKPOINT = _shape("number:int size:int note:str inclusion:list consistency:list")
BALANCES = _shape("unit:str edition:str budget:int granted:int reserve:int people:list settlements:list")
SEAL = _shape("note:str")

_STATE = {"timestamp", "unit", "edition", "name", "actor", "command_id", "effective"}
HASH = 32
_ORIGIN = re.compile(r"godziny/[0-9a-f]{16}")


def check(members: Any, shape: Shape) -> None:
    """Raises Misread."""
    if type(members) is not dict or tuple(members) != shape[0]:
        raise Misread("members")
    if tuple(map(type, members.values())) != shape[1]:
        raise Misread("types")


def inside(members: Members, name: str, shape: Shape) -> Members:
    """The only member of a line, itself of a shape. Raises Misread."""
    if tuple(members) != (name,):
        raise Misread("members")
    inner: Members = members[name]
    check(inner, shape)
    return inner


def check_head(head: Members) -> None:
    """Raises Misread."""
    check(head, HEAD)
    if not _ORIGIN.fullmatch(head["origin"]) or not UTC_SECONDS.fullmatch(head["made_at"]):
        raise Misread("values")


def check_state(state: Members, unit: str, edition: str, name: str) -> None:
    """Of an event with these. Raises Misread."""
    version = state.get("class_version", 1)
    if type(version) is not int or version < 1 or not state.keys() >= _STATE:
        raise Misread("state")
    if state["unit"] != unit or state["name"] != name or state["edition"] != edition:
        raise Misread("state")


def hashes(listed: Iterable[object]) -> list[bytes]:
    """Raises Misread."""
    return [base64(one, HASH) for one in listed]
