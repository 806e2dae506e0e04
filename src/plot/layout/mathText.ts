const letters: Readonly<Record<string, string>> = {
  alpha: "α",
  beta: "β",
  gamma: "γ",
  delta: "δ",
  epsilon: "ε",
  varepsilon: "ε",
  zeta: "ζ",
  eta: "η",
  theta: "θ",
  iota: "ι",
  kappa: "κ",
  lambda: "λ",
  mu: "μ",
  nu: "ν",
  xi: "ξ",
  pi: "π",
  rho: "ρ",
  sigma: "σ",
  tau: "τ",
  phi: "φ",
  varphi: "φ",
  chi: "χ",
  psi: "ψ",
  omega: "ω",
  Gamma: "Γ",
  Delta: "Δ",
  Theta: "Θ",
  Lambda: "Λ",
  Xi: "Ξ",
  Pi: "Π",
  Sigma: "Σ",
  Phi: "Φ",
  Psi: "Ψ",
  Omega: "Ω",
  sum: "∑",
  prod: "∏",
  int: "∫",
  infty: "∞",
  partial: "∂",
  nabla: "∇",
  times: "×",
  cdot: "·",
  odot: "⊙",
  otimes: "⊗",
  oplus: "⊕",
  pm: "±",
  leq: "≤",
  le: "≤",
  geq: "≥",
  ge: "≥",
  neq: "≠",
  ne: "≠",
  approx: "≈",
  sim: "∼",
  in: "∈",
  rightarrow: "→",
  to: "→",
  leftarrow: "←",
  ldots: "…",
  dots: "…",
  cdots: "⋯",
  circ: "∘",
  degree: "°",
  ell: "ℓ",
  quad: "  ",
}

const raised = "0123456789+-=()abcdefghijklmnoprstuvwxyzT"
const raisedAs = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀ"
const lowered = "0123456789+-=()aehijklmnoprstuvx"
const loweredAs = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ"

/**
 * Text with TeX between dollar signs as plain characters: Greek letters, raised and lowered digits. What
 * has no character of its own stays as written, without its braces.
 */
export function plainMath(text: string): string {
  return text.replace(/(?<!\\)\$([^$]+)\$/g, (_, tex: string) => plainTex(tex)).replaceAll("\\$", "$")
}

function plainTex(tex: string): string {
  return tex
    .replace(
      /\\(?:mathdefault|mathrm|mathbf|mathit|text|operatorname|boldsymbol)\s*\{((?:[^{}]|\{[^{}]*\})*)\}/g,
      "$1",
    )
    .replace(/\\frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, "$1/$2")
    .replace(/\\sqrt\s*\{([^{}]*)\}/g, "√($1)")
    .replace(/\\(?:hat|tilde|bar|vec|dot)\s*\{?(\w)\}?/g, "$1")
    .replace(/\\([A-Za-z]+)\s?/g, (_, name: string) => letters[name] ?? name)
    .replace(/\^(?:\{([^{}]*)\}|(\S))/g, (_, group?: string, one?: string) =>
      shift(group ?? one ?? "", raised, raisedAs, "^"),
    )
    .replace(/_(?:\{([^{}]*)\}|(\S))/g, (_, group?: string, one?: string) =>
      shift(group ?? one ?? "", lowered, loweredAs, "_"),
    )
    .replace(/[{}]|\\[,;!]/g, "")
}

function shift(text: string, from: string, to: string, sign: string): string {
  const [source, target] = [[...from], [...to]]
  const places = [...text].map((character) => source.indexOf(character))
  return places.includes(-1) ? `${sign}${text}` : places.map((place) => target[place]).join("")
}
