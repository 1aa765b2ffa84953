"""Caps on a sphere for terms and their complements, where they can be found.

The lengths that sets have in the max-norm are where the search for caps begins. What is not found
proves nothing.

Axes: ``batch`` sets of propositions, ``terms``.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from syllogism.evidence.configurations import Configuration, Geometry
from syllogism.language.statements import to_statements
from syllogism.reasoners.spheres.caps import find_caps
from syllogism.reasoners.spheres.graphs.cubes import Picture
from syllogism.reasoners.spheres.graphs.signs import Signs
from syllogism.reasoners.spheres.graphs.statements import Graphs


def find_spherical_layouts(
    graphs: Graphs, signs: Signs, pictures: Mapping[int, Picture], *, dim: int, seed: int
) -> dict[int, Configuration]:
    """Return the same statements as caps, for those pictures where any are found.

    Args:
        graphs: The sets of propositions.
        signs: What is asked of them besides, since they speak of complements.
        pictures: Lengths in which a set holds, for some of the sets by number.
        dim: Dimension of the sphere.
        seed: Draws the random starts.
    """
    found: dict[int, Configuration] = {}
    for number, picture in pictures.items():
        terms = graphs.terms[number]
        if not picture.span:  # there is nobody, and no sphere so small
            continue
        inhabited = np.flatnonzero(graphs.inhabited[number]).tolist()
        inhabited += (~np.flatnonzero(signs.inhabited[number])).tolist()
        caps = find_caps(
            to_statements(graphs.stated[number].values(), terms),
            inhabited,
            picture.radii,
            picture.distances,
            picture.span,
            dim=dim,
            seed=seed,
        )
        if caps is not None:
            found[number] = Configuration(
                terms, caps.centres, caps.radii, Geometry.SPHERICAL, caps.margin
            )
    return found
