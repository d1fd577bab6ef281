import * as crypto from 'node:crypto'
import { promisify } from 'node:util'
import { easyPin } from './easy-pins.ts'

// OWASP's smallest recommendation for Argon2id: 19 MiB, two passes; some 30 ms on a kiosk's computer.
let argon2Cost = { memory: 19_456, passes: 2, parallelism: 1 }
// Where Node was built without Argon2: OWASP's equivalent, 32 MiB.
const SCRYPT = { ln: 15, r: 8, p: 3 }
const SALT_BYTES = 16
const HASH_BYTES = 32
const PIN_DIGITS = 6

const argon2 = 'argon2' in crypto ? promisify(crypto.argon2) : null

/** Makes PINs cheap from now on, for a process that opens hundreds of stations; a PIN that there is says its own cost. */
export function hashCheaply(): void {
  argon2Cost = { memory: 64, passes: 1, parallelism: 1 }
}

/** A PHC string: algorithm, parameters, salt and hash, so that later parameters leave old PINs valid. */
export async function hashPin(pin: string): Promise<string> {
  const salt = crypto.randomBytes(SALT_BYTES)
  const { memory, passes, parallelism } = argon2Cost
  if (argon2 !== null) {
    const hash = await argon2Hash(pin, salt, argon2Cost, HASH_BYTES)
    return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${encode(salt)}$${encode(hash)}`
  }
  const hash = await scryptHash(pin, salt, SCRYPT, HASH_BYTES)
  return `$scrypt$ln=${SCRYPT.ln},r=${SCRYPT.r},p=${SCRYPT.p}$${encode(salt)}$${encode(hash)}`
}

/** Whether `pin` is the one that `phc` was made of. Takes as long for a wrong one. */
export async function isPin(pin: string, phc: string): Promise<boolean> {
  const argon = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(phc)
  if (argon) {
    const [memory = 0, passes = 0, parallelism = 0] = argon.slice(1, 4).map(Number)
    const [salt, hash] = [decode(argon[4]), decode(argon[5])]
    return same(hash, await argon2Hash(pin, salt, { memory, passes, parallelism }, hash.length))
  }
  const scrypt = /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(phc)
  if (!scrypt) throw new Error('a PIN of an unknown form')
  const [ln = 0, r = 0, p = 0] = scrypt.slice(1, 4).map(Number)
  const [salt, hash] = [decode(scrypt[4]), decode(scrypt[5])]
  return same(hash, await scryptHash(pin, salt, { ln, r, p }, hash.length))
}

/** A PIN drawn at random, none of the easy ones. */
export function newPin(): string {
  for (;;) {
    const pin = String(crypto.randomInt(10 ** PIN_DIGITS)).padStart(PIN_DIGITS, '0')
    if (easyPin(pin) === null) return pin
  }
}

function argon2Hash(pin: string, nonce: Buffer, cost: typeof argon2Cost, tagLength: number): Promise<Buffer> {
  if (argon2 === null) throw new Error('this Node cannot check an Argon2 PIN; npm start brings one that can')
  return argon2('argon2id', { message: Buffer.from(pin), nonce, tagLength, ...cost })
}

function scryptHash(pin: string, salt: Buffer, { ln, r, p }: typeof SCRYPT, length: number): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
  const cost = { N: 2 ** ln, r, p, maxmem: 256 * 2 ** ln * r }
  crypto.scrypt(pin, salt, length, cost, (error, hash) => (error ? reject(error) : resolve(hash)))
  return promise
}

function same(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && crypto.timingSafeEqual(a, b)
}

/** PHC wants base64 without padding. */
function encode(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}

function decode(text = ''): Buffer {
  return Buffer.from(text, 'base64')
}
