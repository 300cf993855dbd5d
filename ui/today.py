"""Which day it is, for the screen (board/today.py)."""

from board.today import today

__all__ = ["today"]
