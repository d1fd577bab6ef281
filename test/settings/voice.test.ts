import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { read, smallConfig } from './small-config.ts'

/** A plain wav of ten samples. */
function wav(): Buffer {
  const bytes = Buffer.alloc(64)
  bytes.write('RIFF', 0)
  bytes.write('WAVEfmt ', 8)
  bytes.write('data', 36)
  return bytes
}

async function withRecordings(files: Record<string, Buffer>) {
  const folder = await smallConfig()
  await mkdir(join(folder, 'voice'))
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, 'voice', name), bytes)
  const result = await read(folder)
  if (result.at === 'faults') throw new Error(JSON.stringify(result.faults))
  return { own: result.settings.voice.own, warnings: result.warnings }
}

test("a station's own recordings stand for the clips of their names", async () => {
  const { own, warnings } = await withRecordings({
    'qing.wav': wav(),
    'A.ogg': Buffer.from('OggS and so on'),
    'dang3.mp3': Buffer.from('ID3 and so on'),
    'README.md': Buffer.from('怎么录'),
  })
  expect([...own]).toEqual([
    ['A', 'A.ogg'],
    ['dang3', 'dang3.mp3'],
    ['qing', 'qing.wav'],
  ])
  expect(warnings).toEqual([])
})

test('a recording that cannot be used is named, with what to do, and the station starts all the same', async () => {
  const { own, warnings } = await withRecordings({
    'qign.wav': wav(),
    'hao.wav': Buffer.from('no sound at all'),
    'dao.wav': Buffer.concat([wav(), Buffer.alloc(1_000_001)]),
    '1.ogg': Buffer.from('OggS and so on'),
    '1.wav': wav(),
    '2.flac': wav(),
  })
  expect([...own]).toEqual([['1', '1.ogg']])
  expect(warnings.map((warning) => warning.replace(/^.*?voice\//, ''))).toEqual([
    '1.wav：和 1.ogg 重复，一个名字只放一个文件；这个文件没有用',
    '2.flac：应为录音文件：.wav、.ogg、.mp3；这个文件没有用',
    'dao.wav：有 1001 kB，最多 1000 kB；这个文件没有用',
    'hao.wav：打不开，不像是录音；这个文件没有用',
    expect.stringMatching(/^qign\.wav：没有叫 qign 的声音/),
  ])
})
