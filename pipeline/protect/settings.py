"""The owner's protection settings: how strong the noise is. They stay in the owner's configuration, never in a release."""

from __future__ import annotations

from dataclasses import dataclass

from board.errors import DefinitionError

EXACT_FROM = 10  # province counts from here on are published as they are; smaller ones are perturbed
LARGEST_BOUND = 6  # SLOTS of the noise table can share out every two-result law up to this bound exactly


@dataclass(frozen=True)
class Protection:
    """Parameters of the maximum-entropy law and of the lift of zeros.

    bound: no count moves by more than this before balancing. variance: of the noise, in persons squared.
    gap: no noisy cell shows 1..gap. zero_lift: share of true zeros that become a small positive.
    Raises DefinitionError when no unbiased law can exist.
    """

    bound: int = 5
    variance: float = 3.0
    gap: int = 2
    zero_lift: float = 0.08

    def __post_init__(self) -> None:
        if not 1 <= self.bound <= LARGEST_BOUND:
            raise DefinitionError(f"Protection.bound: {self.bound} is not in 1..{LARGEST_BOUND}")
        if not 0 <= self.gap < self.bound:
            raise DefinitionError(f"Protection.gap: {self.gap} is not in 0..bound - 1")
        if not self.variance > 0:
            raise DefinitionError(f"Protection.variance: {self.variance} is not positive")
        if not 0 <= self.zero_lift < 1:
            raise DefinitionError(f"Protection.zero_lift: {self.zero_lift} is not in 0..1")
