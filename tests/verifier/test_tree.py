"""The tree and its proofs: the published vectors of RFC 6962's reference code, and the recursion of the text."""

from itertools import combinations

import pytest

from tests.worlds.merkle import Log
from verifier.tree import Tree, extends, includes, leaf_hash

LEAVES = [bytes.fromhex(one) for one in (
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
)]  # fmt: skip
ROOTS = (
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
SIZE = 70


def log_of(leaves: list[bytes]) -> Log:
    log = Log()
    for leaf in leaves:
        log.add(leaf)
    return log


@pytest.fixture(scope="module")
def log() -> Log:
    return log_of([str(at).encode() for at in range(SIZE)])


def test_the_roots_of_the_known_leaves_are_the_known_ones() -> None:
    tree = Tree()
    roots = [tree.root().hex()]

    for leaf in LEAVES:
        tree.push(leaf_hash(leaf))
        roots.append(tree.root().hex())

    assert roots == list(ROOTS)
    assert log_of(LEAVES).root(0, 8).hex() == ROOTS[8]


def test_the_known_proofs_of_the_known_tree_are_good() -> None:
    left, right = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0", ROOTS[4]
    path = ["bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b", left, right]
    proof = ["0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a", left, right]
    trees = [(size, bytes.fromhex(ROOTS[size])) for size in (6, 8)]

    assert includes(trees[1], (5, leaf_hash(LEAVES[5])), [bytes.fromhex(one) for one in path])
    assert extends(*trees, [bytes.fromhex(one) for one in proof])


def test_every_leaf_of_every_tree_is_included_and_no_other(log: Log) -> None:
    for size in range(1, SIZE + 1):
        root = log.root(0, size)
        for leaf in range(size):
            path = log.path(leaf, 0, size)
            assert includes((size, root), (leaf, log.leaves[leaf]), path)
            assert not includes((size, root), (leaf, log.leaves[leaf - 1]), path) or size == 1
            assert not includes((size, root), (leaf, log.leaves[leaf]), [*path, root])
            assert not includes((size, root), (leaf, log.leaves[leaf]), path[:-1]) or not path


def test_every_tree_is_a_beginning_of_every_later_one_and_of_no_other(log: Log) -> None:
    for old, new in combinations(range(1, SIZE + 1), 2):
        proof, ends = log.proof(old, new), ((old, log.root(0, old)), (new, log.root(0, new)))
        assert extends(*ends, proof)
        assert not extends(*ends, [*proof, ends[1][1]])
        assert not extends(*ends, proof[:-1])
        assert not extends(ends[0], (new, log.root(1, new)), proof)
        assert not extends((old, log.root(0, new)), ends[1], proof)


def test_a_copied_tree_grows_by_itself() -> None:
    tree = Tree()
    tree.push(leaf_hash(LEAVES[0]))
    other = tree.copy()

    other.push(leaf_hash(LEAVES[1]))

    assert (tree.root().hex(), other.root().hex(), tree.size, other.size) == (ROOTS[1], ROOTS[2], 1, 2)
