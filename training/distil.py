"""Teach a smaller network to say what a larger one says, and to see what it sees on the way.

    python distil.py TEACHER_DIR START OUT_DIR STEPS SEED DATA.jsonl:WEIGHT:LOWER ...

START is "layers" or the folder of a smaller network to go on from. "layers" takes some layers of the
larger one, with the inner units of each that matter most, and keeps an even pace; the other falls to
nothing at STEPS. The smaller one learns from three things: the chances of the larger one (most), its
inner states, and the labels of the data (least). Both read the same disturbed texts. Word vectors
stay as they are. Data are as `train.py` takes them; reproducible on one machine.
"""

from __future__ import annotations

import copy
import itertools
import queue
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import torch
from torch.nn.functional import cross_entropy, kl_div, log_softmax, softmax
from train import IGNORED, LABELS, batches, read_all
from transformers import BertForTokenClassification

LAYERS = (0, 1, 2, 5)
"""Layers of the larger network that the smaller one begins with."""
FOLLOWED = {2: 2, 3: 5}
"""Behind which of its layers the smaller one follows which layer of the larger one."""
UNITS = 768
"""Inner units of a layer that are kept, of 1,536."""
LOOKED_AT = 24
"""Batches from which it is told which units matter."""
PEAK = 4e-4
WARM_UP = 40
"""Steps."""
BATCH_TOKENS = 1280
STATES, GOLD = 0.5, 0.05
"""What the inner states and the labels count beside the chances, which count one."""
AHEAD = 6
"""Batches that the teacher may be ahead."""
Batch = dict[str, torch.Tensor]


def importance(teacher: BertForTokenClassification, data: list[Batch]) -> list[torch.Tensor]:
    """Return, for each layer, how much each inner unit moves what comes out of the layer."""
    layers = teacher.bert.encoder.layer
    sums = [torch.zeros(teacher.config.intermediate_size) for _ in layers]

    def watched(total: torch.Tensor) -> Callable[..., None]:
        def add(_layer: object, _given: object, out: torch.Tensor) -> None:
            total.add_(out.pow(2).mean(dim=(0, 1)))

        return add

    hooks = [
        layer.intermediate.register_forward_hook(watched(total))
        for layer, total in zip(layers, sums, strict=True)
    ]
    with torch.no_grad():
        for batch in data:
            teacher(**{name: values for name, values in batch.items() if name != "labels"})
    for hook in hooks:
        hook.remove()
    return [
        total.sqrt() * layer.output.dense.weight.norm(dim=0)
        for layer, total in zip(layers, sums, strict=True)
    ]


def smaller(teacher: BertForTokenClassification, data: list[Batch]) -> BertForTokenClassification:
    """Return the smaller network as it begins."""
    matter = importance(teacher, data)
    config = copy.deepcopy(teacher.config)
    config.num_hidden_layers, config.intermediate_size = len(LAYERS), UNITS
    student = BertForTokenClassification(config)
    student.bert.embeddings.load_state_dict(teacher.bert.embeddings.state_dict())
    student.classifier.load_state_dict(teacher.classifier.state_dict())
    for layer, place in zip(student.bert.encoder.layer, LAYERS, strict=True):
        state = dict(teacher.bert.encoder.layer[place].state_dict())
        kept = matter[place].topk(UNITS).indices.sort().values
        print(f"layer {place}: {matter[place][kept].sum() / matter[place].sum():.3f} kept")
        state["intermediate.dense.weight"] = state["intermediate.dense.weight"][kept]
        state["intermediate.dense.bias"] = state["intermediate.dense.bias"][kept]
        state["output.dense.weight"] = state["output.dense.weight"][:, kept]
        layer.load_state_dict(state)
    return student


def taught(
    teacher: BertForTokenClassification, data: Iterator[Batch], steps: int
) -> Iterator[tuple[Batch, torch.Tensor, list[torch.Tensor]]]:
    """Yield each batch with what the teacher says and sees; it works ahead in its own thread."""
    ready: queue.Queue = queue.Queue(AHEAD)

    def work() -> None:
        with torch.no_grad():
            for batch in itertools.islice(data, steps):
                inputs = {name: values for name, values in batch.items() if name != "labels"}
                said = teacher(**inputs, output_hidden_states=True)
                seen = [said.hidden_states[place + 1].clone() for place in FOLLOWED.values()]
                ready.put((batch, said.logits.clone(), seen))

    threading.Thread(target=work, daemon=True).start()
    for _ in range(steps):
        yield ready.get()


def loss_of(
    student: BertForTokenClassification,
    batch: Batch,
    said: torch.Tensor,
    seen: list[torch.Tensor],
) -> torch.Tensor:
    """Return how far the student is from the teacher's chances and states, and from the labels."""
    labels = batch.pop("labels")
    found = student(**batch, output_hidden_states=True)
    told = labels != IGNORED
    own = log_softmax(found.logits[told], dim=-1)
    far = kl_div(own, softmax(said[told], dim=-1), reduction="batchmean")
    states = sum(
        ((found.hidden_states[place + 1][told] - other[told]) ** 2).mean()
        / (other[told] ** 2).mean()
        for place, other in zip(FOLLOWED, seen, strict=True)
    )
    gold = cross_entropy(found.logits.view(-1, len(LABELS)), labels.view(-1), ignore_index=IGNORED)
    return torch.stack([far, STATES * states, GOLD * gold])


def main() -> None:
    """Train for the given number of steps; keep the model every 200 steps."""
    teacher_dir, start, out = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    steps, seed = int(sys.argv[4]), int(sys.argv[5])
    torch.manual_seed(seed)
    # One for the teacher and one for the student, each in a thread of its own.
    torch.set_num_threads(1)
    data = read_all(sys.argv[6:])
    teacher = BertForTokenClassification.from_pretrained(teacher_dir).eval()
    if start == "layers":
        looked_at = itertools.islice(batches(data, seed + 1, BATCH_TOKENS), LOOKED_AT)
        student = smaller(teacher, list(looked_at))
    else:
        student = BertForTokenClassification.from_pretrained(start)
    student.bert.embeddings.requires_grad_(False)
    student.train()
    learnt = [p for p in student.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(learnt, lr=PEAK, weight_decay=0.01)
    began, total = time.time(), torch.zeros(3)
    lessons = taught(teacher, batches(data, seed, BATCH_TOKENS), steps)
    for step, (batch, said, seen) in enumerate(lessons):
        warm = min(1.0, (step + 1) / WARM_UP)
        for group in optimiser.param_groups:
            group["lr"] = PEAK * warm * (1.0 if start == "layers" else 1.0 - step / steps)
        parts = loss_of(student, batch, said, seen)
        parts.sum().backward()
        torch.nn.utils.clip_grad_norm_(learnt, 1.0)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        total += parts.detach()
        if step % 20 == 19:
            pace = (time.time() - began) / (step + 1)
            shown = " ".join(f"{part:.4f}" for part in (total / 20).tolist())
            print(f"step {step + 1}: chances, states, labels {shown}, {pace:.2f} s", flush=True)
            total.zero_()
        if step % 200 == 199:
            student.save_pretrained(out)
    student.save_pretrained(out)


if __name__ == "__main__":
    main()
