import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Size = { width: number; height: number }
export type Display = {
  /** For the environment of what shows something on it. */
  name: string
  size: Size
  /** Real input of X11, by xdotool. */
  do(...args: string[]): void
  /** How many windows are to be seen. */
  windows(): number
  /** What of it is not of this colour, as 0xRRGGBB. */
  otherThan(colour: number): Other
  close(): Promise<void>
}

/** `part`: of the whole display, 0 to 1. `at`: the least rectangle around it, in pixels, as WIDTHxHEIGHT+LEFT+TOP; the outermost pixels are not looked at for it. */
type Other = { part: number; at: string }

/** A display in memory whose every pixel can be read. */
export async function openDisplay(size: Size): Promise<Display> {
  const folder = mkdtempSync(join(tmpdir(), 'display-'))
  const screen = `${size.width}x${size.height}x24`
  const xvfb = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', screen, '-fbdir', folder, '-nolisten', 'tcp', '-ac', '-nocursor'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  )
  const number = await new Promise<string>((resolve, reject) => {
    // It takes the first that is free, and says so once it can be used.
    xvfb.stdio[3]?.once('data', (said) => resolve(String(said).trim()))
    xvfb.once('error', reject).once('exit', () => reject(new Error('no display')))
  })
  const name = `:${number}`
  const env = { ...process.env, DISPLAY: name }
  const xdotool = (...args: string[]) =>
    execFileSync('xdotool', args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
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
function otherThan(picture: Buffer, colour: number): Other {
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
  let [left, top, right, bottom] = [width, height, -1, -1]
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = start + y * bytesPerLine + x * 4
      const pixel = bigEndian === 1 ? picture.readUInt32BE(at) : picture.readUInt32LE(at)
      if ((pixel & 0xff_ff_ff) === colour) continue
      other += 1
      if (x === 0 || y === 0 || x === width - 1 || y === height - 1) continue
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y)
    }
  }
  const at = `${Math.max(0, right - left + 1)}x${Math.max(0, bottom - top + 1)}+${left}+${top}`
  return { part: other / (width * height), at }
}
