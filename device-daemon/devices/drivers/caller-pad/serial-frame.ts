import { Type } from 'typebox'
import type { CallerPad, Driver, PadPress, ProfileKind } from '#daemon/devices/ports.ts'
import { openFrameParser } from '#daemon/devices/protocols/pad/frame-parser.ts'
import { readFrameProfile } from '#daemon/devices/protocols/pad/frame-profile.ts'
import { openSinglePresses } from '#daemon/devices/protocols/pad/single-presses.ts'
import { openListening } from '../listening.ts'
import { openLineNoise } from '../line-noise.ts'
import { openStrangeBytes } from '../strange-bytes.ts'

const LOGGED_PER_MINUTE = 16 // each key of a pad, and something between
const NOISE_BYTES = 4096 // some hundred presses of keys that the profile does not know are no noise yet

const Settings = Type.Object(
  {
    profile: Type.String({
      pattern: '^[a-z0-9-]{1,40}$',
      profiles: 'pads' satisfies ProfileKind,
      default: 'frame-68',
      description: '报文格式，config/pads 里的文件名',
    }),
    address: Type.Union([Type.Integer({ minimum: 0, maximum: 255 }), Type.Null()], {
      default: null,
      description: '只听这个地址的叫号器，null 为都听',
    }),
    windows: Type.Record(Type.String({ pattern: '^[0-9]{1,3}$' }), Type.String(), {
      additionalProperties: Type.Never(),
      default: {},
      description: '一条线上有几个窗口的叫号器：{地址: 窗口编号}，如 {1: W1, 2: W2}，这时不写 at',
    }),
    // A busy machine may read the pieces of one frame late; half a frame keeps no whole one from being heard.
    pauseMs: Type.Integer({
      minimum: 20,
      maximum: 5000,
      default: 1000,
      description: '一帧没有传完，中间停这么久就不再等，毫秒',
    }),
    sameKeyMs: Type.Integer({
      minimum: 0,
      maximum: 5000,
      default: 300,
      description: '同一个键在这么久之内又来，只算按了一下，毫秒',
    }),
  },
  { additionalProperties: false },
)

/** Caller pads that send a frame for each key, one or several on a line; how it is built stands in config/pads. */
export const driver: Driver<'caller-pad', typeof Settings, CallerPad> = {
  port: 'caller-pad',
  settings: Settings,
  wires: ['serial', 'tcp', 'simulated'],
  async start(context) {
    const { profile: name, address, windows, pauseMs, sameKeyMs } = context.settings
    const reading = readFrameProfile(await context.profile('pads', name))
    if (reading.at === 'wrong') {
      return { at: 'failed', reason: `config/pads/${name}.yaml: ${reading.message}` }
    }
    const hasWindows = Object.keys(windows).length > 0
    if (hasWindows && reading.profile.addressAt === null) {
      return {
        at: 'failed',
        reason: `config/pads/${name}.yaml: /addressAt is null, so no pad can be told by it`,
      }
    }
    const strange = openStrangeBytes(context, LOGGED_PER_MINUTE)
    const noise = openLineNoise(context, NOISE_BYTES)
    const parser = openFrameParser(reading.profile, (bytes) => {
      strange.note(bytes)
      noise.heard(bytes.length)
    })
    const isSingle = openSinglePresses(sameKeyMs)
    /** Nothing for a pad of a window that is not named: it must not call at another. */
    const atItsWindow = (press: PadPress): PadPress[] => {
      if (!hasWindows) return [press]
      const window = windows[String(press.address)]
      if (window === undefined)
        context.log.warn({ address: press.address }, 'windows names none for this pad')
      return window === undefined ? [] : [{ ...press, window }]
    }
    const understood = (presses: PadPress[]): PadPress[] => {
      if (presses.length > 0) noise.understood()
      return presses
    }
    const ours = (piece: Uint8Array) =>
      understood(parser.feed(piece))
        .filter((press) => address === null || press.address === address)
        .filter((press) => isSingle(press, context.clock.monotonic()))
        .flatMap(atItsWindow)
    return openListening(context, { ...parser, feed: ours }, { pauseMs, ended: strange.stop })
  },
}
