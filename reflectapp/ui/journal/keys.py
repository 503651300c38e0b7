"""The page's Markdown keys as actions: in the context menu, in the palette, under the fingers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence, QTextCursor

from reflectapp.ui.journal.editor import PageEditor
from reflectapp.ui.journal.marks import as_heading, indented, with_emphasis, with_prefix
from reflectapp.ui.offsets import Offsets


def markdown_actions(editor: PageEditor) -> list[QAction]:
    """Return the actions; they work while the editor has the focus."""

    def emphasis(mark: str) -> Callable[[], None]:
        return lambda: _emphasise(editor, mark)

    def heading(level: int) -> Callable[[], None]:
        return lambda: editor.change_lines(lambda lines: _headed(lines, level))

    def prefix(sign: str) -> Callable[[], None]:
        return lambda: editor.change_lines(lambda lines: with_prefix(lines, sign))

    def indent(*, less: bool) -> Callable[[], None]:
        return lambda: editor.change_lines(lambda lines: indented(lines, less=less))

    table: list[tuple[str, str, Callable[[], None]]] = [
        (_tr("Bold"), "Ctrl+B", emphasis("**")),
        (_tr("Italic"), "Ctrl+I", emphasis("*")),
        (_tr("Code"), "Ctrl+E", emphasis("`")),
        (_tr("Large heading"), "Ctrl+Alt+1", heading(1)),
        (_tr("Heading"), "Ctrl+Alt+2", heading(2)),
        (_tr("Small heading"), "Ctrl+Alt+3", heading(3)),
        (_tr("List"), "Ctrl+Shift+8", prefix("- ")),
        (_tr("Quotation"), "Ctrl+Shift+9", prefix("> ")),
        (_tr("Further in"), "Ctrl+]", indent(less=False)),
        (_tr("Further out"), "Ctrl+[", indent(less=True)),
    ]
    return [_action(editor, *row) for row in table]


def _action(editor: PageEditor, text: str, keys: str, do: Callable[[], None]) -> QAction:
    action = QAction(text, editor)
    action.setShortcut(QKeySequence(keys))
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.triggered.connect(lambda _=False: None if editor.isReadOnly() else do())
    editor.addAction(action)
    return action


def _emphasise(editor: PageEditor, mark: str) -> None:
    lines = editor.line_cursor()
    text = lines.selectedText().replace("\u2029", "\n")
    first = lines.selectionStart()
    own, offsets = editor.textCursor(), Offsets(text)
    result = with_emphasis(
        text,
        offsets.to_code_point(own.selectionStart() - first),
        offsets.to_code_point(own.selectionEnd() - first),
        mark,
    )
    lines.insertText(result.text)
    places = Offsets(result.text)
    own.setPosition(first + places.to_utf16(result.start))
    own.setPosition(first + places.to_utf16(result.end), QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(own)


def _headed(lines: str, level: int) -> str:
    return "\n".join(
        as_heading(line, level) if line or "\n" not in lines else line for line in lines.split("\n")
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("MarkdownKeys", text)
