import { type ReadonlySignal, signal } from '@preact/signals'
import type { StaffCall } from '#contract/staff-call.ts'
import type { Commands } from '../../staff/commands.ts'
import type { StaffApi } from '../../staff/staff-api.ts'
import type { Act } from '../desk/offers.ts'

/** 叫工作人员: which calls stand, and who goes. */
export type StaffCalls = {
  list: ReadonlySignal<readonly StaffCall[]>
  /** As the stream tells them. */
  told(calls: readonly StaffCall[]): void
  /** `window`: at which the clerk stands; null at none. */
  answer(id: string, window: string | null): Promise<void>
  handOver(id: string, to: string): Promise<void>
  end(id: string): Promise<void>
}

export function openStaffCalls(api: StaffApi, commands: Commands<Act>): StaffCalls {
  const list = signal<readonly StaffCall[]>([], { name: 'staff-calls' })
  function put({ call }: { call: StaffCall }): void {
    list.value = list.peek().map((other) => (other.id === call.id ? call : other))
  }
  return {
    list,
    told: (calls) => (list.value = calls),
    async answer(id, window) {
      const body = window === null ? {} : { window }
      const done = await commands.run('answer', (commandId) =>
        api.ask('POST /api/staff-calls/:id/answer', { params: { id }, body: { commandId, ...body } }),
      )
      if (done) put(done)
    },
    async handOver(id, to) {
      const done = await commands.run('hand-over', (commandId) =>
        api.ask('POST /api/staff-calls/:id/hand-over', { params: { id }, body: { commandId, to } }),
      )
      if (done) put(done)
    },
    async end(id) {
      // 204 has no value: the stream tells next which calls are left.
      await commands.run('end', (commandId) =>
        api.ask('POST /api/staff-calls/:id/end', { params: { id }, body: { commandId } }),
      )
    },
  }
}
