/** A square matrix, row after row. */
type Matrix = { size: number; at: Float64Array }

/** How features go together, of rows around zero. */
export function covariance(rows: readonly Float32Array[]): Matrix {
  const size = rows[0]?.length ?? 0
  const at = new Float64Array(size * size)
  for (const row of rows) {
    for (let i = 0; i < size; i++) {
      const share = row[i]! / rows.length
      if (share === 0) continue
      for (let j = 0; j <= i; j++) at[i * size + j]! += share * row[j]!
    }
  }
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) at[j * size + i] = at[i * size + j]!
  return { size, at }
}

/** Added to how writers differ, as a part of its mean: a few thousand made-up writings do not know everything. */
const DOUBT = 0.3
/** Rounds after which the directions hardly turn any more. */
const ROUNDS = 40

/**
 * Fisher's linear discriminants: the `count` directions in which `between` is largest where `within` is one (Cholesky's
 * root of `within`, then orthogonal iteration). Each as the weights of the features.
 */
export function discriminants(within: Matrix, between: Matrix, count: number): Float64Array[] {
  const { size } = within
  let trace = 0
  for (let i = 0; i < size; i++) trace += within.at[i * size + i]!
  const root = choleskyRoot(within, (DOUBT * trace) / size)
  let directions: Float64Array[] = Array.from({ length: count }, (_, k) =>
    Float64Array.from({ length: size }, (__, i) => Math.sin(1 + (k + 1) * (i + 1) * 0.7)),
  )
  for (let round = 0; round < ROUNDS; round++) {
    directions = orthonormal(
      directions.map((direction) => solveLower(root, times(between, solveUpper(root, direction)))),
    )
  }
  return directions.map((direction) => solveUpper(root, direction))
}

/** L, lower, with L·Lᵀ = the matrix and `more` on its diagonal. */
function choleskyRoot({ size, at }: Matrix, more: number): Matrix {
  const l = new Float64Array(size * size)
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = at[i * size + j]! + (i === j ? more : 0)
      for (let k = 0; k < j; k++) sum -= l[i * size + k]! * l[j * size + k]!
      l[i * size + j] = i === j ? Math.sqrt(sum) : sum / l[j * size + j]!
    }
  }
  return { size, at: l }
}

/** x with L·x = b. */
function solveLower({ size, at }: Matrix, b: Float64Array): Float64Array {
  const x = Float64Array.from(b)
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) x[i]! -= at[i * size + k]! * x[k]!
    x[i]! /= at[i * size + i]!
  }
  return x
}

/** x with Lᵀ·x = b. */
function solveUpper({ size, at }: Matrix, b: Float64Array): Float64Array {
  const x = Float64Array.from(b)
  for (let i = size - 1; i >= 0; i--) {
    x[i]! /= at[i * size + i]!
    for (let k = 0; k < i; k++) x[k]! -= at[i * size + k]! * x[i]!
  }
  return x
}

function times({ size, at }: Matrix, x: Float64Array): Float64Array {
  return Float64Array.from({ length: size }, (_, i) => {
    let sum = 0
    for (let j = 0; j < size; j++) sum += at[i * size + j]! * x[j]!
    return sum
  })
}

/** Gram and Schmidt, one after the other. */
function orthonormal(vectors: readonly Float64Array[]): Float64Array[] {
  const done: Float64Array[] = []
  for (const vector of vectors) {
    const rest = Float64Array.from(vector)
    for (const other of done) {
      const share = dot(rest, other)
      for (let i = 0; i < rest.length; i++) rest[i]! -= share * other[i]!
    }
    const length = Math.sqrt(dot(rest, rest))
    done.push(rest.map((value) => value / length))
  }
  return done
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}
