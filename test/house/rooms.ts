// Who may import whom: the whole table. A room may always import itself, and the types of the contract.

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from './sources.ts'

/**
 * `code` and `types` name rooms, npm packages as `npm:NAME` and Node's own modules as `node`, its database apart, which
 * is `node:sqlite`; what may be imported as code may be imported as a type too.
 */
export type Room = {
  name: string
  /** Paths from the project's root; the first room that matches owns the file. */
  files: RegExp
  code: readonly string[]
  types: readonly string[]
  /** What the names of `types` have to look like, where not every type may be taken. */
  typeNames?: RegExp
}

/** Folders of kiosk-ui/resident/journeys. A journey knows the shell and what journeys share, never another journey. */
const journeys = readdirSync(join(projectRoot, 'kiosk-ui/resident/journeys'))
/** Folders of device-daemon/domain. An area knows the business day; of another area it takes events and state as types. */
const areas = readdirSync(join(projectRoot, 'device-daemon/domain'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
/** Packages that one area alone uses. */
const packagesOfAreas: Readonly<Record<string, readonly string[]>> = { queue: ['npm:immutable'] }
/** Beside the residents' one, whose shell and journeys have rooms of their own. */
const surfaces = ['hall', 'window', 'board', 'clerk', 'admin', 'bench', 'keeper', 'phone', 'print']
const staffSurfaces = new Set(['clerk', 'admin'])
const screenPackages = ['npm:preact', 'npm:@preact/signals', 'npm:uqr']
const sharedScreenRooms = ['parts', 'link', 'words', 'style']

const room = (
  name: string,
  files: RegExp,
  code: string[],
  types: string[] = [],
  typeNames?: RegExp,
): Room => ({ name, files, code, types, ...(typeNames && { typeNames }) })

/** `anything` stands for every room, package and module. */
export const rooms: readonly Room[] = [
  room('main', /^device-daemon\/(main\.ts|daemon\.ts|daemon\/)/, ['anything']),
  room('search', /^device-daemon\/search\//, ['pinyin']),
  room('pinyin', /^device-daemon\/pinyin\//, ['npm:pinyin-pro', 'node'], ['clock']),
  // Where a line of Chinese may end, on a screen and on paper; the one code that both know.
  room('phrases', /^device-daemon\/phrases\//, []),
  room('clock', /^device-daemon\/clock\.ts$/, []),
  room('dates', /^device-daemon\/full-date\.ts$/, []),
  room('order', /^device-daemon\/compare\.ts$/, []),
  room('network', /^device-daemon\/network\.ts$/, ['node']),
  // The one decoder of pictures from outside.
  room('pictures', /^device-daemon\/pictures\//, ['node']),
  room('log', /^device-daemon\/(log|stack)\.ts$/, ['npm:pino', 'node']),
  room('contract', /^device-daemon\/contract\//, ['npm:typebox']),
  // Only the list knows every area, and only composition and tests know the list as more than a type.
  room('areas', /^device-daemon\/domain\/areas\.ts$/, ['domain/*'], ['domain']),
  room('domain', /^device-daemon\/domain\/[^/]+\.ts$/, []),
  ...areas.map((name) =>
    room(
      `domain/${name}`,
      new RegExp(`^device-daemon/domain/${name}/`),
      ['domain', 'domain/day', ...(packagesOfAreas[name] ?? [])],
      ['domain/*'],
      /(Event|State)$/,
    ),
  ),
  // Sources alone know files and YAML; a check takes a document and gives findings.
  room('content-files', /^device-daemon\/content\/files\//, ['content', 'npm:yaml', 'node'], ['clock']),
  room('content-published', /^device-daemon\/content\/published\//, [
    'content',
    'contract',
    'domain',
    'search',
    'pinyin',
    'clock',
    'log',
  ]),
  room(
    'content',
    /^device-daemon\/content\//,
    ['npm:typebox', 'npm:marked', 'contract'],
    ['domain', 'clock'],
  ),
  room('settings', /^device-daemon\/settings(\.ts$|\/)/, [
    'npm:typebox',
    'content',
    'content-files',
    'contract',
    'node',
  ]),
  room(
    'station',
    /^device-daemon\/station(\.ts$|\/)/,
    ['domain', 'node'],
    ['areas', 'store-ports', 'clock', 'log'],
  ),
  room(
    'desks',
    /^device-daemon\/desks\//,
    [
      'station',
      'domain',
      'domain/*',
      'pictures',
      'dates',
      'order',
      'network',
      'ports',
      'clock',
      'log',
      'node',
    ],
    ['areas', 'store', 'store-ports', 'devices'],
  ),
  room(
    'store-ports',
    /^device-daemon\/store\/(ledger\/port|snapshot)\.ts$/,
    ['store', 'node', 'clock'],
    ['areas', 'domain', 'log'],
  ),
  // The only files that name the engine; the rest of the store knows what they make of it, other rooms only its ports.
  room(
    'sqlite',
    /^device-daemon\/store\/(sqlite|ledger\/sqlite-[a-z]+|views\/tables)\.ts$/,
    ['node:sqlite', 'node', 'store', 'store-ports', 'clock', 'log'],
    ['domain'],
  ),
  room(
    'store',
    /^device-daemon\/store\//,
    ['sqlite', 'store-ports', 'npm:lowdb', 'npm:typebox', 'npm:selfsigned', 'node', 'clock', 'log'],
    ['domain'],
  ),
  room('ports', /^device-daemon\/devices\/ports\.ts$/, [], ['npm:typebox', 'clock', 'log']),
  room(
    'protocols',
    /^device-daemon\/devices\/protocols\//,
    ['npm:node-thermal-printer', 'npm:uqr', 'npm:typebox', 'phrases'],
    ['ports'],
  ),
  room(
    'wires',
    /^device-daemon\/devices\/wires\//,
    ['npm:serialport', 'npm:node-hid', 'node', 'clock', 'log'],
    ['ports', 'settings', 'simulators'],
  ),
  room(
    'drivers',
    /^device-daemon\/devices\/drivers\//,
    ['ports', 'protocols', 'wires', 'npm:typebox', 'clock', 'log', 'node'],
    ['devices'],
  ),
  room('simulators', /^device-daemon\/devices\/simulators\//, ['protocols', 'wires', 'clock', 'log', 'node']),
  room(
    'devices',
    /^device-daemon\/devices\/[^/]+\.ts$/,
    ['ports', 'wires', 'simulators', 'clock', 'log', 'npm:typebox', 'npm:yaml', 'node'],
    ['settings', 'drivers'],
  ),
  room(
    'bench-routes',
    /^device-daemon\/http\/routes\/bench\.ts$/,
    ['http', 'simulators', 'contract', 'npm:typebox'],
    ['clock'],
  ),
  room(
    'http',
    /^device-daemon\/http\//,
    [
      'contract',
      'bench-routes',
      'network',
      'clock',
      'dates',
      'order',
      'log',
      'node',
      'npm:typebox',
      'npm:fastify',
      'npm:@fastify/*',
      'npm:helmet',
      'npm:@prometheus-io/client',
    ],
    [
      'station',
      'desks',
      'content-published',
      'domain',
      'domain/*',
      'areas',
      'store-ports',
      'ports',
      'npm:pino',
    ],
  ),
  room('fleet', /^device-daemon\/fleet\//, ['npm:@nats-io/*', 'node', 'clock', 'log'], ['store-ports']),
  room('screens-build', /^kiosk-ui\/vite\.config\.ts$/, ['anything']),
  room('resident', /^kiosk-ui\/resident\/[^/]+\.(?:tsx?|css)$/, [
    'resident-shell',
    'journeys/*',
    'link',
    'npm:preact',
    'npm:@preact/signals',
    'npm:preact-render-to-string',
  ]),
  room('resident-shell', /^kiosk-ui\/resident\/shell\//, [
    'resident-parts',
    ...sharedScreenRooms,
    ...screenPackages,
  ]),
  // What something is written with; a journey that asks for words has it.
  room('resident-input', /^kiosk-ui\/resident\/input\//, [...sharedScreenRooms, ...screenPackages]),
  room('resident-parts', /^kiosk-ui\/resident\/parts\//, [
    'resident-shell',
    ...sharedScreenRooms,
    ...screenPackages,
  ]),
  ...journeys.map((name) =>
    room(`journeys/${name}`, new RegExp(`^kiosk-ui/resident/journeys/${name}/`), [
      'resident-shell',
      'resident-parts',
      'resident-input',
      ...sharedScreenRooms,
      ...screenPackages,
    ]),
  ),
  ...surfaces.map((name) =>
    room(name, new RegExp(`^kiosk-ui/${name}/`), [
      ...sharedScreenRooms,
      ...screenPackages,
      ...(staffSurfaces.has(name) ? ['staff'] : []),
      // Pages of a PDF become pictures in the editor's browser.
      ...(name === 'admin' ? ['npm:pdfjs-dist'] : []),
    ]),
  ),
  room('staff', /^kiosk-ui\/staff\//, [...sharedScreenRooms, ...screenPackages]),
  ...sharedScreenRooms.map((name) =>
    room(name, new RegExp(`^kiosk-ui/${name}/`), [
      ...sharedScreenRooms,
      ...screenPackages,
      ...(name === 'parts' ? ['phrases'] : []),
    ]),
  ),
  // Shows drafts on the real screens, and stands in a page of staff; like the gallery it knows every surface it shows.
  room('preview', /^kiosk-ui\/preview\//, [
    'resident',
    'resident-shell',
    'journeys/*',
    'hall',
    'board',
    ...sharedScreenRooms,
    ...screenPackages,
  ]),
  // Looks at every surface; nobody looks at it.
  room('gallery', /^kiosk-ui\/gallery\//, [
    'resident',
    'resident-shell',
    'resident-input',
    'journeys/*',
    'staff',
    ...surfaces,
    ...sharedScreenRooms,
    ...screenPackages,
  ]),
  room('outside', /^(scripts|test)\//, ['anything']),
]
