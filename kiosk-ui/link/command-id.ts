/** 128 random bits; `crypto.randomUUID` needs a secure context, which a hall on plain HTTP is not. */
export function newCommandId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
