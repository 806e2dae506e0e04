"""What a matplotlib figure shows, as data: limits, ticks, lines, points, images, colours, texts of each of its axes.

rerun.py makes IPython send it beside the picture, so that a comparison with a port has numbers to compare.
src/plot/describe.ts says the same of Cellwise's figures, name for name.
"""

import numpy as np
from matplotlib.collections import LineCollection, PathCollection, PolyCollection, QuadMesh
from matplotlib.colors import to_hex
from matplotlib.container import ErrorbarContainer
from matplotlib.contour import ContourSet
from matplotlib.patches import Rectangle

# Elements of an image that are told one by one.
LARGEST_IMAGE = 20_000


def nums(values):
    """Floats as JSON: text for what JSON lacks."""
    flat = np.ravel(np.ma.filled(np.ma.asarray(values, float), np.nan))
    return [repr(v) if v != v or v in (float("inf"), float("-inf")) else v for v in map(float, flat)]


def colour(c):
    return to_hex(c, keep_alpha=True)


def text(tick):
    """A tick's text on the side where it is seen."""
    return next((label.get_text() for label in (tick.label1, tick.label2) if label.get_visible()), "")


def axis(ax, which):
    """Limits, and the ticks in view with their texts."""
    a = getattr(ax, which + "axis")
    low, high = sorted(getattr(ax, f"get_{which}lim")())
    within = lambda place: low - 1e-9 * abs(low) <= place <= high + 1e-9 * abs(high)
    seen = [t for t in a.get_major_ticks() if within(t.get_loc())]
    few = [t for t in a.get_minor_ticks() if within(t.get_loc()) and t.label1.get_text()]
    shown = getattr(ax, which + "axis").get_visible() and ax.axison
    return {
        "limits": nums(getattr(ax, f"get_{which}lim")()),
        "scale": a.get_scale(),
        "ticks": nums([t.get_loc() for t in seen]) if shown else [],
        "texts": [text(t) for t in seen] if shown else [],
        "minor": nums([t.get_loc() for t in few]),
        "offset": a.get_offset_text().get_text(),
        "label": a.label.get_text(),
    }


def line(l):
    return {"x": nums(l.get_xdata(orig=False)), "y": nums(l.get_ydata(orig=False)), "color": colour(l.get_color()), "lw": l.get_linewidth(),
            "ls": str(l.get_linestyle()), "marker": str(l.get_marker()), "ms": l.get_markersize(), "alpha": l.get_alpha(), "zorder": l.get_zorder()}


def collection(c):
    """A collection by its kind."""
    if isinstance(c, ContourSet):
        return {"kind": "contour", "levels": nums(c.levels), "filled": bool(c.filled), "colors": [colour(x) for x in (c.get_facecolor() if c.filled else c.get_edgecolor())]}
    if isinstance(c, PathCollection):
        return {"kind": "points", "xy": nums(c.get_offsets()), "sizes": nums(c.get_sizes()), "colors": [colour(x) for x in c.get_facecolor()], "edges": [colour(x) for x in c.get_edgecolor()]}
    if isinstance(c, QuadMesh):
        return {"kind": "mesh", "clim": nums(c.get_clim()), "array": nums(c.get_array()), "colors": [colour(x) for x in c.get_facecolor()]}
    if isinstance(c, LineCollection):
        return {"kind": "lines", "segments": [nums(s) for s in c.get_segments()], "colors": [colour(x) for x in c.get_color()]}
    if isinstance(c, PolyCollection):
        box = c.get_datalim(c.axes.transData)
        return {"kind": "area", "box": nums([box.x0, box.y0, box.x1, box.y1]), "color": colour(c.get_facecolor()[0])}
    return {"kind": type(c).__name__}


def image(i):
    array = i.get_array()
    return {"extent": nums(i.get_extent()), "clim": nums(i.get_clim()) if array.ndim == 2 else None, "shape": list(array.shape[:2]),
            "array": nums(array) if array.ndim == 2 and array.size <= LARGEST_IMAGE else None, "corner": colour(i.to_rgba(array, norm=True)[0, 0]) if array.ndim == 2 else colour(array[0, 0])}


def axes(ax, is_tight):
    box, legend = ax.get_position(), ax.get_legend()
    place = None
    if legend is not None:
        b = legend.get_window_extent().transformed(ax.transAxes.inverted())
        place = nums([b.x0, b.y0, b.x1, b.y1])
    # The strokes across error bars are lines with markers there.
    caps = {id(l) for c in ax.containers if isinstance(c, ErrorbarContainer) for l in c[1]}
    return {
        "box": None if is_tight else nums([box.x0, box.y0, box.width, box.height]),
        "x": axis(ax, "x"), "y": axis(ax, "y"), "title": ax.get_title(),
        "lines": [line(l) for l in ax.lines if id(l) not in caps],
        "bars": [{"box": nums([p.get_x(), p.get_y(), p.get_width(), p.get_height()]), "color": colour(p.get_facecolor())} for p in ax.patches if isinstance(p, Rectangle)],
        "images": [image(i) for i in ax.images],
        "collections": [collection(c) for c in ax.collections],
        "texts": [[*nums(t.get_position()), t.get_text(), colour(t.get_color())] for t in ax.texts],
        "legend": None if legend is None else {"texts": [t.get_text() for t in legend.get_texts()], "place": place},
    }


def bar(ax):
    """A colour bar's own data are its mappable's; its place, limits and ticks are its own."""
    data = axes(ax, False)
    data["y"].pop("scale")  # a function from colours to places
    return {key: data[key] for key in ("box", "y")}


def figure(fig):
    fig.canvas.draw()
    return {
        "size": nums(fig.get_size_inches() * fig.dpi),
        "repr": repr(fig),
        "axes": [bar(ax) if hasattr(ax, "_colorbar") else axes(ax, False) for ax in fig.axes],
    }
