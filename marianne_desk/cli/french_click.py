"""click in French: headings of the help, and what is said of a wrong command line."""

from typing import Any

import click

from marianne_desk.domain import french


class _Formatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        del prefix
        super().write_usage(prog, args, "Utilisation : ")

    def write_heading(self, heading: str) -> None:
        self.write(f"{'':>{self.current_indent}}{heading} :\n")


class _Context(click.Context):
    formatter_class = _Formatter


def _help_option(command: click.Command, context: click.Context) -> click.Option | None:
    names = command.get_help_option_names(context)
    if not names or not command.add_help_option:
        return None

    def show(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:
        if value and not ctx.resilient_parsing:
            click.echo(ctx.get_help(), color=ctx.color)
            ctx.exit()

    return click.Option(
        names, is_flag=True, is_eager=True, expose_value=False, callback=show, help="Affiche cette aide."
    )


def _options(command: click.Command, context: click.Context, formatter: click.HelpFormatter) -> None:
    records = []
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context) if isinstance(parameter, click.Option) else None
        if record is not None:
            records.append((record[0], record[1].replace("[required]", "(obligatoire)")))
    with formatter.section("Options"):
        formatter.write_dl(records)


class Command(click.Command):
    """A command whose help is French."""

    context_class = _Context

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _help_option(self, ctx)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _options(self, ctx, formatter)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        pieces = ["[OPTIONS]"] if self.options_metavar else []
        for parameter in self.get_params(ctx):
            pieces.extend(parameter.get_usage_pieces(ctx))
        return pieces


class Group(click.Group):
    """A group of commands whose help is French."""

    context_class = _Context
    command_class = Command

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _help_option(self, ctx)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        del ctx
        return ["[OPTIONS]", "COMMANDE [ARGUMENTS]…"]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _options(self, ctx, formatter)
        names = self.list_commands(ctx)
        rows = [
            (name, command.get_short_help_str(90))
            for name in names
            if (command := self.get_command(ctx, name)) is not None and not command.hidden
        ]
        if rows:
            with formatter.section("Commandes"):
                formatter.write_dl(rows)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which they were added: the order of the work."""
        del ctx
        return list(self.commands)


def said(error: click.ClickException) -> str:
    """What click refused, in one French sentence."""
    if isinstance(error, click.MissingParameter):
        return f"Il manque {_name(error.param)}."
    if isinstance(error, click.NoSuchOption):
        return f"L’option « {error.option_name} » n’existe pas."
    if isinstance(error, click.BadOptionUsage):
        return f"L’option « {error.option_name} » est mal employée (valeur absente ou de trop)."
    if isinstance(error, click.BadParameter):
        return f"La valeur donnée pour {_name(error.param)} n’est pas acceptée."
    if isinstance(error, click.FileError):
        return f"Impossible d’ouvrir « {error.ui_filename} »."
    if isinstance(error, click.exceptions.NoSuchCommand):
        near = french.enumeration([f"« {one} »" for one in error.possibilities or ()])
        asked = f" Vouliez-vous dire {near} ?" if near else ""
        return f"La commande « {error.command_name} » n’existe pas.{asked}"
    message = error.format_message()
    if message.startswith("Missing command"):
        return "Il manque une commande."
    if message.startswith("Got unexpected extra argument"):
        return f"Il y a un argument de trop : {message.partition('(')[2].rstrip(')')}."
    return "La commande n’est pas comprise."


def _name(parameter: Any) -> str:
    if isinstance(parameter, click.Option):
        return f"l’option « {parameter.opts[-1]} »"
    if isinstance(parameter, click.Parameter):
        return f"l’argument {parameter.make_metavar(click.Context(Command('x')))}"
    return "un argument"
