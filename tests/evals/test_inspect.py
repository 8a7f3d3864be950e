"""The tasks for inspect_ai can be built, and offer what the system prompt speaks of."""

import pytest

from agent_gateway.tool import TOOLS, input_schema

inspect_tools = pytest.importorskip("inspect_ai.tool", reason="inspect_ai is not installed: extra inspect")


@pytest.mark.parametrize("name", ["injection", "utility"])
def test_a_task_can_be_built_and_has_cases(name):
    from evals import inspect_task  # noqa: PLC0415  # it needs inspect_ai

    assert len(getattr(inspect_task, name)().dataset) > 0


def test_the_tools_are_those_of_every_door_in_the_same_words():
    from evals import inspect_task  # noqa: PLC0415  # it needs inspect_ai

    offered = [inspect_tools.ToolDef(tool) for tool in inspect_task.tools()]
    assert [(tool.name, tool.description) for tool in offered] == [(tool.name, tool.description) for tool in TOOLS]
    assert [list(tool.parameters.properties) for tool in offered] == [
        list(input_schema(tool)["properties"]) for tool in TOOLS
    ]
