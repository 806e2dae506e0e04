"""Makes plots.json: the axes' data that matplotlib has after each snippet, and the colours of its maps."""

import sys
import warnings
from pathlib import Path

import matplotlib

matplotlib.use("agg")

import matplotlib.pyplot as plt
import seaborn
from matplotlib.colors import to_hex

sys.path.insert(0, str(Path(__file__).parents[2] / "kernel" / "python"))

import oracle
from figure_data import colour, figure
from plot_snippets import SNIPPETS

MAPS = """viridis plasma inferno magma cividis coolwarm turbo gray binary hot jet cool bwr seismic rainbow hsv bone copper
spring summer autumn winter Blues Greens Greys Oranges Purples Reds BuGn BuPu GnBu OrRd PuBuGn PuBu PuRd RdPu YlGnBu YlGn YlOrBr
YlOrRd BrBG PRGn PiYG PuOr RdBu RdGy RdYlBu RdYlGn Spectral tab10 tab20 Accent Dark2 Paired Pastel1 Pastel2 Set1 Set2 Set3 rocket
mako vlag icefire viridis_r RdBu_r""".split()


def main():
    oracle.check_settings()
    warnings.simplefilter("ignore")
    rows = []
    for name, call in SNIPPETS.items():
        plt.close("all")
        call()
        rows.append({"name": name, "figures": [figure(plt.figure(n)) for n in plt.get_fignums()]})
    maps = [[name, "".join(colour(c)[1:7] for c in matplotlib.colormaps[name](range(matplotlib.colormaps[name].N)))] for name in MAPS]
    oracle.write("plots", {"matplotlib": matplotlib.__version__, "seaborn": seaborn.__version__, "maps": maps, "snippets": rows})


if __name__ == "__main__":
    main()
