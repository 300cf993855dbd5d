"""The contracts of the files that an agency prepares itself, and the recognition of a file's kind by its headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from pipeline.gate.contracts.domains import normal
from pipeline.gate.contracts.dossiers import DOSSIERS
from pipeline.gate.contracts.service_offers import SERVICE_OFFERS
from pipeline.gate.contracts.shape import Contract
from pipeline.gate.contracts.targets import TARGETS

CONTRACTS: Mapping[str, Contract] = MappingProxyType(
    {contract.kind: contract for contract in (DOSSIERS, SERVICE_OFFERS, TARGETS)}
)


def plain_heading(text: str) -> str:
    """'  Xã, phường cũ ' -> 'xa phuong cu': how headings are compared."""
    return re.sub(r"[^a-z0-9]+", " ", normal(text)).strip()


def known_headings(contract: Contract) -> dict[str, str]:
    """Every heading that the contract knows, plain -> the column's name."""
    return {
        plain_heading(text): column.name
        for column in contract.columns
        for text in (*column.aliases, column.heading.en, column.heading.vi, column.name)
    }


def best_contract(headings: Iterable[str], kind: str | None = None) -> tuple[Contract, float]:
    """The contract that knows the headings best (that of `kind`, else any), and which share of its columns is there."""
    texts = {plain_heading(text) for text in headings}

    def share(contract: Contract) -> float:
        known = known_headings(contract)
        return len({known[text] for text in texts & known.keys()}) / len(contract.columns)

    offered = [CONTRACTS[kind]] if kind else list(CONTRACTS.values())
    best = max(offered, key=share)
    return best, share(best)
