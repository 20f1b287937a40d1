"""The figure of a person, front and back, on which muscles are tapped and cramps are mapped.

One half is drawn, the one left of the middle line x = 100 of a sheet 200 wide; the other is its
mirror image. Sides are the person's own: seen from the front, the drawn half is their right.
The outline (``diary/body_outline.py``) cuts off what is drawn too far out.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from diary import body_outline
from diary.models.codes import SIDES, Muscle, Side, site_code

Point = tuple[float, float]

MIDDLE_LINE = 100


@dataclass(frozen=True, slots=True)
class _Drawn:
    muscle: Muscle
    path: str
    mark: Point
    middle: bool = False
    stand_in: bool = False


@dataclass(frozen=True, slots=True)
class Region:
    """A place of the figure that stands for one site: a muscle on one side or in the middle.

    ``path`` is SVG path data, to be mirrored where ``mirrored`` says so. ``mark`` is where a
    tick goes, as it is seen. A ``stand_in`` is tapped for a muscle on the other face of the limb.
    ``look`` is a class for how it is painted, ``title`` what it says when pointed at.
    """

    muscle: Muscle
    side: Side
    path: str
    mark: Point
    mirrored: bool = False
    stand_in: bool = False
    look: str = ""
    title: str = ""

    @property
    def site(self) -> str:
        """The code that a tap on it stands for: ``calf:left``."""
        return site_code(self.muscle, self.side)

    @property
    def lit_by(self) -> tuple[str, ...]:
        """The codes that say of a cramp that it was here too: ``calf:left``, ``calf:both``."""
        return tuple(
            site_code(self.muscle, side)
            for side in SIDES[self.muscle]
            if self.side in sides_shown(self.muscle, side)
        )


@dataclass(frozen=True, slots=True)
class View:
    """The figure from the front or from the back, torso first, arms over it."""

    name: str
    regions: tuple[Region, ...]
    trunk = body_outline.TRUNK
    arm = body_outline.ARM

    @property
    def is_front(self) -> bool:
        """Whether it is seen from the front, its right on the left of the picture."""
        return self.name == "front"

    @property
    def lines(self) -> str:
        """What is drawn over the muscles of one half: kneecaps, toes, the spine's side."""
        return body_outline.FRONT_LINES if self.is_front else body_outline.BACK_LINES

    @property
    def hair(self) -> str:
        return body_outline.FRONT_HAIR if self.is_front else body_outline.BACK_HAIR


def _halves(drawn: tuple[_Drawn, ...], half: Side, mirror: Side) -> Iterator[Region]:
    for part in drawn:
        side = Side.MIDDLE if part.middle else half
        region = Region(part.muscle, side, part.path, part.mark, stand_in=part.stand_in)
        yield region
        if not part.middle:
            x, y = part.mark
            yield replace(region, side=mirror, mark=(2 * MIDDLE_LINE - x, y), mirrored=True)


