"""Entry point of the program: `signatories`, and `python -m signatories`.

The cyclic collector is disabled while modules are imported: it costs about a sixth of a short command.
Afterwards it passes them over.
"""

import gc


def main() -> None:
    """Run the program."""
    try:
        gc.disable()
        from signatories.cli import main as run

        gc.freeze()
        gc.enable()
        run()
    except KeyboardInterrupt:  # outside of a command, which ends so by itself
        raise SystemExit(130) from None


if __name__ == "__main__":
    main()
