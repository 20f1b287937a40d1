"""Our icons as PNG, for what reads no SVG: iOS, and the older launchers of Android.

Only what our own icons are made of is understood: a square (``rect`` with ``rx``) and lines of one
width with round ends, whose paths use ``M``, ``c``, ``s`` and ``h``.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from itertools import pairwise
from xml.etree import ElementTree

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Point = tuple[float, float]
SVG = "{http://www.w3.org/2000/svg}"
TOKENS = re.compile(r"[A-Za-z]|-?\d*\.?\d+")
PIECES_OF_A_CURVE = 16


def png_of(svg: str, size: int, *, rounded: bool = True) -> bytes:
    """Return an icon as a PNG of ``size`` by ``size`` pixels, with smooth edges.

    Where it isn't ``rounded``, its square fills the corners too.

    Raises ValueError for path data of another kind.
    """
    root = ElementTree.fromstring(svg)  # noqa: S314  our own files
    scale = size / float(root.attrib["viewBox"].split()[2])
    square, lines = root.find(f"{SVG}rect"), root.find(f"{SVG}g")
    if square is None or lines is None:
        raise ValueError("an icon is a square with lines on it")
    middles = np.arange(size) + 0.5
    x, y = np.meshgrid(middles, middles)
    corner = float(square.get("rx", "0")) * scale if rounded else 0
    inside = _square(x, y, size, corner)
    radius = float(lines.attrib["stroke-width"]) * scale / 2
    nearest = np.full((size, size), np.inf)
    for line in lines.iter(f"{SVG}path"):
        for piece in _pieces(line.attrib["d"]):
            ends = np.array(piece) * scale
            near = _around(ends, radius + 1, size)
            nearest[near] = np.minimum(nearest[near], _distance(x[near], y[near], ends))
    ink = np.clip(radius - nearest + 0.5, 0, 1)[..., None]
    colours = _rgb(square.attrib["fill"]) * (1 - ink) + _rgb(lines.attrib["stroke"]) * ink
    pixels = np.dstack((colours, inside * 255)).round().astype(np.uint8)
    return _png(pixels)


def _rgb(colour: str) -> Floats:
    return np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)], dtype=np.float64)


def _square(x: Floats, y: Floats, size: int, rounded: float) -> Floats:
    """How much of each pixel lies in a square with rounded corners, 0 to 1."""
    over_x = np.abs(x - size / 2) - (size / 2 - rounded)
    over_y = np.abs(y - size / 2) - (size / 2 - rounded)
    outside = np.hypot(np.maximum(over_x, 0), np.maximum(over_y, 0))
    within = np.minimum(np.maximum(over_x, over_y), 0)
    return np.clip(rounded - outside - within + 0.5, 0, 1)


def _around(ends: Floats, reach: float, size: int) -> tuple[slice, slice]:
    """The rows and columns of pixels that a straight piece of a line may touch."""
    low = np.floor(ends.min(axis=0) - reach).clip(0, size).astype(int)
    high = np.ceil(ends.max(axis=0) + reach).clip(0, size).astype(int)
    return slice(low[1], high[1]), slice(low[0], high[0])


def _distance(x: Floats, y: Floats, ends: Floats) -> Floats:
    """How far each pixel is from a straight piece between two ends, in pixels."""
    (from_x, from_y), (along_x, along_y) = ends[0], ends[1] - ends[0]
    length = along_x**2 + along_y**2
    share = np.clip(((x - from_x) * along_x + (y - from_y) * along_y) / (length or 1), 0, 1)
    distance: Floats = np.hypot(x - from_x - share * along_x, y - from_y - share * along_y)
    return distance


def _pieces(data: str) -> Iterator[tuple[Point, Point]]:
    """Yield a path as short straight pieces, in the icon's own units."""
    tokens: list[str] = TOKENS.findall(data)
    at: Point = (0, 0)
    handle: Point = (0, 0)
    command = ""
    while tokens:
        if tokens[0].isalpha():
            command = tokens.pop(0)
        match command:
            case "M":
                at = handle = _taken(tokens, (0, 0))
            case "h":
                start, at = at, (at[0] + float(tokens.pop(0)), at[1])
                handle = at
                yield start, at
            case "c" | "s":
                start = at
                mirrored = (2 * at[0] - handle[0], 2 * at[1] - handle[1])
                first = _taken(tokens, start) if command == "c" else mirrored
                handle, at = _taken(tokens, start), _taken(tokens, start)
                yield from _curve(start, first, handle, at)
            case _:
                raise ValueError(f"not understood: {data}")


def _taken(tokens: list[str], start: Point) -> Point:
    return start[0] + float(tokens.pop(0)), start[1] + float(tokens.pop(0))


def _curve(*points: Point) -> Iterator[tuple[Point, Point]]:
    """A cubic Bézier curve as straight pieces."""
    corners = np.array(points)
    t = np.linspace(0, 1, PIECES_OF_A_CURVE + 1)[:, None]
    weights = np.hstack(((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3))
    path: list[Point] = [(float(x), float(y)) for x, y in weights @ corners]
    yield from pairwise(path)


def _png(pixels: NDArray[np.uint8]) -> bytes:
    """Pack pixels, shape (height, width, 4), as PNG (ISO/IEC 15948), rows unfiltered."""
    height, width, _channels = pixels.shape
    rows = np.hstack((np.zeros((height, 1), np.uint8), pixels.reshape(height, width * 4)))
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows.tobytes(), 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, body) for name, body in parts)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
