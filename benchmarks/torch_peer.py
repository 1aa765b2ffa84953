"""The transformer once more, in PyTorch, the plain way: modules and PyTorch's own attention.

Its parameters have the names and shapes of those of the JAX model, so that both can start from the
same weights; that both then have the same loss says that they are the same model.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from syllogism.evidence.judgements import Verdict
from syllogism.reasoners.transformer import model as jax_model
from syllogism.reasoners.transformer import stepping
from syllogism.reasoners.transformer.plans import Plan
from syllogism.reasoners.transformer.sequences import Batch
from syllogism.reasoners.transformer.vocabulary import CODES, TOKENS, Mark

PADDING = CODES[Mark.PADDING]
VERDICTS = torch.tensor([CODES[Verdict.VALID], CODES[Verdict.INVALID]])


class Layer(nn.Module):
    """Attention, then a hidden layer, each added to the stream."""

    def __init__(self, size: jax_model.Size) -> None:
        super().__init__()
        width, hidden = size.width, jax_model.HIDDEN_PER_WIDTH * size.width
        self.heads = size.heads
        self.query, self.key, self.value, self.output = (_matrix(width, width) for _ in range(4))
        self.widen, self.narrow = _matrix(width, hidden), _matrix(hidden, width)

    def forward(self, stream: Tensor, visible: Tensor, places: Tensor) -> Tensor:
        """Return the stream after this layer."""
        seen = _normalise(stream)
        queries, keys, values = (
            (seen @ matrix).unflatten(-1, (self.heads, -1)).transpose(1, 2)
            for matrix in (self.query, self.key, self.value)
        )
        queries, keys = _turn_half(queries, places), _turn_half(keys, places)
        attended = F.scaled_dot_product_attention(queries, keys, values, attn_mask=visible)
        stream = stream + attended.transpose(1, 2).flatten(-2) @ self.output
        return stream + F.relu(_normalise(stream) @ self.widen) @ self.narrow


class Model(nn.Module):
    """A table of tokens, what reads a spelling, and the layers, gone through more than once."""

    def __init__(self, size: jax_model.Size) -> None:
        super().__init__()
        self.rounds = size.rounds
        width, hidden = size.width, jax_model.HIDDEN_PER_WIDTH * size.width
        self.table = _matrix(len(TOKENS), width)
        self.letters = _matrix(jax_model.BYTES, width)
        self.mixture, self.gain = _matrix(jax_model.REACH, width), _matrix(width)
        self.widen, self.narrow = _matrix(width, hidden), _matrix(hidden, width)
        self.layers = nn.ModuleList(Layer(size) for _ in range(size.layers))

    def forward(self, codes: Tensor, letters: Tensor, starts: Tensor) -> Tensor:
        """Return the scores of every next symbol."""
        symbols = self._spell(letters)
        places = torch.arange(codes.shape[1])
        visible = (places <= places[:, None]) | (places < starts[:, None, None])
        window = F.pad(codes, (jax_model.REACH, 0))
        given = torch.take_along_dim(symbols, window[..., None], dim=1)
        stream = given[:, jax_model.REACH :]
        for back, mixture in enumerate(self.mixture, start=1):
            stream = stream + mixture * given[:, jax_model.REACH - back :][:, : codes.shape[1]]
        for _ in range(self.rounds):
            for layer in self.layers:
                stream = layer(stream, visible[:, None], places)
        looked_for = self.gain * _normalise(stream)
        return looked_for @ symbols.transpose(1, 2) / stream.shape[-1] ** 0.5

    def _spell(self, letters: Tensor) -> Tensor:
        given = F.embedding(letters, self.letters) * (letters > 0)[..., None]
        pairs = given.shape[-1] // 2
        waves = torch.pi * (torch.arange(pairs) + 0.5) / pairs
        places = torch.arange(letters.shape[-1])
        summed = _normalise(_turn(given, places[:, None] * waves).sum(dim=-2))
        words = _normalise(summed + F.relu(summed @ self.widen) @ self.narrow)
        return torch.cat([self.table.expand(len(letters), -1, -1), words], dim=1)


def load_weights(model: Model, arrays: Mapping[str, np.ndarray]) -> None:
    """Give a model the weights of a JAX model, by name."""
    model.load_state_dict({name: torch.tensor(array) for name, array in arrays.items()})


def make_optimisers(model: Model, plan: Plan) -> tuple[torch.optim.Muon, torch.optim.AdamW]:
    """Return what trains the matrices, and what trains all else, at the highest rate."""
    matrices = [weights for weights in model.parameters() if weights.ndim == 2]
    others = [weights for weights in model.parameters() if weights.ndim != 2]
    return (
        torch.optim.Muon(
            matrices,
            lr=plan.rate,
            weight_decay=plan.decay,
            ns_steps=stepping.ORTHOGONALISING,
        ),
        torch.optim.AdamW(
            others,
            lr=stepping.ADAM_SHARE * plan.rate,
            betas=(0.9, stepping.GRADIENT_MEMORY),
            weight_decay=0.0,
        ),
    )


def answer_loss(model: Model, part: Batch) -> tuple[Tensor, float]:
    """Return the summed loss of the answers' tokens and of the notes, and what they weigh."""
    codes, letters, starts, notes = (torch.from_numpy(array).long() for array in part)
    scores = model(codes, letters, starts)[:, :-1]
    answers = torch.arange(1, codes.shape[1]) >= starts[:, None]
    targets = torch.where(answers, codes[:, 1:], notes[:, :-1])
    verdicts = answers & torch.isin(targets, VERDICTS)
    weights = torch.where(answers, 1.0, stepping.NOTE_WEIGHT)
    weights = torch.where(verdicts, stepping.VERDICT_WEIGHT, weights)
    asked = targets != PADDING
    losses = F.cross_entropy(scores[asked], targets[asked], reduction="none")
    return (losses * weights[asked]).sum(), float(weights[asked].sum())


def _matrix(*shape: int) -> nn.Parameter:
    return nn.Parameter(torch.empty(*shape))


def _normalise(stream: Tensor) -> Tensor:
    return F.rms_norm(stream, stream.shape[-1:], eps=jax_model.EPSILON)


def _turn(vectors: Tensor, angles: Tensor) -> Tensor:
    first, second = vectors.chunk(2, dim=-1)
    cosine, sine = angles.cos(), angles.sin()
    return torch.cat([first * cosine - second * sine, first * sine + second * cosine], dim=-1)


def _turn_half(vectors: Tensor, places: Tensor) -> Tensor:
    placed, content = vectors.chunk(2, dim=-1)
    pairs = placed.shape[-1] // 2
    waves = jax_model.LONGEST_WAVE ** -(torch.arange(pairs) / pairs)
    return torch.cat([_turn(placed, places[:, None] * waves), content], dim=-1)
