"""Write the trained network as a graph of few and fast operations, its weights in eight bits.

Weights are of seven bits, a scale a column, which add up without overflow on processors that lack the
newer dot products; what goes in is scaled as it comes. Attention and norms are one operation each,
of onnxruntime's own. The program reads one window at a time, without filling: there is no mask.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from transformers import BertForTokenClassification

CONTRIB = "com.microsoft"
BITS = 7
"""Bits of a weight, the sign among them."""


class Graph:
    """Nodes and weights, collected."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def keep(self, name: str, values: np.ndarray) -> str:
        """Store values and return their name."""
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def add(self, kind: str, inputs: list[str], out: str, *, domain: str = "", **settings) -> str:
        """Add an operation and return the name of what comes out."""
        self.nodes.append(helper.make_node(kind, inputs, [out], out, domain=domain, **settings))
        return out

    def columns(self, name: str, weight: np.ndarray) -> tuple[str, str]:
        """Store a weight (in, out) in whole numbers, a scale a column; return both names."""
        top = 2 ** (BITS - 1)
        scale = np.maximum(np.abs(weight).max(axis=0), 1e-8) * 2 / (2 * top - 1)
        whole = np.clip(np.rint(weight / scale), -top, top).astype(np.int8)
        return self.keep(name + ".whole", whole), self.keep(name + ".scale", scale)


def _embedded(graph: Graph, state: dict[str, np.ndarray]) -> str:
    parts = []
    for name, ids in (
        ("word", "input_ids"),
        ("token_type", "token_type_ids"),
        ("position", "places"),
    ):
        table = state[f"bert.embeddings.{name}_embeddings.weight"]
        low, high = min(0.0, float(table.min())), max(0.0, float(table.max()))
        scale = np.float32((high - low) / 255)
        zero = np.uint8(round(-low / float(scale)))
        whole = np.clip(np.rint(table / scale) + zero, 0, 255).astype(np.uint8)
        stored = [
            graph.keep(name, whole),
            graph.keep(name + ".scale", scale),
            graph.keep(name + ".zero", zero),
        ]
        chosen = graph.add("Gather", [stored[0], ids], name + ".chosen")
        parts.append(graph.add("DequantizeLinear", [chosen, *stored[1:]], name + ".read"))
    both = graph.add("Add", parts[:2], "word_and_form")
    total = graph.add("Add", [both, parts[2]], "embedded")
    return _norm(graph, state, "bert.embeddings.LayerNorm", [total], 1e-12)


def _norm(
    graph: Graph, state: dict[str, np.ndarray], name: str, inputs: list[str], epsilon: float
) -> str:
    sides = [graph.keep(f"{name}.{side}", state[f"{name}.{side}"]) for side in ("weight", "bias")]
    if len(inputs) == 1:
        return graph.add("LayerNormalization", [*inputs, *sides], name, epsilon=epsilon)
    return graph.add(
        "SkipLayerNormalization", [*inputs, *sides], name, domain=CONTRIB, epsilon=epsilon
    )


def _linear(graph: Graph, state: dict[str, np.ndarray], name: str, given: str) -> str:
    whole, scale = graph.columns(name, state[name + ".weight"].T)
    bias = graph.keep(name + ".bias", state[name + ".bias"])
    return graph.add("DynamicQuantizeMatMul", [given, whole, scale, "", bias], name, domain=CONTRIB)


def _attention(
    graph: Graph, state: dict[str, np.ndarray], layer: str, given: str, heads: int
) -> str:
    name = layer + ".attention.self"
    small, scale, zero = (f"{name}.{part}" for part in ("given", "given_scale", "given_zero"))
    graph.nodes.append(helper.make_node("DynamicQuantizeLinear", [given], [small, scale, zero]))
    read = []
    for part in ("query", "key", "value"):
        whole, column = graph.columns(f"{name}.{part}", state[f"{name}.{part}.weight"].T)
        bias = graph.keep(f"{name}.{part}.bias", state[f"{name}.{part}.bias"])
        inputs = [small, whole, scale, column, zero, "", bias]
        read.append(graph.add("MatMulIntegerToFloat", inputs, f"{name}.{part}", domain=CONTRIB))
    return graph.add("MultiHeadAttention", read, name, domain=CONTRIB, num_heads=heads)


def write(model: BertForTokenClassification, path: Path) -> None:
    """Write the model to `path`."""
    state = {name: value.detach().numpy() for name, value in model.state_dict().items()}
    graph, config = Graph(), model.config
    epsilon = config.layer_norm_eps
    at = _embedded(graph, state)
    for number in range(config.num_hidden_layers):
        layer = f"bert.encoder.layer.{number}"
        seen = _attention(graph, state, layer, at, config.num_attention_heads)
        seen = _linear(graph, state, layer + ".attention.output.dense", seen)
        at = _norm(graph, state, layer + ".attention.output.LayerNorm", [seen, at], epsilon)
        inner = _linear(graph, state, layer + ".intermediate.dense", at)
        inner = graph.add("Gelu", [inner], layer + ".intermediate", domain=CONTRIB)
        out = _linear(graph, state, layer + ".output.dense", inner)
        at = _norm(graph, state, layer + ".output.LayerNorm", [out, at], epsilon)
    last = _linear(graph, state, "classifier", at)
    shape = ["batch", "length"]
    made = helper.make_graph(
        graph.nodes,
        "names",
        [
            helper.make_tensor_value_info("input_ids", TensorProto.INT64, shape),
            helper.make_tensor_value_info("token_type_ids", TensorProto.INT64, shape),
            helper.make_tensor_value_info("places", TensorProto.INT64, ["length"]),
        ],
        [helper.make_tensor_value_info(last, TensorProto.FLOAT, [*shape, config.num_labels])],
        graph.weights,
    )
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid(CONTRIB, 1)]
    whole = helper.make_model(made, opset_imports=opsets, producer_name="reflectapp")
    whole.ir_version = 9
    onnx.save(whole, str(path))
