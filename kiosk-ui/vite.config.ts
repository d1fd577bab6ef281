import { existsSync, globSync } from 'node:fs'
import { glob, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { HtmlTagDescriptor, Plugin, UserConfig } from 'vite'

const root = fileURLToPath(new URL('.', import.meta.url))

/** Pages by folder; a surface joins the build when its index.html appears. */
const pages = [
  'resident',
  'hall',
  'window',
  'board',
  'clerk',
  'admin',
  'preview',
  'print',
  'bench',
  'keeper',
].flatMap((name) => {
  const html = join(root, name, 'index.html')
  return existsSync(html) ? [[name, html] as const] : []
})

/** Distances as these scripts are found to have them: home takes 45 bytes less than with Brotli's own. */
const BROTLI = {
  params: { [constants.BROTLI_PARAM_NPOSTFIX]: 1, [constants.BROTLI_PARAM_NDIRECT]: 6 },
}

/** Compressed once at build time, so that the daemon only reads files. */
const precompress: Plugin = {
  name: 'precompress',
  apply: 'build',
  async writeBundle({ dir }, bundle) {
    for (const fileName of Object.keys(bundle).filter((name) => name.startsWith('assets/'))) {
      const path = join(dir ?? '', fileName)
      const bytes = await readFile(path)
      await writeFile(`${path}.br`, brotliCompressSync(bytes, BROTLI))
      await writeFile(`${path}.gz`, gzipSync(bytes, { level: 9 }))
    }
  },
}

/**
 * Vite wraps every dynamic import in a loader of preloads and styles (1 kB). Screens bring neither: their styles are in
 * one file, which the page fetches with their code (resident/main.tsx).
 */
const plainImports: Plugin = {
  name: 'plain-imports',
  enforce: 'pre',
  load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load()' : null),
}

/**
 * Stands for the styles of every journey, and of every panel, in one line, so that none is entered but in its own folder:
 * an `@import` whose path is a pattern becomes one import for each file that it matches.
 */
const foldersOfStyles: Plugin = {
  name: 'folders-of-styles',
  enforce: 'pre',
  async transform(code, id) {
    if (!/\/(resident\/later|admin\/admin)\.css(\?|$)/.test(id)) return null
    const line = /^@import '(\S*[*(]\S*)'(.*)$/gm
    for (const [whole, pattern = '', rest = ''] of code.matchAll(line)) {
      const found = (await Array.fromAsync(glob(pattern, { cwd: dirname(id) }))).toSorted()
      for (const path of found) this.addWatchFile(join(dirname(id), path))
      code = code.replace(whole, found.map((path) => `@import './${path}'${rest}`).join('\n'))
    }
    return code
  },
}

/** What the head of every page says beside its own title, style and script. The icon is none: none is asked for. */
const oneHead: Plugin = {
  name: 'one-head',
  transformIndexHtml: {
    order: 'pre',
    handler: () => [
      atTheTop('meta', { charset: 'utf-8' }),
      atTheTop('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      atTheTop('meta', { name: 'referrer', content: 'no-referrer' }),
      atTheTop('link', { rel: 'icon', href: 'data:,' }),
    ],
  },
}

function atTheTop(tag: string, attrs: Record<string, string>): HtmlTagDescriptor {
  return { tag, attrs, injectTo: 'head-prepend' }
}

const shared = {
  root,
  logLevel: 'warn',
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
} satisfies UserConfig

/** What a browser gets: dist/client, hashed files under assets/, nothing inline. */
function forBrowsers(input: readonly (readonly [name: string, html: string])[], first: boolean): UserConfig {
  return {
    ...shared,
    plugins: [oneHead, foldersOfStyles, plainImports, precompress],
    build: {
      outDir: join(root, 'dist/client'),
      emptyOutDir: first,
      target: 'chrome120',
      assetsInlineLimit: 0,
      modulePreload: false,
      rolldownOptions: { input: Object.fromEntries(input) },
    },
  }
}

const residents = forBrowsers(
  pages.filter(([name]) => name === 'resident'),
  true,
)

/**
 * The residents' page by itself, its home screen in one script: a second request costs a kilobyte of headers. Clears
 * the folder; the other pages are built after it and share what they have in common.
 */
export const client: UserConfig = {
  ...residents,
  build: {
    ...residents.build,
    rolldownOptions: {
      ...residents.build?.rolldownOptions,
      output: { codeSplitting: { groups: [{ name: 'home', test: /resident\/main\.tsx$/ }] } },
    },
  },
}

export const surfaces: UserConfig = forBrowsers(
  pages.filter(([name]) => name !== 'resident'),
  false,
)

/**
 * A ticket on its holder's phone: a page of its own under /t/, for it is all that phones may reach. dist/phone, its
 * files under /t/assets/.
 */
export const phone: UserConfig = {
  ...forBrowsers([['phone', join(root, 'phone/index.html')]], true),
  root: join(root, 'phone'),
  base: '/t/',
  build: {
    ...residents.build,
    outDir: join(root, 'dist/phone'),
    // Residents' own phones: as far back as cascade layers go, which cannot be written out.
    target: ['chrome99', 'safari15.4'],
    rolldownOptions: { input: join(root, 'phone/index.html') },
  },
}

/** The gallery's page of each surface, by the file that it would stand in. */
const surfacePages = globSync('*/main.tsx', { cwd: join(root, 'gallery') }).map((main) =>
  join(root, 'gallery', dirname(main), 'index.html'),
)

/** These pages differ in nothing, so one file is written for all of them. */
const oneSurfacePage: Plugin = {
  name: 'one-surface-page',
  enforce: 'pre',
  resolveId: (id) => (surfacePages.includes(id) ? id : null),
  load: (id) => (surfacePages.includes(id) ? readFile(join(root, 'gallery/surface.html'), 'utf8') : null),
}

/** Every screen in every state, for people and checks: dist/gallery, never part of what a station serves. */
export const gallery: UserConfig = {
  ...shared,
  root: join(root, 'gallery'),
  base: '/gallery/',
  plugins: [oneHead, foldersOfStyles, oneSurfacePage],
  build: {
    outDir: join(root, 'dist/gallery'),
    assetsDir: 'made-of/assets',
    // What its stations say is written beside it (scripts/build.ts).
    emptyOutDir: false,
    target: 'chrome120',
    assetsInlineLimit: 0,
    modulePreload: false,
    minify: false,
    rolldownOptions: {
      input: [join(root, 'gallery/index.html'), ...surfacePages],
    },
  },
}

/** What the daemon gets: dist/server/resident.js with `renderHome`, dependencies inside. */
export const server: UserConfig = {
  ...shared,
  build: {
    outDir: join(root, 'dist/server'),
    emptyOutDir: true,
    target: 'node26',
    ssr: join(root, 'resident/server.tsx'),
    minify: false,
    rolldownOptions: { output: { entryFileNames: 'resident.js' } },
  },
  ssr: { noExternal: true },
}
