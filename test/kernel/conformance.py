"""The published conformance suite, jupyter_kernel_test, on the kernel `cellwise` of JUPYTER_PATH."""

import unittest

import jupyter_kernel_test as suite


class CellwiseTests(suite.KernelTests):
    kernel_name = "cellwise"
    language_name = "typescript"
    file_extension = ".ts"
    code_hello_world = 'print("hello, world")'
    code_stderr = 'console.error("wrong")'
    completion_samples = [{"text": "Math.cbr", "matches": {"cbrt"}}]
    complete_code_samples = ["1 + 1", "const x = 1", "function f() { return 1 }"]
    incomplete_code_samples = ["function f() {", "const x = [1,", "/* open"]
    invalid_code_samples = ["let = = 1", "1 ) 2"]
    code_generate_error = 'throw new Error("wrong")'
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": "1 + 2 + 3", "result": "6"},
        {"code": "[1, 2].map((x) => x * 2)", "result": "[2, 4]"},
    ]
    code_display_data = [{"code": 'display({ "text/html": "<b>x</b>" }, { raw: true })', "mime": "text/html"}]
    code_history_pattern = "1 + 2*"
    supported_history_operations = ("tail", "range", "search")
    code_page_something = "Math.cbrt?"
    code_inspect_sample = "Math.cbrt"
    code_clear_output = 'import { clear_output } from "cellwise"\nclear_output()'


class CellwiseWelcomeTests(suite.IopubWelcomeTests):
    kernel_name = "cellwise"
    support_iopub_welcome = True


if __name__ == "__main__":
    unittest.main()
