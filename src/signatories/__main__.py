"""Entry point of the program: `signatories`, and `python -m signatories`.

To look again and again through imported modules for garbage in cycles would be a sixth of a short command's
time. So the collector rests while they are imported, and passes them over from then on.
"""

import gc


def main() -> None:
    """Run the program."""
    gc.disable()
    from signatories.cli import main as run

    gc.freeze()
    gc.enable()
    run()


if __name__ == "__main__":
    main()
