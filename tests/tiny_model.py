"""Tiny language models, made here: one recites, one rambles, one babbles.

Both are llamas of one layer and under a megabyte, in the format that llama.cpp loads. Each token is
a whole sentence or word, so that what a model "thinks" can be written down by hand: the layer adds
nothing, and the output matrix says which token follows which.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import gguf
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy.typing as npt

    Matrix = npt.NDArray[np.float32]

UNKNOWN, BEGIN, END = range(3)
SPECIAL = ("<unk>", "<s>", "</s>")
BYTES = tuple(f"<0x{byte:02X}>" for byte in range(256))
FIRST = len(SPECIAL) + len(BYTES)
"""The number of the first token that is a sentence or a word."""
WIDTH = 64
TEMPLATE = "{% for message in messages %}{{ message.content }}\n{% endfor %}"


def reciting(path: Path, sentences: Sequence[str]) -> Path:
    """A model that says these sentences, one after the other, whatever it is asked."""
    return _chained(path, sentences, [*range(len(sentences))], endless=False)


def rambling(path: Path, words: Sequence[str], *, seed: int) -> Path:
    """A model that says these words in an order of chance, over and over."""
    order = np.random.default_rng(seed).permutation(len(words))
    return _chained(path, words, order.tolist(), endless=True)


def babbling(path: Path, words: Sequence[str], *, seed: int) -> Path:
    """A model that says bytes and words without rhyme or reason, and on and on."""
    chance = np.random.default_rng(seed)
    shape = FIRST + len(words), WIDTH
    seen, said = (chance.standard_normal(shape).astype(np.float32) for _ in range(2))
    said[[UNKNOWN, BEGIN, END]] = 0
    return _write(path, words, seen, said)


def _chained(path: Path, words: Sequence[str], order: Sequence[int], *, endless: bool) -> Path:
    """Each word has a direction of its own, and the output matrix sees the next one in it."""
    seen, said = (np.zeros((FIRST + len(words), WIDTH), np.float32) for _ in range(2))
    tokens = [FIRST + number for number in order]
    follows = [*tokens[1:], tokens[0] if endless else END]
    seen[:, 0] = 1  # after any other token comes the first word
    said[tokens[0], 0] = 1
    for direction, (token, following) in enumerate(zip(tokens, follows, strict=True), start=1):
        seen[token] = np.eye(WIDTH, dtype=np.float32)[direction]
        said[following, direction] = 1
    return _write(path, words, seen, said)


def _write(path: Path, words: Sequence[str], seen: Matrix, said: Matrix) -> Path:
    model = gguf.GGUFWriter(path, "llama")
    model.add_context_length(4096)
    model.add_embedding_length(WIDTH)
    model.add_block_count(1)
    model.add_feed_forward_length(WIDTH)
    model.add_head_count(1)
    model.add_head_count_kv(1)
    model.add_layer_norm_rms_eps(1e-5)
    model.add_rope_dimension_count(WIDTH)
    model.add_tokenizer_model("llama")
    spoken = [word.replace(" ", "▁") for word in words]
    model.add_token_list([*SPECIAL, *BYTES, *spoken])
    model.add_token_scores([0.0] * (FIRST + len(words)))
    kinds = gguf.TokenType
    model.add_token_types(
        [kinds.UNKNOWN, kinds.CONTROL, kinds.CONTROL]
        + [kinds.BYTE] * len(BYTES)
        + [kinds.NORMAL] * len(words)
    )
    model.add_bos_token_id(BEGIN)
    model.add_eos_token_id(END)
    model.add_unk_token_id(UNKNOWN)
    model.add_chat_template(TEMPLATE)
    model.add_tensor("token_embd.weight", seen)
    model.add_tensor("output.weight", 20 * said)
    model.add_tensor("output_norm.weight", np.ones(WIDTH, np.float32))
    for name in ("attn_norm", "ffn_norm"):
        model.add_tensor(f"blk.0.{name}.weight", np.ones(WIDTH, np.float32))
    for name in ("attn_q", "attn_k", "attn_v", "attn_output", "ffn_gate", "ffn_up", "ffn_down"):
        model.add_tensor(f"blk.0.{name}.weight", np.zeros((WIDTH, WIDTH), np.float32))
    model.write_header_to_file()
    model.write_kv_data_to_file()
    model.write_tensors_to_file()
    model.close()
    return path
