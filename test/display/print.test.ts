import { afterEach, expect, test, vi } from "vitest"
import { print } from "../../src/display/print.ts"
import { host } from "../../src/host.ts"
import { Typed } from "../../src/numpy/typed.ts"

afterEach(() => {
  delete host.write
})

function printed(...values: unknown[]): string {
  let text = ""
  host.write = (stream, chunk) => {
    expect(stream).toBe("stdout")
    text += chunk
  }
  print(...values)
  return text
}

test("print puts a space between values and a new line at the end, as Python", () => {
  expect(printed("loss", new Typed(1, "float"), 2, true, null, [1, "a"])).toBe(
    "loss 1.0 2 True None [1, 'a']\n",
  )
  expect(printed()).toBe("\n")
})

test("A last record of sep, end, file and flush is options, any other record is printed", () => {
  expect(printed(1, 2, { sep: "-", end: "" })).toBe("1-2")
  expect(printed(1, { end: "!\n" })).toBe("1!\n")
  expect(printed(1, 2, { sep: null, end: null, flush: true })).toBe("1 2\n")
  expect(printed({ sep: 1, loss: 2 })).toBe("{'sep': 1, 'loss': 2}\n")
  expect(printed({})).toBe("{}\n")
  expect(printed({ end: "x" }, "last")).toBe("{'end': 'x'} last\n")
})

test("A value that refuses to be looked at is printed as that", () => {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  expect(printed(proxy)).toMatch(/^<unprintable object: TypeError: .*revoked>\n$/)
})

test("file takes the text instead of the cell's output", () => {
  const chunks: string[] = []
  expect(printed("a", { file: { write: (text: string) => chunks.push(text) } })).toBe("")
  expect(chunks).toEqual(["a\n"])
})

test("An option of the wrong kind is refused before anything is written", () => {
  const write = vi.fn()
  host.write = write
  expect(() => print(1, { sep: 3 })).toThrow(new TypeError("print: sep must be None or a string, got 3"))
  expect(write).not.toHaveBeenCalled()
})

test("Without a host print uses the console", () => {
  const log = vi.spyOn(console, "log").mockImplementation(() => {})
  print("hello", { end: "\n" })
  expect(log).toHaveBeenCalledWith("hello")
  log.mockRestore()
})
