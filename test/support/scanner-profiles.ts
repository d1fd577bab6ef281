import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { type HidPosProfile, readHidPosProfile } from '#daemon/devices/protocols/scanner/hid-pos-profile.ts'
import {
  type KeyboardProfile,
  readKeyboardProfile,
} from '#daemon/devices/protocols/scanner/keyboard-profile.ts'

const SCANNERS = new URL('../../config/scanners/', import.meta.url)

/** What a file of config/scanners holds, unchecked. */
export function scannerFile(name: string): unknown {
  return parse(readFileSync(new URL(`${name}.yaml`, SCANNERS), 'utf8'))
}

export function shippedHidPos(): HidPosProfile {
  const reading = readHidPosProfile(scannerFile('hid-pos'))
  if (reading.at === 'wrong') throw new Error(reading.message)
  return reading.profile
}

export function shippedKeyboard(): KeyboardProfile {
  const reading = readKeyboardProfile(scannerFile('keyboard-us'))
  if (reading.at === 'wrong') throw new Error(reading.message)
  return reading.profile
}
