import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { bootGuest, type GuestOptions } from './guest.ts'

const BOOTS_WITHIN_MS = 30_000

/** KVM where a guest comes up with it: /dev/kvm may be there and still run no full kernel. */
export async function chooseAccel(options: Pick<GuestOptions, 'kernel' | 'results'>): Promise<'kvm' | 'tcg'> {
  if (!existsSync('/dev/kvm')) return 'tcg'
  const guest = bootGuest({ ...options, accel: 'kvm', script: '/dev/null' })
  const late = new AbortController()
  await Promise.race([guest.ended, sleep(BOOTS_WITHIN_MS, null, { signal: late.signal }).catch(() => null)])
  late.abort()
  await guest.cut()
  return guest.said().includes('guest: over, 0') ? 'kvm' : 'tcg'
}
