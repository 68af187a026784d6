"""Help that shows many options or commands under headings."""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand, TyperGroup


class Grouped(TyperCommand):
    """A command with more options than one reads at once: its help shows them under headings."""

    def format_options(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - Typer's own
        """Write the options of each heading, in the order of the command."""
        sections: dict[str, list[tuple[str, str]]] = {}
        for param in self.get_params(ctx):
            record = param.get_help_record(ctx)
            if record is not None:
                usual = "Options" if param.param_type_name == "option" else "Arguments"
                title = getattr(param, "rich_help_panel", None) or usual
                sections.setdefault(title, []).append(record)
        for title, records in sections.items():
            with formatter.section(title):
                formatter.write_dl(records)


class GroupedProgram(TyperGroup):
    """A program with many commands: its help shows them under headings, in the line's order."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - Typer's own
        """Write the commands of each heading, in the order in which they were added."""
        sections: dict[str, list[tuple[str, Any]]] = {}
        for name in self.list_commands(ctx):
            command = self.get_command(ctx, name)
            if command is not None and not command.hidden:
                title = str(getattr(command, "rich_help_panel", None) or "Commands")
                sections.setdefault(title, []).append((name, command))
        widest = max(len(name) for some in sections.values() for name, _ in some)
        room = formatter.width - widest - 6
        for title, some in sections.items():
            with formatter.section(title):
                formatter.write_dl([(name, each.get_short_help_str(room)) for name, each in some])
