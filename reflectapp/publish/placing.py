"""Where the pictures of a post lie, once it is known which folder the post goes to."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from reflectapp.domain.post import ExportRecord, SentFile
from reflectapp.publish.picture import PictureFile

_POSTS = frozenset({"_posts", "_drafts"})
"""Folders of Jekyll, which takes nothing but posts out of them."""
_CONFIGURATIONS = ("_config.yml", "_config.yaml", "_config.toml")
"""What stands in the root of a site of Jekyll."""


def places(files: Sequence[PictureFile], folder: Path) -> list[Path]:
    """Return where each file will lie when its post goes to `folder`."""
    root = _root(folder) if any(file.path.startswith("/") for file in files) else folder
    return [
        root / file.path[1:] if file.path.startswith("/") else folder / file.path for file in files
    ]


def sent(files: Sequence[PictureFile], folder: Path) -> tuple[SentFile, ...]:
    """Return what is put on record of each file, its path as seen from `folder`."""
    paths = (os.path.relpath(place, folder) for place in places(files, folder))
    return tuple(
        SentFile(path.replace(os.sep, "/"), file.digest, len(file.content))
        for path, file in zip(paths, files, strict=True)
    )


def unwanted(exports: Sequence[ExportRecord], now: ExportRecord, rival: str) -> set[SentFile]:
    """Return the pictures of what an export takes the place of, but those that it brings itself.

    Args:
        exports: What left of the post before.
        now: The export.
        rival: The other name under which the same page may stand.
    """
    place, names = (now.format, now.folder), (now.file_name, rival)
    former = [r for r in exports if (r.format, r.folder) == place and r.file_name in names]
    wanted = {file.path for file in now.files}
    return {file for record in former for file in record.files if file.path not in wanted}


def _root(folder: Path) -> Path:
    """Return the root of the site that `folder` is part of; itself where it is of none."""
    around = [folder.absolute(), *folder.absolute().parents]
    above = next((place.parent for place in around if place.name in _POSTS), None)
    if above is None:
        return folder
    # Posts may stand in a folder of their category, which is not the root.
    marked = (p for p in (above, *above.parents) if any((p / n).is_file() for n in _CONFIGURATIONS))
    return next(marked, above)
