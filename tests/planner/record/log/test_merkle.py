"""The tree against RFC 6962's own recursive definitions, and its well-known vectors."""

from hypothesis import given
from hypothesis import strategies as st

from planner.record.log.merkle import NO_LEAVES, Peaks, Tree, leaf_hash, node_hash

KNOWN = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
KNOWN_ROOTS = {
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}


def leaves(count: int) -> list[bytes]:
    return [leaf_hash(number.to_bytes(2, "big")) for number in range(count)]


def split(length: int) -> int:
    power = 1
    while power * 2 < length:
        power *= 2
    return power


def root_of(hashes: list[bytes]) -> bytes:
    if len(hashes) < 2:
        return hashes[0] if hashes else NO_LEAVES
    middle = split(len(hashes))
    return node_hash(root_of(hashes[:middle]), root_of(hashes[middle:]))


def path_of(leaf: int, hashes: list[bytes]) -> list[bytes]:
    if len(hashes) < 2:
        return []
    middle = split(len(hashes))
    if leaf < middle:
        return [*path_of(leaf, hashes[:middle]), root_of(hashes[middle:])]
    return [*path_of(leaf - middle, hashes[middle:]), root_of(hashes[:middle])]


def subproof_of(before: int, hashes: list[bytes], known: bool) -> list[bytes]:
    if before == len(hashes):
        return [] if known else [root_of(hashes)]
    middle = split(len(hashes))
    if before <= middle:
        return [*subproof_of(before, hashes[:middle], known), root_of(hashes[middle:])]
    return [*subproof_of(before - middle, hashes[middle:], False), root_of(hashes[:middle])]


def test_the_known_roots() -> None:
    known = [leaf_hash(bytes.fromhex(one)) for one in KNOWN]

    for size, root in KNOWN_ROOTS.items():
        assert Tree(known).root(0, size).hex() == Peaks().extend(known[:size]).root.hex() == root


@given(st.integers(0, 70))
def test_the_root_is_that_of_the_definition(count: int) -> None:
    hashes = leaves(count)

    assert Tree(hashes).root(0, count) == Peaks().extend(hashes).root == root_of(hashes)


@given(st.data())
def test_proofs_are_those_of_the_definition(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 70))
    leaf, before = data.draw(st.integers(0, count - 1)), data.draw(st.integers(1, count))
    hashes = leaves(count)

    assert Tree(hashes).inclusion(leaf, count) == path_of(leaf, hashes)
    assert Tree(hashes).consistency(before, count) == subproof_of(before, hashes, True)


@given(st.integers(0, 70), st.integers(0, 70))
def test_peaks_go_on_from_where_they_were_kept(before: int, more: int) -> None:
    hashes = leaves(before + more)
    kept = Peaks().extend(hashes[:before])

    assert Peaks(kept.size, kept.packed).extend(hashes[before:]).root == root_of(hashes)
