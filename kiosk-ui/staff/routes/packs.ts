import type {
  PackComparisonReply,
  PacksReply,
  ReadPackKeyBody,
  ReadPackKeyReply,
  RemovePackBody,
  TakePackBody,
  TrustPackKeyBody,
  WithdrawPackKeyBody,
} from '#contract/packs.ts'
import type { Asks, Sends } from './route.ts'

/** 全市目录 and whose signature is trusted. */
export type PacksRoutes = {
  'GET /api/packs': Asks<PacksReply>
  'GET /api/packs/:sha256': Asks<PackComparisonReply, { sha256: string }>
  'POST /api/packs/:sha256/take': Sends<TakePackBody, PacksReply, { sha256: string }>
  'POST /api/packs/remove': Sends<RemovePackBody, PacksReply>
  'POST /api/pack-keys/read': Sends<ReadPackKeyBody, ReadPackKeyReply>
  'POST /api/pack-keys': Sends<TrustPackKeyBody, PacksReply>
  'POST /api/pack-keys/withdraw': Sends<WithdrawPackKeyBody, PacksReply>
}
