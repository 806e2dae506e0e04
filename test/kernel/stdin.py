"""Cells that ask, by the real jupyter_client on the kernel `cellwise` of JUPYTER_PATH."""

import json
import sys

from jupyter_client.manager import start_new_kernel

manager, client = start_new_kernel(kernel_name="cellwise")
asked = []


def answer(message):
    asked.append(message["content"])
    client.input("Ada")


shown = []
client.execute_interactive(
    'const name = input("name? ")\nconst secret = password("word: ")\nprint(`${name}, ${secret}`)',
    allow_stdin=True,
    stdin_hook=answer,
    output_hook=lambda message: shown.append(message["content"].get("text", "")),
    timeout=60,
)
client.stop_channels()
manager.shutdown_kernel()
json.dump({"asked": asked, "shown": "".join(shown)}, sys.stderr)
