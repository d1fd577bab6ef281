import { type FrameProfile, readFrameProfile } from '#daemon/devices/protocols/pad/frame-profile.ts'
import { type KeypadProfile, readKeypadProfile } from '#daemon/devices/protocols/pad/keypad-profile.ts'
import { padFile } from './hall-bench.ts'

export function shippedFrame(): FrameProfile {
  const reading = readFrameProfile(padFile('frame-68'))
  if (reading.at === 'wrong') throw new Error(reading.message)
  return reading.profile
}

export function shippedKeypad(): KeypadProfile {
  const reading = readKeypadProfile(padFile('keypad'))
  if (reading.at === 'wrong') throw new Error(reading.message)
  return reading.profile
}
