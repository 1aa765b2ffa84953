"""What takes a small transformer past what the three forms alone tell?

Two models of one size and seed learn to write the verdict on arguments of three terms, in standard
phrasing. One begins with verdicts; the other first does reading exercises, which say nothing of
validity, and takes as many steps in all. Beside both curves stands the best that can be done by the
reading and the forms alone. The curves go to `results/plateau.csv`, a row for every hundred steps.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator

import equinox as eqx
import jax
import jax.numpy as jnp
import numpy as np
import optax
import pandas as pd
from results_file import RESULTS, write_result
from rich.console import Console

from syllogism.corpus.corpora import Corpus
from syllogism.corpus.items import Item
from syllogism.corpus.recipes import Recipe
from syllogism.corpus.surfaces import Surface
from syllogism.evidence.judgements import Verdict
from syllogism.reasoners.transformer.answers import Style
from syllogism.reasoners.transformer.exercises import encode_exercise
from syllogism.reasoners.transformer.model import Model, Size
from syllogism.reasoners.transformer.sequences import Batch, Sequence, encode_item, to_batch
from syllogism.reasoners.transformer.vocabulary import CODES, Mark

SIZE = Size(width=48, layers=3, rounds=1, heads=4)
RECIPE = Recipe(lengths=(3,), surfaces=(Surface.WORDS,), varied=False)
SEED, TEST_SEED = 0, 1
STEPS = 4_000
EXERCISES = 1_000  # steps of the second training that read only
BATCH = 32
RATE = 4e-3
EVERY = 100
TESTED = 1_000
COUNTED = 20_000  # items from which the best by forms alone is taken


def main() -> None:
    """Train twice, print one table, write one curve and one result file."""
    ceiling = _best_by_forms()
    rows = [
        {"training": name, "step": step, "loss": loss, "balanced_accuracy": accuracy}
        for name, exercises in (("verdicts only", 0), ("exercises first", EXERCISES))
        for step, loss, accuracy in _train(exercises)
    ]
    curves = pd.DataFrame(rows)
    curves.to_csv(RESULTS / "plateau.csv", index=False, float_format="%.4f")
    last = curves.groupby("training", sort=False)["balanced_accuracy"].last()
    Console().print(f"by forms alone at most {ceiling:.4f}", last.to_string(), sep="\n")
    measured = {
        "steps": STEPS,
        "exercises": EXERCISES,
        "batch": BATCH,
        "tested": TESTED,
        "best_by_forms_alone": ceiling,
        "balanced_accuracy": last.to_dict(),
    }
    write_result("plateau", seeds=[SEED, TEST_SEED], measured=measured)


def _best_by_forms() -> float:
    """Return the balanced accuracy of always saying what is likelier, given forms and reading."""
    corpus = Corpus(RECIPE, TEST_SEED)
    counts: dict[tuple[object, ...], Counter[Verdict]] = {}
    for item in (corpus[index] for index in range(COUNTED)):
        forms = sorted(premise.form.value for premise in item.argument.premises)
        seen = (item.reading, *forms, item.argument.conclusion.form)
        counts.setdefault(seen, Counter())[item.verdict] += 1
    right = Counter[Verdict]()
    for verdicts in counts.values():
        verdict, count = verdicts.most_common(1)[0]
        right[verdict] += count
    total = sum(counts.values(), Counter())
    return float(np.mean([right[verdict] / total[verdict] for verdict in total]))


def _train(exercises: int) -> Iterator[tuple[int, float, float]]:
    """Yield steps, mean losses of the last ones and balanced accuracies on fresh arguments."""
    model = Model(SIZE, key=jax.random.key(SEED))
    rate = optax.warmup_cosine_decay_schedule(0.0, RATE, 100, STEPS)
    optimiser = optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(rate, b2=0.99))
    state = optimiser.init(eqx.filter(model, eqx.is_array))

    @eqx.filter_jit
    def take_step(
        model: Model, state: optax.OptState, batch: Batch
    ) -> tuple[Model, optax.OptState, jax.Array]:
        loss, gradient = eqx.filter_value_and_grad(_loss)(model, batch)
        updates, state = optimiser.update(gradient, state, eqx.filter(model, eqx.is_array))
        return eqx.apply_updates(model, updates), state, loss

    corpus, losses, start = Corpus(RECIPE, SEED), [], time.perf_counter()
    test = [Corpus(RECIPE, TEST_SEED)[index] for index in range(TESTED)]
    asked, valid = _to_batch(test, _encode_verdict), [i.verdict is Verdict.VALID for i in test]
    for step in range(STEPS):
        items = [corpus[index] for index in range(step * BATCH, (step + 1) * BATCH)]
        encode = encode_exercise if step < exercises else _encode_verdict
        model, state, loss = take_step(model, state, _to_batch(items, encode))
        losses.append(float(loss))
        if (step + 1) % EVERY == 0:
            accuracy = _balanced_accuracy(model, asked, np.array(valid))
            seconds = time.perf_counter() - start
            Console(stderr=True).print(step + 1, f"{accuracy:.3f} after {seconds:.0f} s")
            yield step + 1, float(np.mean(losses[-EVERY:])), accuracy


def _encode_verdict(item: Item) -> Sequence:
    return encode_item(item, Style.ANSWER)


def _to_batch(items: list[Item], encode: Callable[[Item], Sequence]) -> Batch:
    return to_batch(list(map(encode, items)), length=32, words=4, letters=16)


def _loss(model: Model, batch: Batch) -> jax.Array:
    """Return the mean loss of a token of the answers."""
    scores, targets = model(*batch)[:, :-1], batch.codes[:, 1:]
    answered = jnp.arange(1, batch.codes.shape[1]) >= batch.starts[:, None]
    losses = optax.softmax_cross_entropy_with_integer_labels(scores, targets)
    return jnp.mean(losses, where=answered & (targets != CODES[Mark.PADDING]))


@eqx.filter_jit
def _first_scores(model: Model, batch: Batch) -> jax.Array:
    """Return the scores of the two verdicts where the answers begin."""
    last = jnp.asarray(batch.starts)[:, None, None] - 1
    scores = jnp.take_along_axis(model(*batch), last, axis=1)[:, 0]
    return scores[:, jnp.array([CODES[Verdict.INVALID], CODES[Verdict.VALID]])]


def _balanced_accuracy(model: Model, asked: Batch, valid: np.ndarray) -> float:
    said = np.asarray(jnp.argmax(_first_scores(model, asked), axis=-1)) == 1
    return float((said[valid].mean() + (~said[~valid]).mean()) / 2)


if __name__ == "__main__":
    main()
