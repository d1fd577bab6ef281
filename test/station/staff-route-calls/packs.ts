import type { RouteCall } from '../route-calls.ts'
import { LEAD_PIN } from './drawn.ts'

const PUBLIC_KEY = `ed25519:${'a'.repeat(64)}`
const PAIR = { commandId: 'pair-key-1', key: PUBLIC_KEY, name: '示例市' }
const UNPAIR = { commandId: 'unpair-key-1', key: PUBLIC_KEY, reason: '不再收' }
const NO_PACK = '0'.repeat(64)
const PACK_BYTES = { path: '/api/packs', type: 'application/octet-stream' }

/** Packs of the city, and its keys. */
export const packCalls: Record<string, readonly RouteCall[]> = {
  'get /api/packs': [
    { path: '/api/packs', as: 'lead', status: 200 },
    { path: '/api/packs', as: 'clerk', status: 403 },
  ],
  'post /api/packs': [
    { ...PACK_BYTES, bytes: Buffer.from('序号,名称'), as: 'lead', status: 422 },
    { ...PACK_BYTES, bytes: Buffer.from('序号,名称'), as: 'clerk', status: 403 },
    { path: '/api/packs', body: {}, as: 'lead', status: 400 },
  ],
  'get /api/packs/{sha256}': [
    { path: `/api/packs/${NO_PACK}`, as: 'lead', status: 404 },
    { path: '/api/packs/none', as: 'lead', status: 400 },
  ],
  'post /api/packs/{sha256}/take': [
    { path: `/api/packs/${NO_PACK}/take`, body: { commandId: 'take-pack-1' }, as: 'lead', status: 404 },
    { path: `/api/packs/${NO_PACK}/take`, body: { commandId: 'take-pack-2' }, status: 401 },
  ],
  'post /api/packs/remove': [
    {
      path: '/api/packs/remove',
      body: { commandId: 'remove-pack-1', reason: '没有用上' },
      as: 'lead',
      status: 200,
    },
    { path: '/api/packs/remove', body: { commandId: 'remove-pack-2' }, as: 'lead', status: 400 },
  ],
  'post /api/pack-keys/read': [
    { path: '/api/pack-keys/read', body: { text: PUBLIC_KEY }, as: 'lead', status: 200 },
    { path: '/api/pack-keys/read', body: { text: '序号,名称' }, as: 'lead', status: 422 },
    { path: '/api/pack-keys/read', body: { text: '' }, as: 'lead', status: 400 },
    { path: '/api/pack-keys/read', body: { text: PUBLIC_KEY }, as: 'clerk', status: 403 },
  ],
  'post /api/pack-keys': [
    { path: '/api/pack-keys', body: { ...PAIR, pin: LEAD_PIN }, as: 'lead', status: 200 },
    {
      path: '/api/pack-keys',
      body: { ...PAIR, commandId: 'pair-key-2', name: '别的市', pin: LEAD_PIN },
      as: 'lead',
      status: 409,
    },
    { path: '/api/pack-keys', body: { ...PAIR, pin: '000000' }, as: 'lead', status: 401 },
    { path: '/api/pack-keys', body: PAIR, as: 'lead', status: 400 },
    { path: '/api/pack-keys', body: { ...PAIR, pin: LEAD_PIN }, as: 'clerk', status: 403 },
  ],
  'post /api/pack-keys/withdraw': [
    { path: '/api/pack-keys/withdraw', body: { ...UNPAIR, pin: '000000' }, as: 'lead', status: 401 },
    { path: '/api/pack-keys/withdraw', body: { ...UNPAIR, pin: LEAD_PIN }, as: 'lead', status: 200 },
    { path: '/api/pack-keys/withdraw', body: { ...UNPAIR, pin: LEAD_PIN }, as: 'clerk', status: 403 },
  ],
}
