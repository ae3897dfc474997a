"""``python -m voiceguide``: the same as the ``voiceguide`` command."""

from voiceguide.cli import main

if __name__ == "__main__":
    main()
