"""Protection of the counts before anything is published; see the protected base cube in docs/SECURITY.md."""

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
    "protect_dossiers",
    "protect_population",
]
