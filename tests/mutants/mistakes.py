"""Small mistakes that a file could have: a comparison one off, a sign turned, a call left out.

A line whose comment says `no mutants` is left alone; the comment says why nothing there can matter.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

EXEMPT = "# no mutants"
COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}


@dataclass(frozen=True)
class Mistake:
    """One place of a text and what stands there instead. start, end: in the text's bytes."""

    line: int
    start: int
    end: int
    instead: str

    def made_in(self, text: str) -> str:
        data = text.encode()
        return (data[: self.start] + self.instead.encode() + data[self.end :]).decode()


def mistakes(text: str) -> list[Mistake]:
    """All of them, in order of place."""
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line.encode()) + 1)
    found = {
        Mistake(node.lineno, starts[node.lineno - 1] + node.col_offset, _end(starts, node), instead)
        for node in _code(ast.parse(text))
        for instead in _instead(node)
        if not any(EXEMPT in line for line in lines[node.lineno - 1 : node.end_lineno])
    }
    return sorted(found, key=lambda one: (one.start, one.end, one.instead))


def _end(starts: list[int], node: ast.expr | ast.stmt) -> int:
    assert node.end_lineno is not None
    assert node.end_col_offset is not None
    return starts[node.end_lineno - 1] + node.end_col_offset


def _code(tree: ast.AST) -> Iterator[ast.expr | ast.stmt]:
    """What runs: no types, no decorators, no `strict=`, whose other value never shows where lengths are equal.

    Nor what stands inside a formatted text, whose place is not known before Python 3.12.
    """
    for name, value in ast.iter_fields(tree):
        if name in ("annotation", "returns", "decorator_list", "bases"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.JoinedStr) or (isinstance(child, ast.keyword) and child.arg == "strict"):
                continue
            if isinstance(child, ast.expr | ast.stmt):
                yield child
            if isinstance(child, ast.AST):
                yield from _code(child)


def _instead(node: ast.expr | ast.stmt) -> Iterator[str]:
    if isinstance(node, ast.stmt):
        yield from _statements(node)
    elif isinstance(node, ast.Constant):
        yield from _constants(node.value)
    elif isinstance(node, ast.Name) and node.id in NAMES:
        yield NAMES[node.id]
    else:
        yield from (f"({ast.unparse(ast.fix_missing_locations(one))})" for one in _expressions(node))


def _statements(node: ast.stmt) -> Iterator[str]:
    """A call or a change left out, or a change turned round."""
    match node:
        case ast.Expr(ast.Call()):
            yield "pass"
        case ast.AugAssign(target, operator, value):
            yield "pass"
            if type(operator) in OPERATORS:
                yield ast.unparse(ast.AugAssign(target, OPERATORS[type(operator)](), value))


def _constants(value: object) -> Iterator[str]:
    match value:
        case bool():
            yield str(not value)
        case int():
            yield str(value + 1)


def _expressions(node: ast.expr) -> Iterator[ast.expr]:
    """Another comparison, operator or sign; the other way of two."""
    match node:
        case ast.Compare(left, operators, others):
            for at, operator in enumerate(operators):
                turned = [*operators[:at], COMPARISONS[type(operator)](), *operators[at + 1 :]]
                yield ast.Compare(left, turned, others)
        case ast.BoolOp(operator, values):
            yield ast.BoolOp(ast.Or() if isinstance(operator, ast.And) else ast.And(), values)
        case ast.UnaryOp(_, operand):
            yield operand
        case ast.BinOp(left, operator, right) if type(operator) in OPERATORS:
            yield ast.BinOp(left, OPERATORS[type(operator)](), right)
        case ast.IfExp(test, body, otherwise) if not isinstance(test, ast.Compare | ast.BoolOp | ast.UnaryOp):
            yield ast.IfExp(test, otherwise, body)
