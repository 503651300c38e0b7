"""The recovery words on paper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

translate = QCoreApplication.translate


def has_printer() -> bool:
    """Say whether the computer knows a printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def words_as_html(words: Sequence[str]) -> str:
    """Return the sheet that is printed; recovery words are plain letters and need no escaping."""
    rows = "".join(
        "<tr>"
        + "".join(
            f"<td width='33%'><small>{at + 1}</small>&nbsp;&nbsp;<b>{words[at]}</b></td>"
            for at in range(start, min(start + 3, len(words)))
        )
        + "</tr>"
        for start in range(0, len(words), 3)
    )
    title = translate("RecoverySheet", "Recovery words")
    advice = translate(
        "RecoverySheet",
        "Whoever has these words can read your journal. Keep this sheet where you keep your "
        "passport, and not beside the computer.",
    )
    return f"<h2>{title}</h2><table cellpadding='10' width='100%'>{rows}</table><p>{advice}</p>"


def print_words(words: Sequence[str], parent: QWidget) -> QPrintDialog:
    """Ask for a printer and print the sheet when one was chosen; returns at once."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)

    def print_sheet() -> None:
        document = QTextDocument()
        document.setHtml(words_as_html(words))
        document.print_(printer)

    dialog.setModal(True)
    dialog.accepted.connect(print_sheet)
    dialog.finished.connect(dialog.deleteLater)
    dialog.show()
    return dialog
