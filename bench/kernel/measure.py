"""Drives kernels by the real jupyter_client and prints what each round took, as JSON lines.

usage: measure.py ROUNDS KERNEL...     times in seconds, memory in bytes, null where nothing arrived;
                                       at last how long many kernels take that are started at once
"""

import json
import statistics
import sys
import time
from pathlib import Path
from queue import Empty

from jupyter_client.manager import KernelManager

SAMPLES = 30
PRINTS = 20_000
PATIENCE = 15
TOGETHER = 20

PYTHON = {
    "trivial": "1 + 1",
    "prints": f"for i in range({PRINTS}): print(i)",
    "busy": "import time\nend = time.time() + 1.5\nwhile time.time() < end: pass",
    "display": "from IPython.display import display\ndisplay({'text/plain': 'x' * 10_000_000}, raw=True)",
    "name": "answer = 42",
    "complete": "answ",
}
TYPESCRIPT = {
    "trivial": "1 + 1",
    "prints": f"for (let i = 0; i < {PRINTS}; i++) console.log(i)",
    "busy": "const end = Date.now() + 1500\nwhile (Date.now() < end) {}",
    "display": "import * as tslab from 'tslab'\ntslab.display.text('x'.repeat(1e7))",
    "name": "const answer = 42",
    "complete": "answ",
}
CELLWISE = TYPESCRIPT | {
    "prints": f"for (let i = 0; i < {PRINTS}; i++) print(i)",
    "display": "display({ 'text/plain': 'x'.repeat(1e7) }, { raw: true })",
}
DENO = TYPESCRIPT | {
    "display": "await Deno.jupyter.display({ 'text/plain': 'x'.repeat(1e7) }, { raw: true })",
}
CELLS = {"python3": PYTHON, "cellwise": CELLWISE, "tslab": TYPESCRIPT, "deno": DENO}


def shell_reply(client, msg_id, timeout=PATIENCE):
    """The reply to one request; others are dropped."""
    end = time.perf_counter() + timeout
    while True:
        reply = client.get_shell_msg(timeout=max(0.01, end - time.perf_counter()))
        if reply["parent_header"].get("msg_id") == msg_id:
            return reply


def published(client, msg_id, timeout=PATIENCE):
    """All that is published about one request until its idle."""
    messages = []
    while True:
        message = client.get_iopub_msg(timeout=timeout)
        if message["parent_header"].get("msg_id") != msg_id:
            continue
        messages.append(message)
        if message["content"].get("execution_state") == "idle":
            return messages


def run(client, code):
    """Runs a cell: seconds until its reply and its idle have come, and what was published."""
    start = time.perf_counter()
    msg_id = client.execute(code)
    shell_reply(client, msg_id)
    messages = published(client, msg_id)
    return time.perf_counter() - start, messages


def complete(client, code):
    start = time.perf_counter()
    shell_reply(client, client.complete(code))
    return time.perf_counter() - start


def subscribe(client):
    """Until IOPub is heard: what a kernel published before the subscription arrived is lost."""
    while True:
        shell_reply(client, client.kernel_info())
        if maybe(lambda: client.get_iopub_msg(timeout=0.2)):
            return


def maybe(measure):
    """None for a kernel that never answers, or signs its answer wrongly (tslab)."""
    try:
        return measure()
    except (Empty, ValueError):
        return None


def proportional_set_size(root):
    """The memory of a process and all that descend from it; shared pages are counted in parts."""
    parents = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(status.parent.name)] = int(status.read_text().rsplit(")", 1)[1].split()[1])
        except OSError:
            pass  # it has just ended
    found = [root]
    for parent in found:
        found += [pid for pid, ppid in parents.items() if ppid == parent]
    rollups = [Path(f"/proc/{pid}/smaps_rollup").read_text() for pid in found]
    return sum(int(text.split("Pss:")[1].split()[0]) for text in rollups) * 1024


def prints_whole(client, code):
    seconds, messages = run(client, code)
    text = "".join(m["content"]["text"] for m in messages if m["msg_type"] == "stream")
    return seconds if text.count("\n") >= PRINTS else None


def complete_while_busy(client, cells):
    msg_id = client.execute(cells["busy"])
    while client.get_iopub_msg(timeout=PATIENCE)["content"].get("execution_state") != "busy":
        pass
    seconds = complete(client, cells["complete"])
    published(client, msg_id)
    return seconds


def measure(kernel_name):
    cells = CELLS[kernel_name]
    manager = KernelManager(kernel_name=kernel_name)
    start = time.perf_counter()
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    try:
        shell_reply(client, client.kernel_info())
        ready = time.perf_counter() - start
        shell_reply(client, client.execute(cells["trivial"]))
        first = time.perf_counter() - start
        subscribe(client)
        later = maybe(lambda: statistics.median(run(client, cells["trivial"])[0] for _ in range(SAMPLES)))
        memory = proportional_set_size(manager.provisioner.process.pid)
        shell_reply(client, client.execute(cells["name"]))
        idle = [complete(client, cells["complete"]) for _ in range(5)]
        return {
            "ready": ready,
            "first": first,
            "later": later,
            "memory": memory,
            "complete": statistics.median(idle),
            "completeBusy": maybe(lambda: complete_while_busy(client, cells)),
            "display": maybe(lambda: run(client, cells["display"])[0]),
            "prints": maybe(lambda: prints_whole(client, cells["prints"])),
        }
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def start_together(kernel_name):
    """Starts many kernels at once and runs a cell in each: seconds until all have answered, null when one has not."""
    managers = [KernelManager(kernel_name=kernel_name) for _ in range(TOGETHER)]
    start = time.perf_counter()
    for manager in managers:
        manager.start_kernel()
    clients = [manager.client() for manager in managers]
    try:
        asked = []
        for client in clients:
            client.start_channels()
            asked.append(client.execute(CELLS[kernel_name]["trivial"]))
        replies = [maybe(lambda: shell_reply(*each, timeout=8 * PATIENCE)) for each in zip(clients, asked)]
        is_whole = all(reply and reply["content"]["status"] == "ok" for reply in replies)
        return time.perf_counter() - start if is_whole else None
    finally:
        for client, manager in zip(clients, managers):
            client.stop_channels()
            manager.shutdown_kernel(now=True)


for _ in range(int(sys.argv[1])):
    for name in sys.argv[2:]:
        print(json.dumps({"kernel": name, **measure(name)}), flush=True)
for name in sys.argv[2:]:
    print(json.dumps({"kernel": name, "together": start_together(name)}), flush=True)
