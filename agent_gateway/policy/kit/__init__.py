"""The kit at work: a declaration and an address in, the walls built, or what they lack, out. It alone writes."""

from agent_gateway.policy.kit.installer import Order, Outcome, Plan, apply, compare
from agent_gateway.policy.kit.mends import KINDS, Kind, Mend
from agent_gateway.policy.kit.state import Change
from agent_gateway.policy.kit.survey import Facts, survey

__all__ = ["KINDS", "Change", "Facts", "Kind", "Mend", "Order", "Outcome", "Plan", "apply", "compare", "survey"]
