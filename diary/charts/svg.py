"""What drawings that are made as SVG share."""


def svg_number(value: float) -> str:
    """A number for SVG, with a point in every language."""
    return f"{value:.1f}"
