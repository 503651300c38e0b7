"""A post leaves by the gate or not at all: read off the source of the package."""

from __future__ import annotations

import ast
from pathlib import Path

import reflectapp

PACKAGE = Path(reflectapp.__file__).parent
TREES = {
    path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted(PACKAGE.rglob("*.py"))
}
WRITING = {"open", "fdopen", "write_text", "write_bytes", "touch", "mkdir", "rename", "replace"}
WRITING |= {"link", "hardlink_to", "symlink_to", "copyfile", "NamedTemporaryFile", "mkstemp"}


def names(tree: ast.AST) -> set[str]:
    """Return every name, attribute and imported name that a module mentions."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.Attribute):
            found.add(node.attr)
        elif isinstance(node, ast.alias):
            found |= set(node.name.split("."))
    return found


def calls(tree: ast.AST) -> set[str]:
    """Return the names of what a module calls; `text.replace(a, b)` is no file's `replace`."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            function = node.func
            if isinstance(function, ast.Name) and function.id != "replace":
                found.add(function.id)
            elif isinstance(function, ast.Attribute) and not (
                function.attr == "replace" and len(node.args) > 1
            ):
                found.add(function.attr)
    return found


def importers(module: str) -> set[str]:
    """Return the modules that import `module` or a part of it."""
    return {
        path
        for path, tree in TREES.items()
        for node in ast.walk(tree)
        if (isinstance(node, ast.ImportFrom) and (node.module or "").startswith(module))
        or (isinstance(node, ast.Import) and any(a.name.startswith(module) for a in node.names))
    }


def test_the_gate_alone_holds_the_token_and_makes_approvals() -> None:
    assert "Approval" in calls(TREES["publish/gate.py"])
    for path, tree in TREES.items():
        if path != "publish/gate.py":
            assert "Approval" not in calls(tree), path
            assert not names(tree) & {"_GATE_TOKEN", "_issued", "_seal"}, path


def test_only_the_exporter_writes_files_in_publish() -> None:
    assert calls(TREES["publish/staging.py"]) & WRITING
    for path, tree in TREES.items():
        if path.startswith("publish/") and path != "publish/staging.py":
            assert not calls(tree) & WRITING, path


def test_only_the_exporter_gives_files_their_names() -> None:
    assert importers("reflectapp.publish.staging") == {"publish/export.py"}


def test_the_service_hands_bytes_to_the_exporter_alone() -> None:
    for service in ("publishing", "site_making"):
        assert not calls(TREES[f"services/{service}.py"]) & WRITING


def test_only_the_service_exports() -> None:
    assert importers("reflectapp.publish.export") == {
        "services/publishing.py",
        "services/site_making.py",
    }


def test_only_the_gate_writes_posts_down_and_the_service_shows_them() -> None:
    outside = {p for p in importers("reflectapp.publish.formats") if "publish/formats/" not in p}
    assert outside == {
        "publish/gate.py",
        "publish/published.py",
        "publish/site.py",
        "services/publishing.py",
    }
    # What is out already is compared with what the words make; that module writes nothing either.


def test_the_exporter_takes_nothing_but_an_approval() -> None:
    stage = next(
        node
        for node in ast.walk(TREES["publish/export.py"])
        if isinstance(node, ast.FunctionDef) and node.name == "stage"
    )
    assert ast.unparse(stage.args) == "approval: Approval, folder: Path, *, replace: bool=False"
    first = stage.body[1]
    assert isinstance(first, ast.If)
    assert ast.unparse(first.test) == "not is_genuine(approval)"


def test_only_the_exporter_stages_what_it_releases() -> None:
    for path, tree in TREES.items():
        if path not in {"publish/export.py", "publish/staging.py"}:
            assert not names(tree) & {"Staged"}, path


def test_a_site_is_made_of_approvals_alone() -> None:
    trees = TREES["publish/export.py"], TREES["publish/site.py"]
    made = {f.name: f for t in trees for f in ast.walk(t) if isinstance(f, ast.FunctionDef)}
    assert ast.unparse(made["stage_site"].args) == (
        "approvals: Sequence[Approval], target: Path, cleared: ClearedFace=NEUTRAL"
    )
    assert ast.unparse(made["stage_site"].body[1]) == "files = files_of(approvals, cleared)"
    assert ast.unparse(made["files_of"].body[1]) == "pages = pages_of(approvals)"
    second = made["files_of"].body[2]
    assert isinstance(second, ast.If)
    assert ast.unparse(second.test) == "not is_cleared(cleared)"
    first = made["pages_of"].body[1]
    assert isinstance(first, ast.If)
    assert "is_genuine(a)" in ast.unparse(first.test)
