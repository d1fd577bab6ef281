import { createHmac } from 'node:crypto'
import type { AgeBand } from '#contract/card.ts'
import type { HeldCard } from '#daemon/devices/ports.ts'
import { ageOn, codesOf, readCardText, textOf } from '#daemon/devices/protocols/sdt/card.ts'

/**
 * The only keeper of what a card says. Takes a copy of the text block; undefined when the block cannot be a card's, and
 * then nothing of it is kept.
 */
export function holdCard(text: Uint8Array): HeldCard | undefined {
  const block = text.slice()
  const read = readCardText(block)
  if (read === undefined) {
    block.fill(0)
    return undefined
  }
  let state: 'held' | 'wiped' = 'held'
  const { kind, maskedName, name, number, address } = read
  let { birth } = read
  const mustHold = () => {
    if (state === 'wiped') throw new Error('a card was used after it had been wiped')
  }
  return {
    kind,
    maskedName,
    ageBand(today) {
      mustHold()
      return bandOf(ageOn(today, birth))
    },
    isAtLeast(years, today) {
      mustHold()
      return ageOn(today, birth) >= years
    },
    tag(key) {
      mustHold()
      const codes = codesOf(number)
      const tag = createHmac('sha256', key).update(codes).digest('base64url')
      codes.fill(0)
      return tag
    },
    reveal(sealer) {
      mustHold()
      const digits = String(birth)
      return sealer({
        name: name.map(textOf).join('').trim(),
        birth: `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`,
        address: address && textOf(address),
      })
    },
    release() {
      state = 'wiped'
      block.fill(0)
      birth = 0
    },
  }
}

function bandOf(age: number): AgeBand {
  if (age < 60) return 'under-60'
  if (age < 70) return '60-69'
  return age < 80 ? '70-79' : '80-and-over'
}
