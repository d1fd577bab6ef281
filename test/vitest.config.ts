import { defineConfig } from 'vitest/config'

// `unit` runs beside each other; `browser` needs a built UI and real Chromium and takes turns on two cores.
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            'test/{house,contract,domain,settings,devices,search,store,http,scripts,station,parts,link,words,resident}/**/*.test.ts',
          ],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/{gate,journeys}/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
