"""A door whose library is not installed says which extra brings it."""

import sys
from importlib import import_module

import pytest

from agent_gateway.errors import ExtraMissing


@pytest.mark.parametrize(("door", "library"), [("langchain", "langchain_core"), ("openai", "openai"), ("mcp", "mcp")])
def test_a_missing_library_names_its_extra(monkeypatch, door, library):
    module = f"agent_gateway.adapters.{door}"
    for loaded in [name for name in sys.modules if name == module or name.startswith(f"{module}.")]:
        monkeypatch.delitem(sys.modules, loaded)
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(ExtraMissing) as raised:
        import_module(module)
    assert f"[{door}]" in raised.value.hint
