"""What is said of a post's pictures before it leaves: which stay, how they go, in which files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from reflectapp.domain.post import SentFile
from reflectapp.publish.gate import Approval
from reflectapp.publish.placing import sent
from reflectapp.publish.report import GateReport
from reflectapp.ui.messages import counted

translate = QCoreApplication.translate


def pictures_words(report: GateReport, format: str) -> str:
    """Return how many pictures leave or stay behind in a format, and what to mind there."""
    said: list[str] = []
    if report.going:
        leave = counted(
            report.going,
            translate("Publish", "1 picture leaves with it."),
            translate("Publish", "{count} pictures leave with it."),
        )
        said += filter(None, (leave, _to_mind(format)))
    if report.pictures:
        said.append(
            counted(
                report.pictures,
                translate("Publish", "1 picture stays behind; the words that describe it leave."),
                translate(
                    "Publish", "{count} pictures stay behind; the words that describe them leave."
                ),
            )
        )
    if format == "text" and report.pictures:
        said.insert(0, translate("Publish", "Plain text holds no pictures."))
    return "\n".join(said)


def _to_mind(format: str) -> str:
    """Return what a blog makes of pictures, where that is not plain."""
    return {
        "wordpress": translate(
            "Publish",
            "Pictures are inside the file; WordPress keeps them when an administrator imports it. "
            "WordPress.com takes pictures out: add them there, from an export as Markdown.",
        ),
        "blogger": translate(
            "Publish",
            "Pictures are inside the post. Look at the draft in Blogger, and add what is missing, "
            "from an export as Markdown.",
        ),
        "rich-text": translate(
            "Publish",
            "Some editors leave pictures out when you paste: add them there, from an export as "
            "Markdown.",
        ),
        "ghost": translate("Publish", "Ghost imports the zip as it is."),
        "eleventy": translate("Publish", "The bytes of pictures stand at the end of the file."),
        "jekyll": translate("Publish", "Pictures go where Jekyll looks for them: into assets."),
        "hugo": translate("Publish", "The post becomes a folder, which Hugo calls a bundle."),
    }.get(format, "")


def files_beside(approval: Approval, folder: Path | None) -> str:
    """Return the pictures that leave as files: path and size of each on a line."""
    return files_listed(sent(approval.files, folder or Path()))


def files_listed(files: Sequence[SentFile]) -> str:
    """Return files, each on a line with its size; lines may break after each folder."""
    size = translate("Publish", "{path}, {size}\u00a0KB")
    return "\n".join(
        size.format(path=file.path.replace("/", "/\u200b"), size=max(1, round(file.size / 1024)))
        for file in files
    )
