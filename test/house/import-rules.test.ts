import { describe, expect, test } from 'vitest'
import { importFaults } from './import-rules.ts'
import { readTree } from './sources.ts'

describe('who may import whom', () => {
  test('every room imports only what the design gives it', () => {
    const tree = readTree(['device-daemon', 'kiosk-ui', 'scripts', 'test'], /\.(ts|tsx|mjs)$/)
    expect(tree.size).toBeGreaterThan(20)
    expect(importFaults(tree)).toEqual([])
  })

  test.for([
    ['contract knows typebox alone', 'device-daemon/contract/a.ts', `import pino from 'pino'`],
    [
      'contract does not know the domain',
      'device-daemon/contract/a.ts',
      `import type { A } from '#daemon/domain/queue/state.ts'`,
    ],
    [
      'domain takes types of the contract, never its schemas',
      'device-daemon/domain/a.ts',
      `import { A } from '#contract/a.ts'`,
    ],
    [
      'no area runs the code of another',
      'device-daemon/domain/queue/a.ts',
      `import { people } from '../people/people.ts'`,
    ],
    [
      'of another area it takes events and state alone, no other type',
      'device-daemon/domain/people/a.ts',
      `import type { QueueRules } from '../queue/rules.ts'`,
    ],
    [
      'nor everything at once',
      'device-daemon/domain/people/a.ts',
      `import type * as queue from '../queue/state.ts'`,
    ],
    [
      'nor does it pass on what belongs to another',
      'device-daemon/domain/people/a.ts',
      `export type { QueueState } from '../queue/state.ts'`,
    ],
    [
      'no area knows the list it stands in',
      'device-daemon/domain/queue/a.ts',
      `import type { Whole } from '../areas.ts'`,
    ],
    [
      'what all areas share knows none of them',
      'device-daemon/domain/a.ts',
      `import type { QueueEvent } from './queue/events.ts'`,
    ],
    [
      'the business day knows no other area, either',
      'device-daemon/domain/day/a.ts',
      `import { queue } from '../queue/queue.ts'`,
    ],
    [
      'an area knows no contents',
      'device-daemon/domain/queue/a.ts',
      `import { noTicketWords } from '../../content/guide/no-ticket.ts'`,
    ],
    [
      'the engine knows no area by name',
      'device-daemon/station/a.ts',
      `import { queue } from '../domain/queue/queue.ts'`,
    ],
    [
      'not even a type of one',
      'device-daemon/station.ts',
      `import type { QueueState } from './domain/queue/state.ts'`,
    ],
    [
      'and the list of areas by its type alone',
      'device-daemon/station/a.ts',
      `import { areas } from '../domain/areas.ts'`,
    ],
    [
      'the engine knows the ports of the store, not its views',
      'device-daemon/station/a.ts',
      `import type { Views } from '../store/views/views.ts'`,
    ],
    [
      'the engine knows no device',
      'device-daemon/station/a.ts',
      `import type { A } from '../devices/ports.ts'`,
    ],
    [
      'the engine knows no desk',
      'device-daemon/station/a.ts',
      `import type { A } from '../desks/tickets/tickets.ts'`,
    ],
    [
      'desks take types of the store alone',
      'device-daemon/desks/tickets/a.ts',
      `import { openStores } from '../../store/stores.ts'`,
    ],
    [
      'desks know no HTTP',
      'device-daemon/desks/tickets/a.ts',
      `import type { App } from '../../http/server/app.ts'`,
    ],
    [
      'desks know no driver',
      'device-daemon/desks/tickets/a.ts',
      `import { driver } from '../../devices/drivers/ticket-printer/escpos.ts'`,
    ],
    [
      'desks show what is published by what they are handed',
      'device-daemon/desks/guides/a.ts',
      `import type { Guides } from '../../content/published/guides.ts'`,
    ],
    [
      'contents know no area',
      'device-daemon/content/guide/a.ts',
      `import type { QueueState } from '../../domain/queue/state.ts'`,
    ],
    [
      'the store takes projections as they are handed in, and no area by its code',
      'device-daemon/store/views/a.ts',
      `import { areas } from '../../domain/areas.ts'`,
    ],
    [
      'http runs no desk',
      'device-daemon/http/routes/a.ts',
      `import { openTickets } from '../../desks/tickets/tickets.ts'`,
    ],
    [
      'desks and http are handed what they need of the settings',
      'device-daemon/desks/voice/a.ts',
      `import type { VoiceFiles } from '../../settings/voice.ts'`,
    ],
    [
      'http knows what is stored through desks alone',
      'device-daemon/http/routes/a.ts',
      `import type { StaffAccount } from '../../store/documents/staff-file.ts'`,
    ],
    [
      'texts are read as syllables for desks by what they are handed',
      'device-daemon/desks/voice/a.ts',
      `import { openPinyinAside } from '../../pinyin/aside.ts'`,
    ],
    [
      'the package that one area uses is not for the others',
      'device-daemon/domain/people/a.ts',
      `import { Map } from 'immutable'`,
    ],
    [
      'http knows no file of contents',
      'device-daemon/http/routes/a.ts',
      `import type { A } from '../../content/files/yaml-file.ts'`,
    ],
    ['http loads nothing by a name made at run time', 'device-daemon/http/server/a.ts', `await import(path)`],
    ['domain has no clock', 'device-daemon/domain/queue/a.ts', `import type { Clock } from '../../clock.ts'`],
    ['domain has no Node', 'device-daemon/domain/a.ts', `import { readFileSync } from 'node:fs'`],
    [
      'a type import that leaves a load behind counts as a load',
      'device-daemon/domain/a.ts',
      `import { type A } from '#contract/a.ts'`,
    ],
    [
      'protocols know no wire',
      'device-daemon/devices/protocols/escpos/a.ts',
      `import { tcpWire } from '../../wires/tcp.ts'`,
    ],
    [
      'protocols know no Node',
      'device-daemon/devices/protocols/a.ts',
      `import { createServer } from 'node:net'`,
    ],
    [
      'drivers open no serial port themselves',
      'device-daemon/devices/drivers/ticket-printer/a.ts',
      `import { SerialPort } from 'serialport'`,
    ],
    [
      'drivers know no domain, not even through a re-export',
      'device-daemon/devices/drivers/a/b.ts',
      `export * from '#daemon/domain/queue/decide.ts'`,
    ],
    [
      'wires know no protocol',
      'device-daemon/devices/wires/a.ts',
      `export { decode } from '../protocols/a.ts'`,
    ],
    [
      'the supervisor names no driver',
      'device-daemon/devices/supervisor.ts',
      `import { open } from './drivers/ticket-printer/escpos.ts'`,
    ],
    [
      'simulators know no driver',
      'device-daemon/devices/simulators/a.ts',
      `import { open } from '../drivers/a/b.ts'`,
    ],
    [
      'the store knows types of the domain only',
      'device-daemon/store/a.ts',
      `import { evolve } from '../domain/queue/evolve.ts'`,
    ],
    [
      'the station knows the ledger port, not its engine',
      'device-daemon/station.ts',
      `import { openLedger } from './store/ledger/sqlite-ledger.ts'`,
    ],
    [
      'nor the type of one, wherever it is asked',
      'device-daemon/http/a.ts',
      `import type { openLedger } from '../store/ledger/sqlite-ledger.ts'`,
    ],
    [
      'the engine is named only where stores are opened',
      'device-daemon/store/keys/a.ts',
      `import type { DatabaseSync } from 'node:sqlite'`,
    ],
    [
      'a projection is text and functions, and knows no engine',
      'device-daemon/domain/queue/a.ts',
      `import type { Views } from '../../store/views/views.ts'`,
    ],
    ['the station knows no HTTP', 'device-daemon/station.ts', `import type { App } from './http/app.ts'`],
    ['http decides nothing', 'device-daemon/http/a.ts', `import { decide } from '../domain/queue/decide.ts'`],
    [
      'http asks the station by its type',
      'device-daemon/http/a.ts',
      `import { openStation } from '../station.ts'`,
    ],
    [
      'only the bench routes touch simulators',
      'device-daemon/http/routes/queue.ts',
      `import { a } from '../../devices/simulators/a.ts'`,
    ],
    [
      'settings know no store',
      'device-daemon/settings/a.ts',
      `import type { A } from '../store/ledger/port.ts'`,
    ],
    [
      'screens take types of the contract, never its schemas',
      'kiosk-ui/resident/a.tsx',
      `import { Ticket } from '#contract/ticket.ts'`,
    ],
    [
      'screens know nothing else of the daemon',
      'kiosk-ui/link/a.ts',
      `import type { Station } from '#daemon/station.ts'`,
    ],
    ['no surface imports another', 'kiosk-ui/hall/a.tsx', `import { Ticket } from '../resident/ticket.tsx'`],
    [
      'no journey imports another',
      'kiosk-ui/resident/journeys/board/a.tsx',
      `import { words } from '../guides/words.ts'`,
    ],
    [
      'not even a type of it',
      'kiosk-ui/resident/journeys/board/a.tsx',
      `import type { A } from '../guides/a.ts'`,
    ],
    [
      'the shell knows no journey by name',
      'kiosk-ui/resident/shell/a.ts',
      `import { journey } from '../journeys/board/journey.ts'`,
    ],
    [
      'nor do the parts that journeys share',
      'kiosk-ui/resident/parts/a.tsx',
      `import { words } from '../journeys/board/words.ts'`,
    ],
    ['staff is for staff alone', 'kiosk-ui/hall/a.tsx', `import { Panel } from '../staff/panel.tsx'`],
    ['and knows no desk', 'kiosk-ui/staff/a.tsx', `import type { Clerk } from '../clerk/clerk.ts'`],
    ['parts import no surface', 'kiosk-ui/parts/a.tsx', `import { Ticket } from '../resident/ticket.tsx'`],
    ['screens bring in no package of their own', 'kiosk-ui/clerk/a.tsx', `import { z } from 'zod'`],
    ['nor through a dynamic import', 'kiosk-ui/clerk/a.tsx', `const z = await import('zod')`],
    [
      'nor as the type of something',
      'device-daemon/domain/a.ts',
      `type A = import('fastify').FastifyInstance`,
    ],
    [
      'nothing of the product imports a test',
      'device-daemon/http/a.ts',
      `import { a } from '#test/support/a.ts'`,
    ],
    [
      'a module named at run time is loaded by the folder scans alone',
      'device-daemon/store/a.ts',
      `await import(name)`,
    ],
    ['every file has a room', 'device-daemon/utils/a.ts', `export const a = 1`],
  ] as const)('%s', ([, path, source]) => {
    expect(importFaults(new Map([[path, source]]))).toHaveLength(1)
  })

  test.for([
    ['device-daemon/contract/a.ts', `import { Type } from 'typebox'`],
    [
      'device-daemon/domain/queue/a.ts',
      `import { Map } from 'immutable'\nimport type { A } from '#contract/a.ts'\nimport { a } from '../day/a.ts'`,
    ],
    [
      'device-daemon/domain/queue/a.ts',
      `import type { PeopleEvent, PeopleState } from '../people/people.ts'\nimport type { Area } from '../area.ts'`,
    ],
    ['device-daemon/domain/areas.ts', `import { queue } from './queue/queue.ts'`],
    [
      'device-daemon/devices/drivers/a/b.ts',
      `import { a } from '../../protocols/a.ts'\nimport type { Port } from '../../ports.ts'`,
    ],
    [
      'device-daemon/devices/wires/a.ts',
      `import { SerialPort } from 'serialport'\nimport { systemClock } from '#daemon/clock.ts'`,
    ],
    ['device-daemon/http/routes/bench.ts', `import { a } from '../../devices/simulators/a.ts'`],
    [
      'kiosk-ui/hall/a.tsx',
      `import { words } from '../words/hall.ts'\nimport type { A } from '#contract/a.ts'`,
    ],
    ['kiosk-ui/admin/a.tsx', `import { Panel } from '../staff/panel.tsx'`],
    ['kiosk-ui/resident/a.ts', `import { journey } from './journeys/board/journey.ts'`],
    ['device-daemon/main.ts', `import { a } from './anything.ts'`],
  ] as const)('%s may import what is its own', ([path, source]) => {
    expect(importFaults(new Map([[path, source]]))).toEqual([])
  })
})
