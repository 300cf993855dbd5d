"""True counts of a register: the state of every person at every month's end, in one pass (docs/DATA.md, "The cube")."""

from pipeline.counting.count import count_register

__all__ = ["count_register"]
