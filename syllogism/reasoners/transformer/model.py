"""The network: a decoder that reads its terms letter by letter and writes its answer in turn.

A term stands at one place of a sequence, however it is spelled: the bytes of its spelling are
looked up in a table, each is turned by its place in the spelling, they are added up, and one hidden
layer looks at the sum. A sequence's spellings continue the table of tokens, for reading and for
writing alike. So any word can be read, and every term of the question can be written.

Every symbol is mixed with the few before it, each by weights of its own, so that a term knows the
words it stands among. Each layer then normalises what comes in, attends, thinks with one hidden
layer of ReLUs, and adds both to the stream; there are no biases. Half of every query and key is
turned by its place in the sequence, the other half compares contents wherever they stand. The
question is seen as a whole, the answer only as far as it is written.

A sequence goes through the same layers more than once: what follows a link of a chain once, follows
the next one the second time.

To look a term up the network has to attend to the right place *and* to pass on what stands there,
and neither is of use without the other. So the second half is given: outputs start out resembling
values turned back, and what is attended to comes through as it is.

Axes: ``batch`` counts sequences, ``length`` their codes, ``new`` the codes handed over at once,
``words`` the spellings of a sequence, ``letters`` their bytes, ``symbols`` tokens and spellings
together, ``reach`` those before one, ``window`` them and it, ``width`` the numbers that stand for a
symbol, ``heads`` and ``head`` its division, ``hidden`` the ReLUs, ``tokens`` the vocabulary.

Source:
    Vaswani et al., "Attention is all you need" (2017); Raffel et al., "Exploring the limits of
    transfer learning" (2020), section 3.2.1, for questions seen as a whole; Su et al., "RoFormer"
    (2021), for turning by place; Dehghani et al., "Universal transformers" (2019), for the same
    layers again; Plate, "Holographic reduced representations" (1995), for sums of
    what was turned; Trockman and Kolter, "Mimetic initialization of self-attention layers" (2023),
    for outputs that undo values; Fu et al., "Hungry hungry hippos" (2023), for mixing with the
    symbols before.
"""

from __future__ import annotations

from dataclasses import dataclass

import equinox as eqx
import jax
import jax.numpy as jnp
from jaxtyping import Array, Bool, Float, Int, PRNGKeyArray

from syllogism.errors import OptionError
from syllogism.reasoners.transformer.vocabulary import TOKENS

LIKENESS = 0.7  # share of the values, turned back, in the first outputs
REACH = 4  # symbols before one that are mixed with it: `2 some kings are` before `fools`
MIXTURE = 0.5  # of each of them at first
RESIDUAL_GAIN = 0.5  # of what a layer adds at first, so that the stream keeps its tokens
HIDDEN_PER_WIDTH = 4  # ReLUs for each number of the stream, as in Vaswani et al.
BYTES = 256
LONGEST_WAVE = 10_000.0  # base of the wavelengths, in places, as in Su et al.
EPSILON = 1e-6  # keeps the normalisation of zeros finite


@dataclass(frozen=True, slots=True)
class Size:
    """How large a model is.

    Args:
        width: Numbers that stand for a symbol.
        layers: Layers, each with weights of its own.
        rounds: How often a sequence goes through all layers.
        heads: Attentions of a layer.

    Raises:
        OptionError: A number is not whole and positive, or the width is no multiple of four times
            the heads.
    """

    width: int
    layers: int
    rounds: int
    heads: int

    def __post_init__(self) -> None:
        numbers = (self.width, self.layers, self.rounds, self.heads)
        if not all(isinstance(number, int) and number > 0 for number in numbers):
            raise OptionError(
                f"width, layers, rounds and heads are whole numbers from 1 up, got {numbers}"
            )
        if self.width % (4 * self.heads):
            raise OptionError(
                f"the width must be a multiple of four times the heads, "
                f"got {self.width} and {self.heads}"
            )


SIZES: dict[str, Size] = {
    "tiny": Size(width=24, layers=2, rounds=2, heads=1),
    "small": Size(width=64, layers=3, rounds=2, heads=2),
    "medium": Size(width=128, layers=4, rounds=2, heads=4),
    "large": Size(width=256, layers=6, rounds=2, heads=8),
    "huge": Size(width=512, layers=9, rounds=2, heads=16),
}


class Memory(eqx.Module):
    """What one layer keeps of the codes read so far."""

    keys: Float[Array, "batch length heads head"]
    values: Float[Array, "batch length heads head"]

    def with_room(self, more: int) -> Memory:
        """Return the memory with room for more codes."""
        room = ((0, 0), (0, more), (0, 0), (0, 0))
        return Memory(jnp.pad(self.keys, room), jnp.pad(self.values, room))

    def store(
        self,
        keys: Float[Array, "batch new heads head"],
        values: Float[Array, "batch new heads head"],
        places: Int[Array, "batch new"],
    ) -> Memory:
        """Return the memory with the keys and values of new codes at their places."""
        rows = jnp.arange(places.shape[0])[:, None]
        return Memory(
            self.keys.at[rows, places].set(keys), self.values.at[rows, places].set(values)
        )


