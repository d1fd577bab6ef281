import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export type Size = { width: number; height: number }
export type Display = {
  /** For the environment of what shows something on it. */
  name: string
  size: Size
  /** Real input of X11, by xdotool. */
  do(...args: string[]): void
  /** How many windows are to be seen. */
  windows(): number
  /** What part of it is not of this colour, as 0xRRGGBB. */
  otherThan(colour: number): number
  close(): Promise<void>
}

const STARTS_WITHIN_MS = 10_000

/** A display in memory whose every pixel can be read. */
export async function openDisplay(number: number, size: Size): Promise<Display> {
  const folder = mkdtempSync(join(tmpdir(), 'display-'))
  const screen = `${size.width}x${size.height}x24`
  const xvfb = spawn(
    'Xvfb',
    [`:${number}`, '-screen', '0', screen, '-fbdir', folder, '-nolisten', 'tcp', '-ac', '-nocursor'],
    { stdio: 'ignore' },
  )
  const name = `:${number}`
  const env = { ...process.env, DISPLAY: name }
  const xdotool = (...args: string[]) =>
    execFileSync('xdotool', args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  const until = performance.now() + STARTS_WITHIN_MS
  while (!existsSync(`/tmp/.X11-unix/X${number}`)) {
    if (xvfb.exitCode !== null || performance.now() > until) throw new Error(`no display ${name}`)
    await sleep(50)
  }
  return {
    name,
    size,
    do: (...args) => void xdotool(...args),
    windows() {
      try {
        return xdotool('search', '--onlyvisible', '--name', '').trim().split('\n').filter(Boolean).length
      } catch {
        // It ends with 1 where there is none.
        return 0
      }
    },
    otherThan: (colour) => otherThan(readFileSync(join(folder, 'Xvfb_screen0')), colour),
    async close() {
      const ended = new Promise((resolve) => xvfb.once('exit', resolve))
      xvfb.kill()
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** `picture`: in the format of xwd, whose header is 25 numbers of 4 bytes, the colours of a palette behind them. */
function otherThan(picture: Buffer, colour: number): number {
  const [
    headerBytes = 0,
    ,
    ,
    ,
    width = 0,
    height = 0,
    ,
    bigEndian,
    ,
    ,
    ,
    ,
    bytesPerLine = 0,
    ,
    ,
    ,
    ,
    ,
    ,
    colours = 0,
  ] = Array.from({ length: 25 }, (_, i) => picture.readUInt32BE(i * 4))
  const start = headerBytes + colours * 12
  let other = 0
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = start + y * bytesPerLine + x * 4
      const pixel = bigEndian === 1 ? picture.readUInt32BE(at) : picture.readUInt32LE(at)
      if ((pixel & 0xff_ff_ff) !== colour) other += 1
    }
  }
  return other / (width * height)
}
