"""What the steps need to run: executors, plug-ins, decoding of audio, reports."""
