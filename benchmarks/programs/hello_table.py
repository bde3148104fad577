"""The floor of a command that prints a table: Typer, rich's tables imported, and nothing to do."""

import rich.table
import typer

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command()
def hello(name: str = "world") -> None:
    """Say hello."""
    typer.echo(f"hello {name} {rich.table.Table.__name__}")


app(prog_name="hello")
