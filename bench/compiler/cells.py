"""Drives kernels by the real jupyter_client through many cells of ten lines, in Python and in TypeScript.

usage: cells.py CELLS KIND KERNEL...     one line of JSON a kernel: seconds of each cell, RSS of tsc in bytes
                                         KIND: lesson (arrays), plain (none)
"""

import json
import sys
import time
from pathlib import Path

from jupyter_client.manager import KernelManager

PATIENCE = 60

PYTHON = """
x = np.array([1, 0, 0, {n}])
h_prev = np.zeros(4)
W_{n} = np.ones((4, 4)) * 0.5
b_{n} = np.array([0.1, 0.2, 0.3, 0.4])
def step_{n}(x, h):
    z_t = 1 / (1 + np.exp(-(np.dot(W_{n}, x) + b_{n})))
    h_tilde = np.tanh(np.dot(W_{n}, h) + x)
    return (1 - z_t) * h + z_t * h_tilde
h_{n} = step_{n}(x, h_prev)
h_{n}, np.max(h_{n})
"""
TYPESCRIPT = """
const x = np.array([1, 0, 0, {n}])
const h_prev = np.zeros(4)
const W_{n} = np.ones([4, 4]) * 0.5
const b_{n} = np.array([0.1, 0.2, 0.3, 0.4])
function step_{n}(x: NDArray, h: NDArray) {{
    const z_t = 1 / (1 + np.exp(-(np.dot(W_{n}, x) + b_{n})))
    const h_tilde = np.tanh(np.dot(W_{n}, h) + x)
    return (1 - z_t) * h + z_t * h_tilde }}
const h_{n} = step_{n}(x, h_prev)
h_{n}, np.max(h_{n})
"""
PYTHON_PLAIN = """
items = [{{"name": "a", "price": 2}}, {{"name": "b", "price": 3.5}}]
def total_{n}(of):
    s = 0
    for item in of:
        s = s + item["price"] * {n}
    return s
by_name = {{item["name"]: item for item in items}}
text_{n} = ", ".join(by_name.keys())
cheap = [item for item in items if item["price"] < 3]
f"{{text_{n}}}: {{total_{n}(cheap)}}"
"""
TYPESCRIPT_PLAIN = """
const items = [{{ name: "a", price: 2 }}, {{ name: "b", price: 3.5 }}]
function total_{n}(of: readonly {{ price: number }}[]) {{
    let s = 0
    for (const item of of) s = s + item.price * {n}
    return s
}}
const byName = new Map(items.map((item) => [item.name, item]))
const text_{n} = [...byName.keys()].join(", ");
const cheap = items.filter((item) => item.price < 3);
`${{text_{n}}}: ${{total_{n}(cheap)}}`
"""
CELLS = {
    "lesson": {"python3": ("import numpy as np", PYTHON), "cellwise": ("1", TYPESCRIPT)},
    "plain": {"python3": ("1", PYTHON_PLAIN), "cellwise": ("1", TYPESCRIPT_PLAIN)},
}


def run(client, code):
    """Seconds from the request to its reply and its idle."""
    start = time.perf_counter()
    msg_id = client.execute(code)
    while True:
        reply = client.get_shell_msg(timeout=PATIENCE)
        if reply["parent_header"].get("msg_id") == msg_id:
            break
    if reply["content"]["status"] != "ok":
        raise RuntimeError("\n".join(reply["content"]["traceback"]))
    while True:
        message = client.get_iopub_msg(timeout=PATIENCE)
        is_own = message["parent_header"].get("msg_id") == msg_id
        if is_own and message["content"].get("execution_state") == "idle":
            return time.perf_counter() - start


def checker_memory(root):
    """The RSS of the TypeScript process below a process; None without one."""
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            fields = dict(line.split(":", 1) for line in status.read_text().splitlines())
            is_checker = b"--api" in (status.parent / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue  # it has just ended
        if is_checker and int(fields["PPid"]) == root:
            return int(fields["VmRSS"].split()[0]) * 1024
    return None


def measure(kernel_name, kind, count):
    first, cell = CELLS[kind][kernel_name]
    manager = KernelManager(kernel_name=kernel_name)
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=PATIENCE)
    try:
        run(client, first)
        seconds, memory = [], {}
        for n in range(1, count + 1):
            seconds.append(run(client, cell.format(n=n).strip()))
            if n in (10, 500, 1000):
                memory[n] = checker_memory(manager.provisioner.process.pid)
        return {"kernel": kernel_name, "seconds": seconds, "memory": memory}
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


for name in sys.argv[3:]:
    print(json.dumps(measure(name, sys.argv[2], int(sys.argv[1]))), flush=True)
