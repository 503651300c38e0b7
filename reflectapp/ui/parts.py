"""Labels, buttons and lines, made with their role and their accessible name."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QIcon, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from reflectapp.ui.theme import BASE_SIZE, Theme


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget its role in the style sheet; it may change while shown."""
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def set_accessible(
    widget: QWidget, name: str, tip: str = "", shortcut: str | QKeySequence | None = None
) -> None:
    """Name a control for screen readers; its tooltip is `tip` (or the name) with the shortcut."""
    widget.setAccessibleName(name)
    keys = (
        QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText) if shortcut else ""
    )
    widget.setToolTip(f"{tip or name}  ({keys})" if keys else tip or name)


def label(text: str = "", role: str = "body", *, wraps: bool = False) -> QLabel:
    """Return a label of plain text; `wraps` breaks long lines."""
    result = QLabel(text)
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setProperty("role", role)
    result.setWordWrap(wraps)
    return result


def button(
    text: str,
    role: str = "secondary",
    *,
    icon: QIcon | None = None,
    tip: str = "",
    shortcut: str | QKeySequence | None = None,
) -> QPushButton:
    """Return a button with words on it; `shortcut` is shown in the tooltip, not bound."""
    result = QPushButton(text)
    result.setProperty("role", role)
    # Return presses the button that has the focus; without this only Space would.
    result.setAutoDefault(True)
    result.setCursor(Qt.CursorShape.PointingHandCursor)
    if icon is not None:
        result.setIcon(icon)
    set_accessible(result, text.replace("&", ""), tip, shortcut)
    return result


def icon_button(
    icon: QIcon, name: str, *, tip: str = "", shortcut: str | QKeySequence | None = None
) -> QPushButton:
    """Return a square button with an icon alone; `name` is read aloud and shown as tooltip."""
    result = QPushButton()
    result.setProperty("role", "icon")
    result.setIcon(icon)
    result.setAutoDefault(True)
    set_accessible(result, name, tip, shortcut)
    return result


def number_field(name: str, limits: tuple[int, int], value: int, *, suffix: str = "") -> QSpinBox:
    """Return a field for a whole number within `limits`."""
    field = QSpinBox()
    field.setRange(*limits)
    field.setValue(value)
    field.setSuffix(suffix)
    pad_field(field)
    set_accessible(field, name)
    return field


def pad_field(field: QAbstractSpinBox) -> None:
    """Give the text of a spin box the room that a style sheet cannot."""
    field.lineEdit().setTextMargins(8, 0, 4, 0)


def divider(orientation: Qt.Orientation = Qt.Orientation.Horizontal) -> QFrame:
    """Return a hairline."""
    line = QFrame()
    line.setProperty("role", "divider")
    is_horizontal = orientation == Qt.Orientation.Horizontal
    line.setProperty("orientation", "horizontal" if is_horizontal else "vertical")
    return line


class _Shadow(QGraphicsDropShadowEffect):
    def __init__(self, widget: QWidget, theme: Theme) -> None:
        super().__init__(widget)
        self._theme = theme
        self.setBlurRadius(40)
        self.setOffset(0, 8)
        theme.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setColor(self._theme.color("shadow"))


def raise_above(widget: QWidget, theme: Theme) -> None:
    """Give a sheet that floats over others a soft shadow."""
    widget.setGraphicsEffect(_Shadow(widget, theme))


def centred(outside: QWidget, inside: QWidget) -> None:
    """Put `inside` in the middle of `outside`, as wide as its maximum width lets it grow."""
    row = QHBoxLayout(outside)
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(inside, 100)
    row.addStretch(1)


def scrolled(outside: QWidget, inside: QWidget) -> QScrollArea:
    """Let `inside` be the page that fills `outside`, centred, and scrolled where it is higher."""
    canvas = QWidget()
    canvas.setProperty("role", "canvas")
    centred(canvas, inside)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(canvas)
    whole = QVBoxLayout(outside)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.addWidget(area)
    return area


class IconLabel(QWidget):
    """An icon that is only looked at, `size` pixels wide where type is at 100 %."""

    def __init__(self, icon: QIcon, size: int = 18, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._size = icon, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon: QIcon) -> None:
        """Show another icon."""
        self._icon = icon
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = round(self._size * QApplication.font().pixelSize() / BASE_SIZE)
        return QSize(side, side)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._icon.paint(painter, self.rect())
        painter.end()


def bring_into_sight(part: QWidget) -> None:
    """Scroll what holds `part` to where it is seen, once the layout has given it its place."""
    QTimer.singleShot(0, part, lambda: _scroll_to(part))


def _scroll_to(part: QWidget) -> None:
    above = part.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is not None:
        above.ensureWidgetVisible(part)
