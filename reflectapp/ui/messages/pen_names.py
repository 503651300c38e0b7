"""What to say about a pen name that hides too little."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reflectapp.anonymise.pen_names import Doubt, PenDoubt

translate = QCoreApplication.translate


def pen_name_words(found: PenDoubt) -> str:
    """Return what a pen name gives away, or why nothing is signed with it."""
    return {
        Doubt.REAL: translate(
            "Messages",
            "This is your own name, cut short or turned round. No post is signed with it, and it "
            "never leaves.",
        ),
        Doubt.OWN_TERM: translate(
            "Messages",
            "“{words}” is your employer, team or town. It never leaves, so no post can be signed "
            "with it.",
        ),
        Doubt.LONG: translate(
            "Messages", "No post is signed with this: a pen name has one to four words."
        ),
        Doubt.PART: translate(
            "Messages",
            "“{words}” is a part of your own name: who knows you may guess. As it stands below "
            "posts, Reflect does not look for it in them.",
        ),
        Doubt.SOUND: translate(
            "Messages", "“{words}” is close to your own name: who knows you may guess."
        ),
        Doubt.INITIALS: translate(
            "Messages", "“{words}” has your initials: who knows you may guess."
        ),
    }[found.doubt].format(words=found.words)
