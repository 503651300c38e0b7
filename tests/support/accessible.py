"""What a screen reader would find in a window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QCalendarWidget,
    QComboBox,
    QLabel,
    QTabBar,
    QWidget,
)

_MADE_OF_PARTS = (QAbstractSpinBox, QComboBox, QCalendarWidget, QTabBar)
"""Controls whose inner widgets are named by the control itself."""


def controls(window: QWidget) -> list[QWidget]:
    """Return every visible widget that can take the focus by keyboard or mouse."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisibleTo(window)
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.focusProxy() is None
        and not _is_part(widget, window)
    ]


def accessible_name(widget: QWidget) -> str:
    """Return what is read aloud for `widget`."""
    found = QAccessible.queryAccessibleInterface(widget)
    return str(found.text(QAccessible.Text.Name)) if found is not None else ""


def read_aloud(window: QWidget) -> str:
    """Return all that a screen reader finds in `window` and below it."""
    root = QAccessible.queryAccessibleInterface(window)
    waiting, said = [root], []
    kinds = (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description)
    while waiting:
        found = waiting.pop()
        if found is None or not found.isValid() or found.state().invisible:
            continue
        said += [str(found.text(kind)) for kind in kinds]
        text = found.textInterface()
        if text is not None:
            said.append(str(text.text(0, text.characterCount())))
        waiting += [found.child(index) for index in range(found.childCount())]
    return "\n".join(said)


def unnamed_controls(window: QWidget) -> list[str]:
    """Return a description of each focusable control without an accessible name."""
    return [
        f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}"
        for widget in controls(window)
        if not accessible_name(widget).strip()
    ]


def unreachable_controls(window: QWidget) -> list[str]:
    """Return the enabled controls that Tab never comes to.

    Text that can only be selected is no control: it is read where it stands.
    """
    reached, widget = set(), window.nextInFocusChain()
    while widget is not None and widget not in reached:
        reached.add(widget)
        widget = widget.nextInFocusChain()
    return [
        f"{type(widget).__name__} {accessible_name(widget)}"
        for widget in controls(window)
        if widget.isEnabled()
        and not isinstance(widget, QLabel)
        and not _is_one_of_a_choice(widget)
        and (not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or widget not in reached)
    ]


def _is_one_of_a_choice(widget: QWidget) -> bool:
    """Say whether arrow keys lead to it from the chosen button of its group."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group is not None and group.exclusive() and group.checkedButton() is not None


def _is_part(widget: QWidget, window: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None and parent is not window:
        if isinstance(parent, _MADE_OF_PARTS):
            return True
        parent = parent.parentWidget()
    return False
