/**
 * JSON with sorted keys and no blanks, so that equal values have equal bytes on every engine. Keys whose value is
 * undefined are left out. Throws where JSON has no such value (NaN, a function, undefined in an array).
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${value} has no JSON form`)
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object') {
    let fields = ''
    for (const key of Object.keys(value).sort()) {
      const field: unknown = Reflect.get(value, key)
      if (field !== undefined)
        fields += `${fields === '' ? '' : ','}${JSON.stringify(key)}:${canonical(field)}`
    }
    return `{${fields}}`
  }
  throw new TypeError(`${typeof value} has no JSON form`)
}

/** Undefined where the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