class Layer(eqx.Module):
    """Attention, then a hidden layer, each added to the stream."""

    query: Float[Array, "width width"]
    key: Float[Array, "width width"]
    value: Float[Array, "width width"]
    output: Float[Array, "width width"]
    widen: Float[Array, "width hidden"]
    narrow: Float[Array, "hidden width"]
    heads: int = eqx.field(static=True)

    def __init__(self, size: Size, *, key: PRNGKeyArray) -> None:
        keys = jax.random.split(key, 6)
        width, hidden = size.width, HIDDEN_PER_WIDTH * size.width
        self.query = _draw_matrix(keys[0], width, width)
        self.key = _draw_matrix(keys[1], width, width)
        self.value = jax.random.orthogonal(keys[2], width)
        undoing = LIKENESS * self.value.T + (1 - LIKENESS) * _draw_matrix(keys[3], width, width)
        self.output = RESIDUAL_GAIN * undoing
        self.widen = _draw_matrix(keys[4], width, hidden)
        self.narrow = RESIDUAL_GAIN * _draw_matrix(keys[5], hidden, width)
        self.heads = size.heads

    def __call__(
        self,
        stream: Float[Array, "batch new width"],
        places: Int[Array, "batch new"],
        visible: Bool[Array, "batch new length"],
        memory: Memory | None,
    ) -> tuple[Float[Array, "batch new width"], Memory]:
        """Return the stream after this layer, and the memory with the new codes in it."""
        seen = _normalise(stream)
        queries, keys, values = (
            (seen @ matrix).reshape(*seen.shape[:2], self.heads, -1)
            for matrix in (self.query, self.key, self.value)
        )
        queries, keys = (_turn_half(each, places) for each in (queries, keys))
        memory = Memory(keys, values) if memory is None else memory.store(keys, values, places)
        scores = jnp.einsum("bnhd,blhd->bhnl", queries, memory.keys) / queries.shape[-1] ** 0.5
        weights = jax.nn.softmax(jnp.where(visible[:, None], scores, -jnp.inf), axis=-1)
        attended = jnp.einsum("bhnl,blhd->bnhd", weights, memory.values)
        stream = stream + attended.reshape(stream.shape) @ self.output
        thought = jax.nn.relu(_normalise(stream) @ self.widen) @ self.narrow
        return stream + thought, memory


