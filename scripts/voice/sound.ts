/** Mono sound, samples from -1 to 1. */
export type Sound = { rate: number; samples: Float32Array }

/** How loud the louder part of a clip is (RMS), so that no word jumps out; -16.5 dB leaves room for its peaks. */
const LOUDNESS = 0.15
/** At this quality the vorbis coder overshoots by up to a fifth. */
const PEAK = 0.75
/** Quieter than this beside the loudest part is silence. */
const SILENCE = 0.02
const FRAME_MS = 5
const KEEP_BEFORE_MS = 5
const KEEP_AFTER_MS = 15
const FADE_IN_MS = 3
const FADE_OUT_MS = 12

/** 16-bit mono PCM as espeak-ng writes it to a pipe: the sizes in its header are made up, so the rest is the sound. */
export function readWav(bytes: Buffer): Sound {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 36, 40) !== 'data')
    throw new Error('this is no plain wav')
  const samples = new Float32Array(Math.floor((bytes.length - 44) / 2))
  for (let i = 0; i < samples.length; i++) samples[i] = bytes.readInt16LE(44 + i * 2) / 32768
  return { rate: bytes.readUInt32LE(24), samples }
}

/** Without the silence around it, equally loud as every other (times `softer`), without a click at either end. */
export function finished(sound: Sound, softer = 1): Sound {
  const trimmed = trim(sound)
  const gain = Math.min((LOUDNESS * softer) / activeRms(trimmed), PEAK / peak(trimmed))
  const { rate, samples } = trimmed
  const fadeIn = (FADE_IN_MS * rate) / 1000
  const fadeOut = (FADE_OUT_MS * rate) / 1000
  return {
    rate,
    samples: samples.map(
      (sample, i) =>
        sample * gain * Math.min(1, i / fadeIn) * Math.min(1, (samples.length - 1 - i) / fadeOut),
    ),
  }
}

/** As 16-bit PCM, little endian. */
export function pcm({ samples }: Sound): Buffer {
  const bytes = Buffer.alloc(samples.length * 2)
  samples.forEach((sample, i) => bytes.writeInt16LE(Math.round(sample * 32767), i * 2))
  return bytes
}

/** 叮咚: two struck tones, a third apart. */
export function chime(rate: number): Sound {
  const SECOND_AT_S = 0.42
  const samples = new Float32Array(Math.round(1.3 * rate))
  for (const [hertz, at] of [
    [659.26, 0],
    [523.25, SECOND_AT_S],
  ] as const) {
    for (let i = Math.round(at * rate); i < samples.length; i++) {
      const t = i / rate - at
      const strike = Math.min(1, t / 0.004) * Math.exp(-t * 5)
      const tone = Math.sin(2 * Math.PI * hertz * t) + 0.25 * Math.sin(2 * Math.PI * hertz * 2 * t)
      samples[i] = (samples[i] ?? 0) + strike * tone
    }
  }
  return { rate, samples }
}

function trim({ rate, samples }: Sound): Sound {
  const frame = Math.round((FRAME_MS * rate) / 1000)
  const levels = frameLevels(samples, frame)
  const audible = Math.max(...levels) * SILENCE
  const first = levels.findIndex((level) => level > audible) * frame
  const last = (levels.findLastIndex((level) => level > audible) + 1) * frame
  const from = Math.max(0, first - Math.round((KEEP_BEFORE_MS * rate) / 1000))
  const to = Math.min(samples.length, last + Math.round((KEEP_AFTER_MS * rate) / 1000))
  return { rate, samples: samples.slice(from, to) }
}

/** RMS of the frames that are at least a tenth as loud as the loudest one: a long consonant does not count as quiet. */
function activeRms({ rate, samples }: Sound): number {
  const levels = frameLevels(samples, Math.round((FRAME_MS * rate) / 1000))
  const loudest = Math.max(...levels)
  const active = levels.filter((level) => level > loudest * 0.1)
  return Math.sqrt(active.reduce((sum, level) => sum + level * level, 0) / active.length)
}

function peak({ samples }: Sound): number {
  return samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
}

function frameLevels(samples: Float32Array, frame: number): number[] {
  return Array.from({ length: Math.floor(samples.length / frame) }, (_, i) => {
    const part = samples.subarray(i * frame, (i + 1) * frame)
    return Math.sqrt(part.reduce((sum, sample) => sum + sample * sample, 0) / frame)
  })
}
