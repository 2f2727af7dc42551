"""How does a test run the product as a user does, and stop it and start it again?"""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

TREE = Path(__file__).parent.parent.parent
PATIENCE_SECONDS = 60


class Server:
    """One `manage.py explore`, with a database of its own and, where one is given, a topology file."""

    def __init__(self, database: Path, topology: Path | None = None) -> None:
        self.database = database
        self.topology = topology
        self.process: subprocess.Popen[str] | None = None
        self.address = ""

    def start(self) -> None:
        """Start, on the port that it had before if it had one, and wait until it says where it is."""
        port = str(urlsplit(self.address).port or 0)
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "explore", "--port", port, *([str(self.topology)] if self.topology else [])],
            cwd=TREE,
            env={**os.environ, "VPCVIZ_DATABASE": str(self.database)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout
        said = self.process.stdout.readline()
        found = re.search(r"http://\S+", said)
        assert found, said + self.kill()
        self.address = found[0]

    def stop(self) -> tuple[int, str]:
        """Press Ctrl-C; give the exit status and whatever was complained about."""
        assert self.process
        self.process.send_signal(signal.SIGINT)
        _, complaints = self.process.communicate(timeout=PATIENCE_SECONDS)
        return self.process.returncode, complaints

    def kill(self) -> str:
        """End it without a word, as a power cut would; give whatever it had complained about."""
        assert self.process
        self.process.kill()
        return self.process.communicate(timeout=PATIENCE_SECONDS)[1]
