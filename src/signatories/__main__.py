"""Where the program begins: `signatories`, and `python -m signatories`.

To look again and again through imported modules for garbage in cycles would be a fifth of a short command's
time. So the collector rests while they are imported, and they are left to the operating system at the end.
"""

import atexit
import gc


def main() -> None:
    """Run the program."""
    gc.disable()
    atexit.register(gc.freeze)
    from signatories.cli import main as run

    gc.freeze()
    gc.enable()
    run()


if __name__ == "__main__":
    main()
