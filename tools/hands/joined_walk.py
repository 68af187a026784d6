"""The way of the pen through a letter: one walk over all its traced strokes, without a lift.

The walk goes over each piece of the strokes at least once, turns as little as it can where they
branch, turns round where one ends free, and goes over a piece a second time only where it must: as
a pen goes down the stem of an n and up again. Lengths are x-heights.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hands.joined_graph import STEP, length, read

if TYPE_CHECKING:
    from hands.joined_graph import Graph, Path
    from hands.vary import Stroke

    Piece = tuple[int, int]  # its number, and 0 onward or 1 backward
    State = tuple[Piece, int]  # the piece that was walked last, and all that have been, as bits
    Onward = dict[Piece, list[tuple[Piece, float, float]]]

WAY = 0.14  # the length over which a pen's direction is felt
MOST_PIECES = 14

# What a walk costs:
SHARP = 1.0  # a turn of a right angle; others by their square
BACK = 0.9  # turning round at a free end,
BACK_INSIDE = 3.0  # and elsewhere
AGAIN = 0.5  # going over a piece again, for each x-height
ASIDE = 2.5  # beginning or ending elsewhere than wished, for each x-height


@dataclass(frozen=True, eq=False)
class Wish:
    """Where a walk may begin and end: places (n, 3) of x, y, and what each costs beside the others.

    `dropped` is a place whose free end is left out with the piece that leads to it; `turn` one
    where the pen may turn round though nothing ends there: the top of an a.
    """

    starts: Path
    ends: Path
    dropped: Path | None = None
    turn: Path | None = None


def walks(strokes: list[Stroke], wish: Wish) -> list[Path]:
    """One path for each group of strokes that touch, the one nearest to the wished start first."""
    graph = read(strokes, wish.turn)
    if wish.dropped is not None:
        graph = graph.without(wish.dropped)
    paths = [_walk(group, wish) for group in graph.groups()]
    return sorted(paths, key=lambda path: _aside(path[0], wish.starts))


def _walk(graph: Graph, wish: Wish) -> Path:
    if len(graph.pieces) == 1 and graph.nodes[0][0] == graph.nodes[0][1]:
        return _round(graph.pieces[0], wish.starts[0, :2])
    if len(graph.pieces) > MOST_PIECES:
        raise ValueError(f"a letter in {len(graph.pieces)} pieces")
    route = _cheapest(graph, wish)
    return np.concatenate([_along(graph, piece)[k > 0 :] for k, piece in enumerate(route)])


def _round(ring: Path, start: Path) -> Path:
    """A ring, against the clock from the point nearest to `start`."""
    x, y = ring.T
    if float(x[:-1] @ y[1:] - x[1:] @ y[:-1]) > 0:  # y is downward: with the clock
        ring = ring[::-1]
    at = int(np.hypot(*(ring - start).T).argmin())
    return np.concatenate((ring[at:-1], ring[: at + 1]))


def _along(graph: Graph, piece: Piece) -> Path:
    return graph.pieces[piece[0]][::-1] if piece[1] else graph.pieces[piece[0]]


def _end(graph: Graph, piece: Piece) -> int:
    """The node that a piece leads to."""
    return graph.nodes[piece[0]][1 - piece[1]]


def _aside(place: Path, wished: Path) -> float:
    """What it costs to begin or end at `place`."""
    return ASIDE * float((np.hypot(*(wished[:, :2] - place).T) + wished[:, 2]).min())


def _cheapest(graph: Graph, wish: Wish) -> list[Piece]:
    """The route that covers every piece at the least cost (Dijkstra's search)."""
    onward, every = _onward(graph, wish.turn), (1 << len(graph.pieces)) - 1
    least: dict[State, float] = {
        ((n, back), 1 << n): _aside(graph.places[ends[back]], wish.starts)
        for n, ends in enumerate(graph.nodes)
        for back in (0, 1)
    }
    before: dict[State, State] = {}
    queue = [(cost, state, False) for state, cost in least.items()]
    heapq.heapify(queue)
    while queue:
        cost, state, ended = heapq.heappop(queue)
        if ended:
            return _route(state, before)
        here, covered = state
        if cost > least[state]:
            continue
        if covered == every:
            last = cost + _aside(graph.places[_end(graph, here)], wish.ends)
            heapq.heappush(queue, (last, state, True))
        for piece, turn, again in onward[here]:
            reached = piece, covered | 1 << piece[0]
            price = cost + turn + (again if reached[1] == covered else 0.0)
            if price < least.get(reached, np.inf):
                least[reached], before[reached] = price, state
                heapq.heappush(queue, (price, reached, False))
    raise ValueError("no walk covers the letter")


def _route(state: State, before: dict[State, State]) -> list[Piece]:
    route = [state[0]]
    while state in before:
        state = before[state]
        route.append(state[0])
    return route[::-1]


def _onward(graph: Graph, turn: Path | None) -> Onward:
    """After each piece those that may follow: the turn's cost, and that of going over it again."""
    every = [(n, back) for n in range(len(graph.pieces)) for back in (0, 1)]
    free = {node for ends in graph.nodes for node in ends if graph.is_free(node)}
    if turn is not None:
        near = {node for ends in graph.nodes for node in ends}
        free.add(min(near, key=lambda node: float(np.hypot(*(graph.places[node] - turn)))))
    return {
        here: [
            (piece, _turn(graph, here, piece, free), AGAIN * length(graph.pieces[piece[0]]))
            for piece in every
            if graph.nodes[piece[0]][piece[1]] == _end(graph, here)
        ]
        for here in every
    }


def _turn(graph: Graph, here: Piece, onward: Piece, free: set[int]) -> float:
    """What it costs to go from one piece on to another."""
    ends = graph.nodes[here[0]]
    if onward == (here[0], 1 - here[1]) and ends[0] != ends[1]:
        return BACK if _end(graph, here) in free else BACK_INSIDE
    ways = []
    for path in (_along(graph, here)[::-1], _along(graph, onward)):
        way = path[min(int(WAY / STEP), len(path) - 1)] - path[0]
        ways.append(way / max(float(np.hypot(*way)), 1e-9))
    angle = float(np.arccos(np.clip(-(ways[0] @ ways[1]), -1, 1)))
    return SHARP * (angle / (np.pi / 2)) ** 2
