import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * What takes long begins first, so that no worker has it left at the end: files with a browser, then files that start
 * daemons. The gate keeps a core busy and the journeys mostly wait, so they go side by side. A worker stays with its
 * project, so the projects follow one another.
 */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isIn = (folder: RegExp) => sorted.filter(({ moduleId }) => folder.test(moduleId))
    const gate = [...isIn(/\/test\/gate\/resident\//), ...isIn(/\/test\/gate\/[^/]+$/)]
    const journeys = isIn(/\/test\/journeys\//)
    const daemons = isIn(/\/test\/(?:station|proof|http\/routes)\//)
    const sideBySide = journeys.flatMap((journey, i) => [journey, gate[i] ?? journey])
    const order = [...new Set([...sideBySide, ...gate, ...daemons, ...sorted])]
    return Object.values(Object.groupBy(order, ({ project }) => project.name)).flatMap((files) => files ?? [])
  }
}

/** The default is one on two cores; most tests wait for a daemon, a disk, a serial port or a screen. */
const maxWorkers = 4

// `npm test` runs unit, proof and browser together, on the same workers. `browser` needs a built UI and real Chromium.
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    // A machine that does other things too; what comes at all mostly comes at once.
    expect: { poll: { timeout: 20_000 } },
    sequence: { sequencer: LongFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            'test/package/*.test.ts',
            'test/{house,daemon,domain,settings,devices,search,pinyin,store,http,scripts,station,desks,content,link,words,resident,board,hall,phone,staff,clerk,admin,gallery,pictures,phrases}/**/*.test.ts',
          ],
          maxWorkers,
          // What the files of a worker import is loaded once, and their housed stations share a process. So a file leaves
          // nothing behind in a module, or outside its own modules.
          isolate: false,
          setupFiles: 'test/support/cheap-pins.ts',
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'proof',
          include: ['test/proof/**/*.test.ts'],
          // Memory is measured, and processes are killed: each file has a process of its own.
          maxWorkers,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'package',
          include: ['test/package/machine/**/*.test.ts'],
          testTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'hardware',
          include: ['test/hardware/{devices,pcscd}/*.test.ts'],
          // One USB, one kernel: what one file pulls another would miss.
          fileParallelism: false,
          // In an emulated machine loading what they import takes longer than most of them.
          isolate: false,
          // Node reads the sources by itself: vite would take minutes to transform them there.
          experimental: { viteModuleRunner: false },
          testTimeout: 180_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/{gate,journeys}/**/*.test.ts', 'test/package/screen/*.test.ts'],
          maxWorkers,
          // The files of a worker share the process in which their stations live (support/housed-station.ts).
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
