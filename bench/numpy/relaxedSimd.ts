// Node 20 has the fused multiply-add of WebAssembly behind a flag, which the kernel sets before its library
// is loaded; here the import of this file does.
import { setFlagsFromString } from "node:v8"

if (Number(process.versions.node.split(".")[0]) < 22) setFlagsFromString("--experimental-wasm-relaxed-simd")
