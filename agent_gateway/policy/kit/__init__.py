"""The kit at work: a declaration and an address in, the walls built, or what they lack, out. Nothing else here writes."""

from agent_gateway.policy.kit.installer import Outcome, Plan, Step, apply, compare
from agent_gateway.policy.kit.mends import KINDS, Kind, Mend
from agent_gateway.policy.kit.state import Change

__all__ = ["KINDS", "Change", "Kind", "Mend", "Outcome", "Plan", "Step", "apply", "compare"]
