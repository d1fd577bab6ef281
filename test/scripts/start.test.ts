import { existsSync } from 'node:fs'
import { chmod, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { nodeFaultWords } from '../../scripts/setup.mjs'
import { smallProject } from './small-project.ts'

test('the first start installs, builds and hands flags and environment to the daemon', async () => {
  const project = await smallProject()
  const started = project.start(['--port', '9000'], { KIOSK_PORT: '9001' })
  const said = await started.line()
  expect(said).toMatchObject({ args: ['--port', '9000'], port: '9001', group: started.pid })
  expect(said?.['cache']).toBe(join(project.folder, 'node_modules', '.cache', 'compile'))
  started.stdin.write('0')
  const { code, stderr } = await started.ended
  expect(code).toBe(0)
  expect(stderr).toMatch(/安装依赖.*\n.*完成，用时 [\d.]+ 秒\n.*构建界面.*\n.*完成/)
  expect(existsSync(join(project.folder, 'node_modules', 'part'))).toBe(true)
})

test('a second start goes straight to the daemon, also where the pinned Node cannot run', async () => {
  const project = await smallProject()
  await run(project.start())
  const { stderr } = await run(project.start())
  expect(stderr).toBe('')
  expect(await project.builds()).toEqual(['screens', 'daemon'])

  // On a machine that cannot run the pinned Node, a new one of its own does.
  const fault = 'node: error while loading shared libraries: libatomic.so.1: cannot open shared object file'
  const pinned = `node_modules/node-linux-${process.arch}/bin/node`
  await project.write(pinned, `#!/bin/sh\necho '${fault}' >&2\nexit 127\n`)
  await chmod(join(project.folder, pinned), 0o755)
  expect(await run(project.start())).toEqual({ code: 0, stderr: '' })
  expect(nodeFaultWords(fault)).toContain('apt-get install libatomic1')
})

test('screens are built again when their source changed, and dependencies stay', async () => {
  const project = await smallProject()
  await run(project.start())
  await project.write('kiosk-ui/resident/home.tsx', 'export const changed = 1')
  const { stderr } = await run(project.start())
  expect(stderr).toContain('构建界面')
  expect(stderr).not.toContain('安装依赖')
  expect(await project.builds()).toEqual(['screens', 'daemon', 'screens'])
})

test('the daemon is its bundle, and never one that is older than its sources', async () => {
  const project = await smallProject()
  const program = async (flags: string[]) => {
    const started = project.start(flags)
    const said = await started.line()
    started.stdin.write('0')
    await started.ended
    return relative(project.folder, String(said?.['program']))
  }
  expect(await program([])).toBe('device-daemon/dist/main.js')
  await project.write('device-daemon/contract/ticket.ts', 'export const changed = 1')
  // What only asks something builds nothing.
  expect(await program(['--version'])).toBe('device-daemon/main.ts')
  expect(await program([])).toBe('device-daemon/dist/main.js')
  expect(await project.builds()).toEqual(['screens', 'daemon', 'screens', 'daemon'])
  expect(await program(['--version'])).toBe('device-daemon/dist/main.js')
})

test('an install that was broken off is done again', async () => {
  const project = await smallProject()
  await run(project.start())
  await project.write('node_modules/.package-lock.json', JSON.stringify({ packages: {} }))
  const { stderr } = await run(project.start())
  expect(stderr).toContain('安装依赖')
})

test('asking for the version builds no screens', async () => {
  const project = await smallProject()
  await run(project.start(['--version']))
  expect(await project.builds()).toEqual([])
})

test('the launcher ends with the code of the daemon', async () => {
  const project = await smallProject()
  expect((await run(project.start(), '78')).code).toBe(78)
  expect((await run(project.start(), 'die')).code).toBe(128 + 9)
})

test('a signal that arrives twice reaches the daemon once, and the launcher waits for it', async () => {
  const project = await smallProject()
  const started = project.start()
  await started.line()
  process.kill(started.pid, 'SIGTERM')
  expect(await started.line()).toEqual({ signal: 'SIGTERM' })
  process.kill(started.pid, 'SIGTERM')
  expect(await started.line()).toBeNull()
  expect((await started.ended).code).toBe(0)
})

test('SIGHUP reaches the daemon each time, and both go on', async () => {
  const project = await smallProject()
  const started = project.start()
  await started.line()
  for (let time = 0; time < 2; time++) {
    process.kill(started.pid, 'SIGHUP')
    expect(await started.line()).toEqual({ signal: 'SIGHUP' })
  }
  process.kill(started.pid, 'SIGTERM')
  expect(await started.line()).toEqual({ signal: 'SIGTERM' })
  expect((await started.ended).code).toBe(0)
})

test('without a network the start says that dependencies are missing, and ends with 69', async () => {
  const project = await smallProject()
  const lock = JSON.parse(await readFile(join(project.folder, 'package-lock.json'), 'utf8'))
  lock.packages[''].dependencies['far'] = '1.0.0'
  // Nothing listens on port 1.
  lock.packages['node_modules/far'] = { version: '1.0.0', resolved: 'http://127.0.0.1:1/far-1.0.0.tgz' }
  await project.write('package-lock.json', JSON.stringify(lock))
  await project.write('package.json', JSON.stringify({ ...lock.packages[''], type: 'module' }))
  const { code, stderr } = await run(project.start())
  expect(code).toBe(69)
  expect(stderr).toContain('依赖没有装好')
  expect(stderr).toContain('ECONNREFUSED')
})

test('a build that fails ends with 69 and is tried again by the next start', async () => {
  const project = await smallProject()
  const failed = await run(project.start([], { BUILD: 'fails' }))
  expect(failed.code).toBe(69)
  expect(failed.stderr).toContain('a comma is missing')
  expect((await run(project.start())).code).toBe(0)
  expect(await project.builds()).toEqual(['screens', 'screens', 'daemon'])
})

test('a signal during set-up ends the set-up, and no daemon starts', async () => {
  const project = await smallProject()
  const started = project.start([], { BUILD: 'hangs' })
  await expect.poll(() => project.builds()).toEqual(['screens'])
  process.kill(started.pid, 'SIGTERM')
  expect((await started.ended).code).toBe(128 + 15)
  expect(await started.line()).toBeNull()
})

/** Lets a start run through, the daemon ending as `word` tells it. */
async function run(started: ReturnType<Awaited<ReturnType<typeof smallProject>>['start']>, word = '0') {
  if ((await started.line()) !== null) started.stdin.write(word)
  return started.ended
}
