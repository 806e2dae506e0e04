"""Comms of the kernel `cellwise` of JUPYTER_PATH, by the real jupyter_client, blocking and with buffers."""

import array
import unittest
import uuid

from jupyter_client.manager import start_new_kernel

TARGETS = """
import { comms, np } from "cellwise"
comms.register("double", (comm, data, buffers) => {
    comm.send({ opened: data, lengths: buffers.map((each) => each.length) })
    comm.onMessage(({ factor }, [bytes]) => {
        const values = new Float64Array(bytes!.buffer)
        comm.send({ factor }, [values.map((value) => value * Number(factor))])
    })
})
"""


class Comm:
    def __init__(self, client, target, data, buffers=()):
        self.client, self.id = client, uuid.uuid4().hex
        self.tell("comm_open", {"target_name": target, "data": data}, buffers)

    def tell(self, msg_type, content, buffers=()):
        message = self.client.session.msg(msg_type, {"comm_id": self.id, **content})
        self.client.session.send(self.client.shell_channel.socket, message, buffers=list(buffers))

    def answer(self):
        while True:
            message = self.client.get_iopub_msg(timeout=10)
            if message["msg_type"].startswith("comm_") and message["content"]["comm_id"] == self.id:
                return message


class CommTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.manager, cls.client = start_new_kernel(kernel_name="cellwise")
        cls.client.execute_interactive(TARGETS, output_hook=lambda _: None, timeout=60)

    @classmethod
    def tearDownClass(cls):
        cls.client.stop_channels()
        cls.manager.shutdown_kernel()

    def test_buffers_go_both_ways(self):
        comm = Comm(self.client, "double", {"a": [1, None]}, [b"", b"abc"])
        self.assertEqual(
            comm.answer()["content"]["data"], {"opened": {"a": [1, None]}, "lengths": [0, 3]}
        )
        comm.tell("comm_msg", {"data": {"factor": 2}}, [array.array("d", [0.5, -3.0]).tobytes()])
        answer = comm.answer()
        self.assertEqual(answer["content"]["data"], {"factor": 2})
        self.assertEqual(list(memoryview(answer["buffers"][0]).cast("B").cast("d")), [1.0, -6.0])

    def test_many_are_open_at_once_and_close_one_by_one(self):
        comms = [Comm(self.client, "double", {"n": n}) for n in range(20)]
        for n, comm in enumerate(comms):
            self.assertEqual(comm.answer()["content"]["data"]["opened"], {"n": n})
        for comm in comms[1:]:
            comm.tell("comm_close", {"data": {}})
        self.client.comm_info("double")
        info = self.client.get_shell_msg(timeout=10)["content"]["comms"]
        self.assertIn(comms[0].id, info)
        self.assertFalse({comm.id for comm in comms[1:]} & set(info))

    def test_an_unknown_target_is_closed(self):
        self.assertEqual(Comm(self.client, "nobody", {}).answer()["msg_type"], "comm_close")


if __name__ == "__main__":
    unittest.main()
