import { describe, expect, test } from 'vitest'
import { circles, importGraph, roomsServed } from './import-graph.ts'
import { readTree, type Tree } from './sources.ts'

const screens = importGraph(readTree(['kiosk-ui'], /\.(tsx?|css)$/))
const daemon = importGraph(readTree(['device-daemon'], /\.ts$/))

describe('circles of files', () => {
  test.for([
    ['screens', screens],
    ['daemon', daemon],
  ] as const)('no file of the %s leads back to itself, not even by types alone', ([, graph]) => {
    expect(graph.size).toBeGreaterThan(200)
    expect(circles(graph)).toEqual([])
  })

  test('a circle is found, however it is made', () => {
    const tree: Tree = new Map([
      ['a/a.ts', `import { b } from './b.ts'`],
      ['a/b.ts', `const c = await import('./c.ts')`],
      ['a/c.ts', `import type { A } from './a.ts'`],
      ['a/d.ts', `import { a } from './a.ts'\nexport * from './e.ts'`],
      ['a/e.ts', `import type { D } from './d.ts'`],
      ['a/f.ts', `import { a } from './a.ts'`],
    ])
    expect(circles(importGraph(tree))).toEqual([
      ['a/a.ts', 'a/b.ts', 'a/c.ts'],
      ['a/d.ts', 'a/e.ts'],
    ])
  })
})

describe('shared rooms', () => {
  /** The gallery shows every surface, so that what it shows says nothing of how many use a thing. */
  const surfaceOf = (path: string) => {
    const [, room = ''] = path.split('/')
    if (['parts', 'link', 'words', 'style'].includes(room)) return null
    return room === 'clerk' || room === 'admin' ? 'staff' : room
  }
  const withoutGallery = new Map([...screens].filter(([path]) => !path.startsWith('kiosk-ui/gallery/')))

  test('what stands in parts, link, words and style serves at least two surfaces', () => {
    expect(servesOne(withoutGallery, /^kiosk-ui\/(parts|link|words|style)\//, surfaceOf)).toEqual([])
  })

  test('what stands in resident/parts serves at least two of the shell and the journeys', () => {
    expect(servesOne(withoutGallery, /^kiosk-ui\/resident\/parts\/.+\.tsx?$/, roomOfResidents)).toEqual([])
  })

  test('a part that only one surface uses is found, through other parts, too', () => {
    const tree: Tree = new Map([
      ['kiosk-ui/parts/one.tsx', `import { words } from '../words/one.ts'`],
      ['kiosk-ui/words/one.ts', ''],
      ['kiosk-ui/words/both.ts', ''],
      ['kiosk-ui/hall/a.tsx', `import '../parts/one.tsx'\nimport '../words/both.ts'`],
      ['kiosk-ui/clerk/a.tsx', `import '../words/both.ts'`],
      ['kiosk-ui/style/one.css', ''],
      ['kiosk-ui/clerk/a.css', `@import '../style/one.css' layer(a);`],
    ])
    expect(servesOne(importGraph(tree), /\/(parts|words|style)\//, surfaceOf)).toEqual([
      'kiosk-ui/parts/one.tsx serves hall alone',
      'kiosk-ui/words/one.ts serves hall alone',
      'kiosk-ui/style/one.css serves staff alone',
    ])
  })
})

function roomOfResidents(path: string): string | null {
  if (path.startsWith('kiosk-ui/resident/parts/')) return null
  return /^kiosk-ui\/resident\/(?:shell|journeys\/[^/]+)/.exec(path)?.[0] ?? 'elsewhere'
}

function servesOne(
  graph: ReturnType<typeof importGraph>,
  shared: RegExp,
  roomOf: (path: string) => string | null,
): string[] {
  return [...graph.keys()]
    .filter((path) => shared.test(path))
    .flatMap((path) => {
      const rooms = roomsServed(graph, path, roomOf)
      return rooms.size < 2 ? [`${path} serves ${[...rooms].join('') || 'nothing'} alone`] : []
    })
}
