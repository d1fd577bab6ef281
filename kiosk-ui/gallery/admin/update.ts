import type { UpdatesReply } from '#contract/updates.ts'
import { wang } from '../made-up/windows.ts'
import type { GalleryState } from '../state.ts'
import { type AdminFixture, admin } from './fixture.ts'

const trusted = [{ name: '示例市', fingerprint: '04172 55310 98827 00416 73950 21168 40093 77521' }]
const time = '2026-11-20T09:12:00.000Z'
const state = (name: string, reply: Partial<UpdatesReply>) =>
  admin(name, 'update', {
    place: 'update',
    answers: {
      'GET /api/updates': {
        version: '0.1.0',
        unavailable: null,
        state: null,
        ordered: false,
        atHand: [],
        trusted,
        ...reply,
      },
    },
  })

const newer: UpdatesReply['atHand'][number] = {
  id: '/media/kiosk/KINGSTON/station-kiosk_0.2.0_amd64.update',
  folder: '/media/kiosk/KINGSTON',
  name: 'station-kiosk_0.2.0_amd64.update',
  version: '0.2.0',
  signedBy: '示例市',
  order: 'newer',
  refused: null,
}

export const updateStates: readonly GalleryState<AdminFixture>[] = [
  state('update-at-hand', {
    atHand: [
      newer,
      {
        ...newer,
        id: '/media/kiosk/KINGSTON/half.update',
        name: 'half.update',
        version: null,
        signedBy: null,
        order: null,
        refused: '这个升级文件不完整，或者被改过，不能用。请向市里再要一份。什么都没有改，现在的程序照常。',
      },
    ],
  }),
  state('update-waiting', {
    state: {
      at: 'waiting',
      words: '0.2.0 版已经放好，打烊以后没有人了自己换上。',
      time,
      by: wang.name,
    },
  }),
  state('update-rolled-back', {
    state: {
      at: 'rolled-back',
      words: '没有换成 0.2.0 版：原来能用的设备，新程序用不了，已经自己换回原来的程序和换之前的数据。',
      time,
      by: null,
    },
  }),
  state('update-none', { trusted: [] }),
]
