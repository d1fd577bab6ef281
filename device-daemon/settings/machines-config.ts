import { Type } from 'typebox'

const Strict = { additionalProperties: false }
const Words = (description: string) => Type.String({ minLength: 1, description })

/** Of several machines on one ledger. */
export const DaemonName = Type.String({
  pattern: '^[a-z0-9-]{1,32}$',
  description: '机器的名字：1–32 个小写字母、数字或短横；不写就是 main',
})

/** How long staff stay signed in. */
export const StaffConfig = Type.Object(
  {
    idleMinutes: Type.Integer({
      minimum: 1,
      maximum: 60,
      description: '工作人员多少分钟没有操作就锁屏：1–60 的整数',
    }),
    sessionHours: Type.Integer({
      minimum: 1,
      maximum: 24,
      description: '登录一次最多用多少小时：1–24 的整数',
    }),
  },
  Strict,
)

/** Whose 全市目录 the station takes; without it, nobody's. */
export const CityPackConfig = Type.Object(
  {
    keys: Type.Array(
      Type.Object(
        {
          name: Words('谁的，如 安丘市行政审批服务局'),
          key: Type.String({
            pattern: '^ed25519:[0-9a-f]{64}$',
            description: '市里发来的公钥（.pub 文件里的一行），指纹要打电话核对过',
          }),
        },
        Strict,
      ),
      { description: '收谁签名的全市目录；一个也不收写 []' },
    ),
    folders: Type.Optional(
      Type.Array(Words('文件夹，如 /media'), {
        description: '在哪些文件夹里自己找目录；不写就看 U 盘常在的 /media、/run/media、/mnt',
      }),
    ),
  },
  Strict,
)

/** Where backups go, and when one is overdue. */
export const BackupConfig = Type.Object(
  {
    folder: Type.Optional(
      Type.String({
        pattern: '^/\\S',
        description:
          '备份放在哪个文件夹，写完整路径，最好在另一块盘上，如 /mnt/backup；U 盘不用写，插上就能选',
      }),
    ),
    everyDays: Type.Integer({
      minimum: 1,
      maximum: 90,
      description: '多少天没有备份就提醒：1–90 的整数',
    }),
  },
  Strict,
)

/** The screens for residents. */
export const KiosksConfig = Type.Array(
  Type.Object(
    {
      id: Type.String({
        pattern: '^[a-z0-9-]{1,32}$',
        description: '终端编号：1–32 个小写字母、数字或短横',
      }),
      mmPerPx: Type.Number({
        minimum: 0.05,
        maximum: 1,
        description: '屏幕上一个像素是多少毫米（0.05–1）：27 英寸竖屏 1080×1920 为 0.311',
      }),
      daemon: Type.Optional(DaemonName),
    },
    Strict,
  ),
  { minItems: 1 },
)
