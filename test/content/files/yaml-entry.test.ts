import { expect, test } from 'vitest'
import { withEntry } from '#daemon/content/files/yaml-entry.ts'

const FILE = `# What stands here
devices:
  - id: printer-1 # the one at the door
    driver: "escpos"
    # measured on 3 May
    wire: {hid: {vendorId: 0x0483, productId: 0x5750}}   # keep the cable short
    at:
      # W1 is beside the entrance
      window: W1
  # pads come next
  - {id: pad-1, driver: 'serial-frame'}
# the end
`
const ENTRY = {
  id: 'printer-1',
  driver: 'escpos',
  wire: { hid: { vendorId: 0x0483, productId: 0x5750 } },
  at: { window: 'W1' },
}
const changed = (fields: object, index = 0) => withEntry(FILE, ['devices', index], { ...fields })

test('an entry that stays as it is leaves every byte as it was', () => {
  expect(changed(ENTRY)).toBe(FILE)
})

test('one value is changed where it stands, and every comment, quote and number in base 16 stays', () => {
  expect(
    changed({ ...ENTRY, wire: { hid: { vendorId: 0x0483, productId: 0x99 } }, at: { window: 'W2' } }),
  ).toBe(FILE.replace('0x5750', '0x99').replace('window: W1', 'window: W2'))
})

test('another kind of wire takes the place of the one before, and the remark behind it stays', () => {
  expect(changed({ ...ENTRY, wire: { tcp: '192.168.1.50:9100' } })).toBe(
    FILE.replace('{hid: {vendorId: 0x0483, productId: 0x5750}}', '{tcp: 192.168.1.50:9100}'),
  )
})

test('a new field comes last in its entry, and one that goes takes its lines along', () => {
  const { at: _at, ...placeless } = ENTRY
  expect(changed({ ...ENTRY, model: 'generic-58' })).toBe(
    FILE.replace('      window: W1\n', '      window: W1\n    model: generic-58\n'),
  )
  expect(changed(placeless)).toBe(
    FILE.replace('    at:\n      # W1 is beside the entrance\n      window: W1\n', ''),
  )
})

test('an entry in braces is changed in its braces, and nothing outside them', () => {
  expect(changed({ id: 'pad-1', driver: 'hid-keypad' }, 1)).toBe(FILE.replace("'serial-frame'", 'hid-keypad'))
  expect(changed({ id: 'pad-1', driver: 'hid-keypad', at: { window: 'W1' } }, 1)).toBe(
    FILE.replace("{id: pad-1, driver: 'serial-frame'}", '{id: pad-1, driver: hid-keypad, at: {window: W1}}'),
  )
})

test('text of several lines or with marks of YAML is quoted, so that it is read as it was meant', () => {
  const prefix = "[v12]: 'a'\n# no remark"
  expect(changed({ ...ENTRY, prefix })).toContain('prefix: "[v12]: \'a\'\\n# no remark"\n')
})

test('an entry that stands on an anchor, or none at all, is left alone', () => {
  const text = 'devices:\n  - &one {id: a, driver: x}\n  - *one\n'
  expect(withEntry(text, ['devices', 1], { id: 'a', driver: 'y' })).toBeNull()
  expect(withEntry(text, ['devices', 0], { id: 'a', driver: 'y' })).toBeNull()
  expect(withEntry(text, ['devices', 7], { id: 'a' })).toBeNull()
  expect(withEntry('devices: [', ['devices', 0], { id: 'a' })).toBeNull()
})
