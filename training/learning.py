"""Learning: the steps from the first weights to the last, with checkpoints on the way."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from batches import batch, by_length, cut, shuffled
from examples import Example
from network import CrossEncoder
from torch import Tensor
from torch.nn import functional

from claimbook.judging.entailment_input import PairReader
from claimbook.matching.e5_weights import E5Weights


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that the weights depend on besides the examples."""

    frozen: int = 4  # layers that keep their first weights
    batch: int = 16  # pairs a step
    longest: int = 96  # word pieces: longer pairs take the time of several short ones
    epochs: int = 4
    rate: float = 1.2e-4  # of the layers, at its highest
    head_rate: float = 1e-3
    warm_up: float = 0.06  # the share of the way on which the rate rises
    dropout: float = 0.1
    decay: float = 0.01
    seed: int = 7
    minutes: float = 0.0  # end after so long, with the rate falling accordingly; 0: after all epochs


# How often a checkpoint is written, in seconds.
_CHECKPOINT_EVERY = 120.0
_LOG_EVERY = 20


def learn(examples: Sequence[Example], recipe: Recipe, checkpoint: Path, device: str = "cpu") -> CrossEncoder:
    """Trains on the examples; goes on from the checkpoint where there is one.

    Args:
        examples: what to learn from.
        recipe: how.
        checkpoint: the file that holds the state on the way, written every two minutes and at the end.
        device: where to compute: cpu, cuda.
    """
    torch.manual_seed(recipe.seed)
    weights = E5Weights()
    reader = PairReader(weights)
    model = CrossEncoder(weights, recipe.frozen).to(device)
    optimiser = torch.optim.AdamW(_groups(model, recipe), weight_decay=recipe.decay, fused=True)
    pairs = cut(reader, examples)
    short = [i for i, pair in enumerate(pairs) if len(pair.ids) <= recipe.longest]
    examples, pairs = [examples[i] for i in short], [pairs[i] for i in short]
    order = [b for epoch in range(recipe.epochs) for b in shuffled(pairs, recipe.batch, recipe.seed + epoch)]
    first, spent = _resume(checkpoint, model, optimiser)
    rates = [group["lr"] for group in _groups(model, recipe)]
    step = first - 1
    began, saved, shown = time.monotonic() - spent, time.monotonic(), 0.0
    for step in range(first, len(order)):
        spent = time.monotonic() - began
        way = max(step / len(order), spent / (recipe.minutes * 60) if recipe.minutes else 0.0)
        if way >= 1:
            step -= 1
            break
        for group, rate in zip(optimiser.param_groups, rates, strict=True):
            group["lr"] = rate * min(way / recipe.warm_up, (1 - way) / (1 - recipe.warm_up))
        chosen = order[step]
        given = batch(reader, [pairs[i] for i in chosen], [examples[i].label for i in chosen])
        model.train()
        logits = model(
            given.pieces.to(device), given.mask.to(device), given.segments.to(device), recipe.dropout
        )
        loss = _loss(logits, given.allowed.to(device))
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        shown = shown * 0.98 + loss.item() * 0.02 if shown else loss.item()
        if step % _LOG_EVERY == 0:
            print(f"{spent / 60:6.1f} min  step {step:>5} of {len(order)}  loss {shown:.3f}", flush=True)
        if time.monotonic() - saved > _CHECKPOINT_EVERY:
            _save(checkpoint, model, optimiser, step + 1, time.monotonic() - began)
            saved = time.monotonic()
    _save(checkpoint, model, optimiser, step + 1, time.monotonic() - began)
    return model.eval()


def restore(checkpoint: Path) -> CrossEncoder:
    """The network as a checkpoint has it."""
    model = CrossEncoder(E5Weights(), 0)
    model.load_state_dict(torch.load(checkpoint, weights_only=True, map_location="cpu")["model"])
    return model.eval()


@torch.no_grad()
def logits_of(model: CrossEncoder, examples: Sequence[Example], size: int = 64) -> Tensor:
    """What the network says of each example, by PyTorch: (examples, 3)."""
    reader = PairReader(E5Weights())
    pairs = cut(reader, examples)
    said = torch.zeros(len(examples), 3)
    for chosen in by_length(pairs, size):
        given = batch(reader, [pairs[i] for i in chosen], [examples[i].label for i in chosen])
        said[chosen] = model(given.pieces, given.mask, given.segments)
    return said


def _loss(logits: Tensor, allowed: Tensor) -> Tensor:
    """Cross-entropy, where a label may leave two classes open: of the sum of their probabilities."""
    likely = functional.log_softmax(logits, dim=-1)
    return -likely.masked_fill(~allowed, float("-inf")).logsumexp(dim=-1).mean()


def _groups(model: CrossEncoder, recipe: Recipe) -> list[dict[str, object]]:
    head = list(model.head.parameters())
    others = [p for n, p in model.named_parameters() if p.requires_grad and not n.startswith("head.")]
    return [{"params": others, "lr": recipe.rate}, {"params": head, "lr": recipe.head_rate}]


def _save(path: Path, model: CrossEncoder, optimiser: torch.optim.Optimizer, step: int, spent: float) -> None:
    """Writes a checkpoint whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".draft")
    state = {"model": model.state_dict(), "optimiser": optimiser.state_dict(), "step": step, "spent": spent}
    torch.save(state, draft)
    draft.replace(path)


def _resume(path: Path, model: CrossEncoder, optimiser: torch.optim.Optimizer) -> tuple[int, float]:
    if not path.exists():
        return 0, 0.0
    state = torch.load(path, weights_only=True, map_location="cpu")
    model.load_state_dict(state["model"])
    optimiser.load_state_dict(state["optimiser"])
    return int(state["step"]), float(state["spent"])
