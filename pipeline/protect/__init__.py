"""Protection of the counts before anything is published; see the protected base cube in docs/SECURITY.md."""

from pipeline.cube import Counts, DossierCounts
from pipeline.protect.dossiers import protect_dossiers
from pipeline.protect.population import protect_population
from pipeline.protect.self_check import ProtectionFailed, check
from pipeline.protect.settings import Protection
from pipeline.protect.structural import ImpossibleCounts

__all__ = [
    "ImpossibleCounts",
    "Protection",
    "ProtectionFailed",
    "check",
    "protect_counts",
    "protect_dossiers",
    "protect_population",
]


def protect_counts(
    counts: Counts | DossierCounts, secret: bytes, settings: Protection | None = None
) -> Counts | DossierCounts:
    """The protected cube of one vintage, of persons or of dossiers; see protect_population."""
    protect = protect_population if isinstance(counts, Counts) else protect_dossiers
    return protect(counts, secret, settings)
