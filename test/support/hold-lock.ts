// A process of its own that takes the lock of the data folder argv[2], says what came of it, and stays.
import { systemClock } from '#daemon/clock.ts'
import { takeInstanceLock } from '#daemon/store/instance-lock.ts'

const lock = await takeInstanceLock(process.argv[2] ?? '', systemClock)
process.stdout.write(`${lock.at}\n`)
setInterval(() => undefined, 60_000)
