"""Cores: each of them becomes a device that reads its share of a step.

JAX takes all cores for one device, of which every product has the use. Those of a small model are
too small to be shared, and the sequences of a batch are not. Nothing here loads JAX, since it has
to be told before.
"""

from __future__ import annotations

import os

WORTH_A_CORE = 8  # sequences; so many each are read faster by two cores than all of them by one
DEVICES = "JAX_NUM_CPU_DEVICES"


def use_cores(rows: int) -> None:
    """Make devices of as many cores as the rows of a part can be dealt to evenly.

    Where the variable is already set, it stays; where there is a GPU, JAX uses none of them.

    Args:
        rows: How many sequences a part has.
    """
    cores = range(1, 1 + (os.cpu_count() or 1))
    fitting = [many for many in cores if rows % many == 0 and rows // many >= WORTH_A_CORE]
    os.environ.setdefault(DEVICES, str(max(fitting, default=1)))