class Model(eqx.Module):
    """A table of tokens, what reads a spelling, and the layers."""

    table: Float[Array, "tokens width"]
    letters: Float[Array, "bytes width"]
    mixture: Float[Array, "reach width"]
    gain: Float[Array, " width"]
    widen: Float[Array, "width hidden"]
    narrow: Float[Array, "hidden width"]
    layers: tuple[Layer, ...]
    size: Size = eqx.field(static=True)

    def __init__(self, size: Size, *, key: PRNGKeyArray) -> None:
        keys = jax.random.split(key, 5 + size.layers)
        width, hidden = size.width, HIDDEN_PER_WIDTH * size.width
        self.table = jax.random.normal(keys[0], (len(TOKENS), width))
        self.letters = jax.random.normal(keys[1], (BYTES, width))
        self.mixture = MIXTURE * jax.random.normal(keys[2], (REACH, width))
        self.gain = jnp.ones(width)
        self.widen = _draw_matrix(keys[3], width, hidden)
        self.narrow = _draw_matrix(keys[4], hidden, width)
        self.layers = tuple(Layer(size, key=layer_key) for layer_key in keys[5:])
        self.size = size

    @property
    def parameter_count(self) -> int:
        """How many numbers are learned."""
        return sum(array.size for array in jax.tree.leaves(self))

    @property
    def _rounds(self) -> tuple[Layer, ...]:
        """The layers in the order in which a sequence goes through them."""
        return self.layers * self.size.rounds

    def __call__(
        self,
        codes: Int[Array, "batch length"],
        letters: Int[Array, "batch words letters"],
        starts: Int[Array, " batch"],
    ) -> Float[Array, "batch length symbols"]:
        """Return the scores of every next symbol, for whole sequences.

        Args:
            codes: Tokens and spellings.
            letters: The spellings of each sequence.
            starts: Where the answers begin.
        """
        scores, _ = self.read(codes, self.spell(letters), starts)
        return scores

    def spell(
        self, letters: Int[Array, "batch words letters"]
    ) -> Float[Array, "batch symbols width"]:
        """Return what stands for each symbol: the tokens, then the spellings of a sequence."""
        given = jnp.where(letters[..., None] > 0, self.letters[letters], 0)
        summed = _normalise(jnp.sum(_turn_letters(given), axis=-2))
        words = _normalise(summed + jax.nn.relu(summed @ self.widen) @ self.narrow)
        table = jnp.broadcast_to(self.table, (letters.shape[0], *self.table.shape))
        return jnp.concatenate([table, words], axis=1)

    def read(
        self,
        codes: Int[Array, "batch length"],
        symbols: Float[Array, "batch symbols width"],
        starts: Int[Array, " batch"],
    ) -> tuple[Float[Array, "batch length symbols"], tuple[Memory, ...]]:
        """Return the scores of every next symbol, and what the layers keep of the sequences.

        Args:
            codes: Sequences from their beginning.
            symbols: What stands for each symbol.
            starts: Where the answers begin.
        """
        before = jnp.zeros((codes.shape[0], REACH), jnp.int32)  # the code of padding
        places = jnp.broadcast_to(jnp.arange(codes.shape[1]), codes.shape)
        window = jnp.concatenate([before, codes], axis=1)
        return self._read(window, symbols, places, starts, (None,) * len(self._rounds))

    def read_on(
        self,
        window: Int[Array, "batch window"],
        symbols: Float[Array, "batch symbols width"],
        place: Int[Array, " batch"],
        starts: Int[Array, " batch"],
        memories: tuple[Memory, ...],
    ) -> tuple[Float[Array, "batch symbols"], tuple[Memory, ...]]:
        """Return the scores of the symbols after one new code of each sequence, and the memories.

        Args:
            window: The `REACH` codes before it, then the new one.
            symbols: What stands for each symbol.
            place: Where it stands.
            starts: Where the answers begin.
            memories: What the layers keep of the codes before it, with room for it.
        """
        scores, kept = self._read(window, symbols, place[:, None], starts, memories)
        return scores[:, 0], kept

    def _read(
        self,
        window: Int[Array, "batch window"],
        symbols: Float[Array, "batch symbols width"],
        places: Int[Array, "batch new"],
        starts: Int[Array, " batch"],
        memories: tuple[Memory | None, ...],
    ) -> tuple[Float[Array, "batch new symbols"], tuple[Memory, ...]]:
        given = jnp.take_along_axis(symbols, window[..., None], axis=1)
        new = places.shape[1]
        stream = given[:, REACH:]
        for back in range(1, REACH + 1):
            stream += self.mixture[back - 1] * given[:, REACH - back :][:, :new]
        length = new if memories[0] is None else memories[0].keys.shape[1]
        keys = jnp.arange(length)
        visible = (keys <= places[..., None]) | (keys < starts[:, None, None])
        kept = []
        for layer, memory in zip(self._rounds, memories, strict=True):
            stream, extended = layer(stream, places, visible, memory)
            kept.append(extended)
        looked_for = self.gain * _normalise(stream)
        scores = jnp.einsum("bnw,bsw->bns", looked_for, symbols) / self.size.width**0.5
        return scores, tuple(kept)


def _normalise(stream: Float[Array, "*any width"]) -> Float[Array, "*any width"]:
    """Return vectors of mean square one (Zhang and Sennrich, 2019)."""
    return stream * jax.lax.rsqrt(jnp.mean(stream**2, axis=-1, keepdims=True) + EPSILON)


def _draw_matrix(key: PRNGKeyArray, rows: int, columns: int) -> Float[Array, "rows columns"]:
    """Return a random matrix that keeps the size of what it is multiplied with."""
    return jax.random.normal(key, (rows, columns)) / jnp.sqrt(rows)


def _turn(
    vectors: Float[Array, "*any even"], angles: Float[Array, "*any half"]
) -> Float[Array, "*any even"]:
    """Return vectors whose pairs of numbers are turned by angles."""
    first, second = jnp.split(vectors, 2, axis=-1)
    cosine, sine = (turn(angles).astype(vectors.dtype) for turn in (jnp.cos, jnp.sin))
    return jnp.concatenate(
        [first * cosine - second * sine, first * sine + second * cosine], axis=-1
    )


def _turn_half(
    vectors: Float[Array, "batch new heads head"], places: Int[Array, "batch new"]
) -> Float[Array, "batch new heads head"]:
    """Return queries or keys with their first half turned by their places."""
    placed, content = jnp.split(vectors, 2, axis=-1)
    pairs = placed.shape[-1] // 2
    waves = LONGEST_WAVE ** -(jnp.arange(pairs) / pairs)
    angles = places[..., None, None] * waves
    return jnp.concatenate([_turn(placed, angles), content], axis=-1)


def _turn_letters(
    letters: Float[Array, "batch words letters width"],
) -> Float[Array, "batch words letters width"]:
    """Return letters turned by their places.

    The angles are spread evenly, so that on average a letter turned by one place says nothing of
    the same letter turned by another.
    """
    pairs = letters.shape[-1] // 2
    waves = jnp.pi * (jnp.arange(pairs) + 0.5) / pairs
    places = jnp.arange(letters.shape[-2])
    return _turn(letters, places[:, None] * waves)
