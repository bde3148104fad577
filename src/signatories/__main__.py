"""Entry point of the program: `signatories`, and `python -m signatories`.

A short command makes no garbage worth collecting: the collector looks for cycles among 50,000 new objects,
where it would among 700. That, and clearing up at the end what the system takes back at once, would cost
about a fifth of a short command.
"""

import gc
import os


def main() -> None:
    """Run the program. Where everything is written, the process ends without clearing up."""
    gc.set_threshold(50_000)
    try:
        from signatories.cli import main as run

        run()
    except KeyboardInterrupt:  # outside of a command, which ends so by itself
        raise SystemExit(130) from None
    except SystemExit as ended:
        if ended.code == 0:
            os._exit(0)
        raise


if __name__ == "__main__":
    main()