_FRONT = (
    _Drawn(
        Muscle.JAW,
        "M74 47Q87 54 100 54.5L100 73L84 66Z",
        (91, 60),
    ),
    _Drawn(
        Muscle.NECK,
        "M84 64Q91 69.5 100 71.5L100 93Q93 84 80 82Z",
        (94, 78),
    ),
    _Drawn(
        Muscle.CHEST,
        "M80 82Q92 84.5 94 92L94 137Q82 142.5 62 133L56 110L60 88Z",
        (82, 113),
    ),
    _Drawn(
        Muscle.CHEST,
        "M94 92Q97 88.5 100 90Q103 88.5 106 92L106 137Q100 133.5 94 137Z",
        (100, 113),
        middle=True,
    ),
    _Drawn(
        Muscle.ABDOMEN,
        "M60 132Q74 142.5 86 140Q84 172 85 196Q76 198 58 208Z",
        (77, 172),
    ),
    _Drawn(
        Muscle.ABDOMEN,
        "M86 140Q91 139 94.5 137.5Q100 134.5 105.5 137.5Q109 139 114 140Q116 172 115 197"
        "Q111 218 100 232Q89 218 85 197Q84 172 86 140Z",
        (100, 182),
        middle=True,
    ),
    _Drawn(
        Muscle.GLUTES,
        "M55 211Q74 199 85 197Q89 215 96 228Q74 228 53 244Z",
        (74, 216),
    ),
    _Drawn(
        Muscle.ADDUCTORS,
        "M82 231.5Q90 228 96 229Q98 232 101 234L101 298L94.5 299Q89 260 82 231.5Z",
        (92.5, 253),
    ),
    _Drawn(
        Muscle.QUADRICEPS,
        "M54 243Q66 233 82 231Q88 260 94 299Q98 312 93 324Q87 318 82 320Q76 314 66 322L55 322Z",
        (75, 276),
    ),
    _Drawn(
        Muscle.SHIN,
        "M60 345Q72 354 79 345Q88 354 98 346L98 386L90 414Q82 408 70 414L60 380Z",
        (80, 374),
    ),
    _Drawn(
        Muscle.FOOT_ARCH,
        "M66 425Q80 418 94 425L98 450Q82 441 60 450Z",
        (80, 434),
        stand_in=True,
    ),
    _Drawn(
        Muscle.TOES,
        "M60 450Q82 441 98 450L98 476L60 476Z",
        (80, 457),
    ),
    _Drawn(
        Muscle.SHOULDER,
        "M81 82.5Q70 84 60 88L40 92L38 129Q50 130 58 121Q68 108 74 100Q77 92 81 82.5Z",
        (58, 107),
    ),
    _Drawn(
        Muscle.UPPER_ARM,
        "M36 130Q51 131 59 122Q66 114 74 101L74 106Q67 118 63 132L58 158L52 172Q44 163 34 163Z",
        (51, 145),
    ),
    _Drawn(
        Muscle.FOREARM,
        "M30 164Q43 164 52 173L52 190L42 228Q33 221 22 223Z",
        (40, 197),
    ),
    _Drawn(
        Muscle.HAND,
        "M18 224Q32 221 44 229L48 282L10 282Z",
        (30, 243),
    ),
)
_BACK = (
    _Drawn(
        Muscle.NECK,
        "M82 54Q90 60 95 60.5L95 88Q90 85 80 82.5Z",
        (90.5, 74),
    ),
    _Drawn(
        Muscle.NECK,
        "M95 60.5Q100 61 105 60.5L105 88Q100 91 95 88Z",
        (100, 74),
        middle=True,
    ),
    _Drawn(
        Muscle.UPPER_BACK,
        "M80 82.5Q90 85 95 88L95 149Q80 153 60 144L54 110L60 88Z",
        (80, 120),
    ),
    _Drawn(
        Muscle.UPPER_BACK,
        "M95 88Q100 91 105 88L105 149Q100 151 95 149Z",
        (100, 120),
        middle=True,
    ),
    _Drawn(
        Muscle.LOWER_BACK,
        "M60 144Q80 153 94 149.5Q92 172 94 199Q80 190 58 208Z",
        (79, 174),
    ),
    _Drawn(
        Muscle.LOWER_BACK,
        "M94 149.5Q100 151 106 149.5Q108 172 106 199Q102 206 100 214Q98 206 94 199"
        "Q92 172 94 149.5Z",
        (100, 176),
        middle=True,
    ),
    _Drawn(
        Muscle.GLUTES,
        "M54 212Q76 190 93 201Q98 208 100 217L100 247Q86 257 71 252Q61 247 52 240Z",
        (80, 227),
    ),
    _Drawn(
        Muscle.HAMSTRING,
        "M52 240Q61 247 71 252Q86 257 101 246L101 298L94 325Q88 315 81 321Q74 313 64 325L55 290Z",
        (79, 286),
    ),
    _Drawn(
        Muscle.CALF,
        "M58 343Q71 333 80 345Q89 333 100 344L98 388L91 401Q85 406 80.5 396Q75 406 69 399L58 380Z",
        (80, 367),
    ),
    _Drawn(
        Muscle.FOOT_ARCH,
        "M66 425Q80 419 94 425L98 451Q82 443 60 451Z",
        (80, 437),
    ),
    _Drawn(
        Muscle.TOES,
        "M60 451Q82 443 98 451L98 476L60 476Z",
        (80, 458),
    ),
    _Drawn(
        Muscle.SHOULDER,
        "M81 82.5Q70 84 60 88L40 92L38 129Q50 130 58 122Q68 112 74 101Q77 92 81 82.5Z",
        (58, 107),
    ),
    _Drawn(
        Muscle.UPPER_ARM,
        "M36 130Q51 131 59 123Q67 116 74 103L74 106Q67 118 63 132L58 158L52 172Q44 163 34 163Z",
        (51, 145),
    ),
    _Drawn(
        Muscle.FOREARM,
        "M30 164Q43 164 52 173L52 190L42 228Q33 221 22 223Z",
        (40, 197),
    ),
    _Drawn(
        Muscle.HAND,
        "M18 224Q32 221 44 229L48 282L10 282Z",
        (30, 243),
    ),
)

FRONT = View("front", tuple(_halves(_FRONT, half=Side.RIGHT, mirror=Side.LEFT)))
BACK = View("back", tuple(_halves(_BACK, half=Side.LEFT, mirror=Side.RIGHT)))
VIEWS = (FRONT, BACK)

LIST_ONLY = frozenset({Muscle.OTHER})
"""What has no place on the figure and is chosen from the list."""

LEGS = frozenset(
    {
        Muscle.CALF,
        Muscle.SHIN,
        Muscle.FOOT_ARCH,
        Muscle.TOES,
        Muscle.HAMSTRING,
        Muscle.QUADRICEPS,
        Muscle.ADDUCTORS,
    }
)
"""The muscles of the figure's lower half, where most cramps are."""


def sides_drawn(muscle: str) -> frozenset[Side]:
    """The sides of a muscle that have a region on the figure; none for an unknown code."""
    return frozenset(
        region.side for view in VIEWS for region in view.regions if region.muscle == muscle
    )


def sides_shown(muscle: str, side: str) -> frozenset[Side]:
    """The sides of the figure on which a site is shown.

    Both sides, and a middle that has no region of its own, are shown left and right. A site
    whose side nobody said is shown nowhere.
    """
    drawn = sides_drawn(muscle)
    if side == Side.BOTH or (side == Side.MIDDLE and Side.MIDDLE not in drawn):
        return drawn & {Side.LEFT, Side.RIGHT}
    return frozenset(one for one in drawn if one == side)
