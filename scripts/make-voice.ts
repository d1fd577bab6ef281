// `npm run make-voice`: makes the clips in kiosk-ui/voice, which are kept with the project: the words of a call, and
// every syllable of Mandarin, from which any text is put together. Needed only when the voice itself is to change.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { announcementClips } from '#daemon/desks/hall/announcement.ts'
import { chime, finished, pcm, readWav, type Sound } from './voice/sound.ts'
import { everySyllable, type Syllable } from './voice/syllables.ts'

const FOLDER = resolve(import.meta.dirname, '../kiosk-ui/voice')
const DEBIAN_PACKAGES = 'espeak-ng sox libsox-fmt-base'
const MANDARIN = 'cmn-latn-pinyin'
/** Letters as they are spelled out in China. */
const ENGLISH = 'en-us'
/** Words a minute. A call is heard across the hall; what is read aloud is followed on the screen. */
const CALL_SPEED = 145
const READING_SPEED = 195
const RATE = 16_000
/** Vorbis quality: clear for a voice at 16 kHz, 2 kB a second. */
const QUALITY = -1
/** Silence between two clips of a pack, so that a player that is a little off hears nothing of the next one. */
const GAP_MS = 60
/** espeak-ng's names of the tones. */
const TONES: Record<Syllable['tone'], string> = { 1: '55', 2: '35', 3: '214', 4: '51', 5: '11', 6: '21' }
/** The light tone is also a quiet one. */
const LIGHT = 0.7

type Clip = { name: string; sound: Sound }

/** How the words of a call are written in pinyin. */
const CALL_PINYIN: Record<string, string> = {
  qing: 'qing3',
  hao: 'hao4',
  dao: 'dao4',
  'hao-chuangkou': 'hao4 chuang1 kou3',
  '10': 'shi2',
  '0': 'ling2',
  '1': 'yi1',
  '2': 'er4',
  '3': 'san1',
  '4': 'si4',
  '5': 'wu3',
  '6': 'liu4',
  '7': 'qi1',
  '8': 'ba1',
  '9': 'jiu3',
}

const missing = ['espeak-ng', 'sox'].filter((tool) => spawnSync(tool, ['--version']).error !== undefined)
if (missing.length > 0) {
  console.error(`没有 ${missing.join('、')}。请先安装 Debian 软件包：apt-get install -y ${DEBIAN_PACKAGES}`)
  process.exit(69)
}
mkdirSync(FOLDER, { recursive: true })
for (const name of readdirSync(FOLDER)) if (/\.(ogg|json)$/.test(name)) rmSync(join(FOLDER, name))

const packs = [writePack('words', callClips()), ...syllablePacks()]
writeFileSync(join(FOLDER, 'index.json'), `${JSON.stringify({ packs }).replaceAll('{"file"', '\n{"file"')}\n`)
const count = packs.reduce((sum, { clips }) => sum + Object.keys(clips).length, 0)
const bytes = readdirSync(FOLDER).reduce((sum, name) => sum + statSync(join(FOLDER, name)).size, 0)
console.log(`${count} clips in ${packs.length} packs, ${Math.round(bytes / 1000)} kB`)

function callClips(): Clip[] {
  const spoken = [...announcementClips.keys()].map((name) => {
    const inPinyin = CALL_PINYIN[name]
    const sound = inPinyin ? speak(MANDARIN, CALL_SPEED, inPinyin) : speak(ENGLISH, CALL_SPEED, name)
    return { name, sound: finished(sound) }
  })
  const { rate } = spoken[0]?.sound ?? { rate: RATE }
  return [{ name: 'chime', sound: finished(chime(rate)) }, ...spoken]
}

/** A pack for every initial, so that a sentence fetches and decodes a few seconds, not minutes. */
function syllablePacks() {
  const byInitial = Map.groupBy(everySyllable(), ({ base }) => /^(?:[zcs]h|[a-z])/.exec(base)?.[0] ?? '')
  return [...byInitial].map(([initial, syllables]) => writePack(initial, syllables.map(syllableClip)))
}

function syllableClip({ name, base, tone }: Syllable): Clip {
  const written = tone === '6' ? `${base}3` : name
  const phonemes = run('espeak-ng', ['-v', MANDARIN, '-q', '-x', written]).toString().trim()
  const tones = phonemes.match(/\d+/g) ?? []
  const expected = tone === '6' ? TONES[3] : TONES[tone]
  if (tones.join() !== expected) throw new Error(`espeak-ng reads ${written} as ${phonemes}`)
  const sound = speak(
    MANDARIN,
    READING_SPEED,
    tone === '6' ? `[[${phonemes.replace(TONES[3], TONES[6])}]]` : written,
  )
  return { name, sound: finished(sound, tone === '5' ? LIGHT : 1) }
}

/** Writes one sound file and says where each clip of it is: start and length in ms. */
function writePack(name: string, list: readonly Clip[]) {
  const file = `${name}.ogg`
  const rate = list[0]?.sound.rate ?? RATE
  // Whole milliseconds, so that the index is exact.
  const gap = Buffer.alloc(2 * Math.round((GAP_MS * rate) / 1000))
  const parts: Buffer[] = [gap]
  const clips: Record<string, [start: number, length: number]> = {}
  let samples = gap.length / 2
  for (const { name, sound } of list) {
    clips[name] = [Math.floor((samples * 1000) / rate), Math.ceil((sound.samples.length * 1000) / rate)]
    parts.push(pcm(sound), gap)
    samples += sound.samples.length + gap.length / 2
  }
  const raw = ['-t', 'raw', '-r', String(rate), '-e', 'signed', '-b', '16', '-c', '1']
  // -R: the same file every time.
  const made = ['-R', '-D', ...raw, '-', '-r', String(RATE), '-C', String(QUALITY), join(FOLDER, file)]
  run('sox', made, Buffer.concat(parts))
  return { file, clips }
}

function speak(voice: string, speed: number, text: string): Sound {
  return readWav(run('espeak-ng', ['-v', voice, '-s', String(speed), '--stdout', text]))
}

function run(tool: string, flags: string[], input?: Buffer): Buffer {
  const { status, stdout, stderr } = spawnSync(tool, flags, {
    ...(input ? { input } : {}),
    maxBuffer: 2 ** 26,
  })
  if (status !== 0) throw new Error(`${tool} ${flags.join(' ')}: ${stderr.toString()}`)
  return stdout
}
