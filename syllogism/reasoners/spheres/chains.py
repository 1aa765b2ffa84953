"""Deciding chains: fold what the path forces, unfold the evidence, verify it.

    links -> fold by the network's table -> a claim -> unfold -> verify -> evidence

Chains about complements are decided as chains about the terms that `find_chain` exchanged for them;
their certificates speak of these, and their configurations are `reflecting`'s cubes.

A claim without evidence that passes is no verdict. Everything is whole numbers, small binary
fractions and their exact sums, so a chain gets the same evidence alone and in any batch.

Axes: ``terms`` of all chains of a batch, ``chains``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from jaxtyping import Bool, Float64, Int8, Int64

from syllogism.evidence.certificates import Certificate, Detour, Inequality, Inhabited, Pictured
from syllogism.evidence.configurations import Configuration
from syllogism.language.arguments import Import
from syllogism.language.chains import Chain, Chains
from syllogism.language.complements import name_of
from syllogism.reasoners.spheres.folding import are_forced
from syllogism.reasoners.spheres.reflecting import measure_reflected, reflect, reflected
from syllogism.reasoners.spheres.unfolding import Ring, find_balls, find_reasons
from syllogism.reasoners.spheres.verifying import add_up, find_detours, measure


@dataclass(frozen=True, slots=True, eq=False)
class Certificates:
    """Certificates of some chains: every statement of each ring, these detours and instances.

    Args:
        chains: The chains, of which some may have no certificate.
        detours: Numbers of start, via and end of each triangle inequality, chain by chain.
        instances: How many instances of each term are added.
        verified: Whether a chain's lines add up to 0 >= something positive.
    """

    chains: Chains
    detours: Int64[np.ndarray, "detours 3"]
    instances: Int8[np.ndarray, " terms"]
    verified: Bool[np.ndarray, " chains"]


@dataclass(frozen=True, slots=True, eq=False)
class Configurations:
    """Configurations of some chains, in the plane.

    Args:
        chains: The chains, of which some may have no configuration.
        centres: In units of the margin.
        radii: Likewise; 0 pictures an empty term.
        violations: By how much the worst statement of each chain fails; 0 if none does.
    """

    chains: Chains
    centres: Float64[np.ndarray, "terms 2"]
    radii: Float64[np.ndarray, " terms"]
    violations: Float64[np.ndarray, " chains"]

    @property
    def verified(self) -> Bool[np.ndarray, " chains"]:
        """Whether every statement holds, exactly."""
        verified: Bool[np.ndarray, " chains"] = self.violations == 0
        return verified


@dataclass(frozen=True, slots=True, eq=False)
class Decisions:
    """What is known of a batch of chains: those claimed valid, and those claimed invalid.

    Args:
        forced: Which chains the fold claims valid.
        certificates: Of the chains claimed valid, in order; None where there are none.
        configurations: Of the chains claimed invalid, likewise.
    """

    forced: Bool[np.ndarray, " chains"]
    certificates: Certificates | None
    configurations: Configurations | None

    @property
    def valid(self) -> Bool[np.ndarray, " chains"]:
        """Which chains have a certificate that adds up."""
        valid = self.forced.copy()
        if self.certificates is not None:
            valid[self.forced] = self.certificates.verified
        return valid

    @property
    def invalid(self) -> Bool[np.ndarray, " chains"]:
        """Which chains have a configuration that pictures premises and denied conclusion."""
        invalid = ~self.forced
        if self.configurations is not None:
            invalid[~self.forced] = self.configurations.verified
        return invalid


def decide_chains(chains: Chains, *, reading: Import = Import.TRADITIONAL) -> Decisions:
    """Return verified evidence for each chain, as arrays, in linear time.

    >>> barbara = Chains(np.array([0, 0, 0, 0, 0]), np.array([0, 0, 0, 0, 1]), np.array([5]))
    >>> decide_chains(barbara).valid
    array([ True])

    Args:
        chains: The chains, of equal or ragged length, conclusions included.
        reading: Which terms must have an instance.

    Raises:
        OptionError: There is no such reading.
    """
    reading = Import(reading)
    forced = are_forced(chains, reading)
    return Decisions(
        forced,
        _certify(chains.chosen(forced), reading) if forced.any() else None,
        _picture(chains.chosen(~forced), reading) if not forced.all() else None,
    )


def settle_chains(
    chains: Sequence[Chain], *, reading: Import, dim: int
) -> list[Configuration | Certificate | None]:
    """Return for each chain a configuration, or a certificate that it has none, or None.

    A configuration lies in the first two directions of its space, whatever their number; that of a
    chain about complements in the max-norm, in four.
    """
    if not chains:
        return []
    decided = decide_chains(Chains.of(chains), reading=reading)
    claimed = [chain for chain, forced in zip(chains, decided.forced, strict=True) if forced]
    denied = [chain for chain, forced in zip(chains, decided.forced, strict=True) if not forced]
    certificates = iter(_certificates(claimed, decided.certificates))
    configurations = iter(_configurations(denied, decided.configurations, reading, dim))
    return [next(certificates if forced else configurations) for forced in decided.forced]


def _certify(chains: Chains, reading: Import) -> Certificates:
    parting, instances, exists = find_reasons(chains, Ring.of(chains))
    detours = find_detours(chains, parting)
    adds_up = add_up(chains, detours, parting, instances, reading)
    return Certificates(chains, detours, instances, exists & adds_up)


def _picture(chains: Chains, reading: Import) -> Configurations:
    centres, radii = find_balls(chains, Ring.of(chains))
    return Configurations(chains, centres, radii, measure(chains, centres, radii, reading))


def _certificates(chains: Sequence[Chain], found: Certificates | None) -> list[Certificate | None]:
    if found is None:
        return []
    names = [term for chain in chains for term in chain.terms]
    firsts, lengths = found.chains.firsts.tolist(), found.chains.lengths.tolist()
    ways = found.detours.tolist()
    evidence: list[Certificate | None] = []
    for number, chain in enumerate(chains):
        first, length = firsts[number], lengths[number]
        at = first - 2 * number  # a chain has two detours fewer than terms
        lines: list[tuple[int, Inequality]] = [
            *((1, Pictured(premise)) for premise in chain.premises),
            (1, Pictured(chain.conclusion.contradictory)),
            *(
                (1, Detour(names[start], names[via], names[end]))
                for start, via, end in ways[at : at + length - 2]
            ),
            *(
                (times, Inhabited(term))
                for times, term in zip(
                    found.instances[first : first + length].tolist(), chain.terms, strict=True
                )
                if times
            ),
        ]
        evidence.append(Certificate(tuple(lines)) if found.verified[number] else None)
    return evidence


def _configurations(
    chains: Sequence[Chain], found: Configurations | None, reading: Import, dim: int
) -> list[Configuration | None]:
    if found is None:
        return []
    signed = [chain.is_signed for chain in chains]
    if any(signed):
        cubes = reflect(found.centres)
        holds = measure_reflected(found.chains, cubes, found.radii, reading) == 0
    evidence: list[Configuration | None] = []
    firsts, lasts = found.chains.firsts.tolist(), found.chains.lasts.tolist()
    for number, chain in enumerate(chains):
        own = slice(firsts[number], lasts[number] + 1)
        shown = None
        if signed[number] and holds[number]:
            shown = reflected(chain.terms, cubes[own], found.radii[own])
        elif not signed[number] and found.verified[number]:
            centres = np.pad(found.centres[own], [(0, 0), (0, dim - 2)])
            shown = Configuration(tuple(map(name_of, chain.terms)), centres, found.radii[own])
        evidence.append(shown)
    return evidence
