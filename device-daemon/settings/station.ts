import { Type, type Static } from 'typebox'
import { HolidayTable } from '#daemon/content/holidays/schema.ts'
import { MaskingConfig } from './masking.ts'
import type { Sound } from '#daemon/content/check/shape.ts'
import { PortalConfig } from '#contract/guide-document.ts'
import { ListenersConfig } from './listeners-config.ts'

const Strict = { additionalProperties: false }
const Words = (description: string) => Type.String({ minLength: 1, description })

const Time = Type.String({
  pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$',
  description: '时:分，各两位，00:00 到 24:00，如 08:30',
})
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: '年-月-日，如 2026-10-01' })
const Interval = Type.Object({ from: Time, to: Time }, Strict)

/** Opening hours by the station's wall clock. An empty `weekly` = open at all hours. */
const HoursConfig = Type.Object(
  {
    text: Type.Array(Words('写给人看的一行，如 周一至周五 8:30–11:30 14:00–17:00'), {
      minItems: 1,
      description: '屏幕和小票上显示的开放时间，一项一行',
    }),
    weekly: Type.Array(
      Type.Object(
        {
          days: Type.Array(
            Type.Integer({ minimum: 1, maximum: 7, description: '1–7 的整数，1 是周一，7 是周日' }),
            {
              minItems: 1,
            },
          ),
          open: Type.Array(Interval, { minItems: 1, description: '从早到晚排列、互不重叠的时段' }),
        },
        Strict,
      ),
      { description: '每周开放时段；没写到的星期不开放；留空 [] 表示全天开放' },
    ),
    closedDays: Type.Array(Day, { description: '不开放的日子，如法定节假日' }),
    extraDays: Type.Array(Type.Object({ day: Day, open: Type.Array(Interval, { minItems: 1 }) }, Strict), {
      description: '调休等另有安排的日子，当天按这里的时段开放',
    }),
    onHolidays: Type.Optional(
      Type.Union([Type.Literal('closed'), Type.Literal('open')], {
        description: '法定节假日：closed 不开放，open 照常开放；不写就是不开放',
      }),
    ),
    onMakeUpDays: Type.Optional(
      Type.Union([Type.Literal('as-weekday'), Type.Literal('as-its-day')], {
        description:
          '调休上班的周六、周日：as-weekday 按平日的时段开放，as-its-day 照周六、周日；不写就是按平日',
      }),
    ),
  },
  Strict,
)

const HallConfig = Type.Object(
  {
    clerkNames: Type.Union([Type.Literal('shown'), Type.Literal('hidden')], {
      description: '大屏上写不写工作人员姓名：shown 写，hidden 不写',
    }),
    upNext: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 3,
        description: '大屏上“请准备”写几个就要叫到的号：0–3 的整数，0 或不写就没有',
      }),
    ),
  },
  Strict,
)

const VoiceConfig = Type.Object(
  {
    times: Type.Integer({ minimum: 1, maximum: 3, description: '每次叫号念几遍：1–3 的整数' }),
    quiet: Type.Union([Interval, Type.Null()], {
      description: '夜里不出声的时段，可以跨过零点，如 {from: 21:00, to: 07:00}；不用写 null',
    }),
  },
  Strict,
)

const FeedbackConfig = Type.Object(
  {
    replyDays: Type.Union([Type.Integer({ minimum: 1, maximum: 60 }), Type.Null()], {
      description: '本站自己承诺的：收到意见后几天内答复，1–60 的整数；没有定就写 null，屏幕上写待核定',
    }),
    contactDays: Type.Integer({
      minimum: 1,
      maximum: 365,
      description: '群众留下的电话和手写的话最多留几天，到期销毁：1–365 的整数',
    }),
  },
  Strict,
)

const CasesConfig = Type.Object(
  {
    keepDays: Type.Integer({
      minimum: 30,
      maximum: 3650,
      description: '办完的件，姓名、电话、住址和记的话再留几天，到期销毁：30–3650 的整数',
    }),
    amberWorkdays: Type.Integer({
      minimum: 1,
      maximum: 15,
      description: '离答复日期还有几个工作日算“快到了”：1–15 的整数',
    }),
    redWorkdays: Type.Integer({
      minimum: 0,
      maximum: 15,
      description: '离答复日期还有几个工作日算“马上到期”：0–15 的整数',
    }),
  },
  Strict,
)

const StaffConfig = Type.Object(
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
const CityPackConfig = Type.Object(
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

const BackupConfig = Type.Object(
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

const DaemonName = Type.String({
  pattern: '^[a-z0-9-]{1,32}$',
  description: '机器的名字：1–32 个小写字母、数字或短横；不写就是 main',
})

const SkillId = Type.String({
  pattern: '^[a-z0-9-]{1,32}$',
  description: '编号：1–32 个小写字母、数字或短横，如 law',
})

/** config/station.yaml. Descriptions become the hints of an editor and the 「应为」 of a fault. */
export const StationConfig = Type.Object(
  {
    id: Type.String({
      pattern: '^[A-Za-z0-9-]{1,32}$',
      description: '站点编号：1–32 个字母、数字或短横',
    }),
    name: Words('统一名称：XX村便民服务站、XX社区便民服务站，或与网点合作的 XX便民服务站'),
    type: Type.Union([Type.Literal('村'), Type.Literal('社区'), Type.Literal('网点')]),
    sample: Type.Boolean({ description: '示例站点为 true，真实站点为 false' }),
    address: Words('地址'),
    phone: Words('电话'),
    townCentre: Words('镇街便民服务中心的名称，目录外的事请群众去那里'),
    portal: Type.Optional(
      Type.Object(PortalConfig.properties, {
        ...Strict,
        description: '网上办事的总入口，自助终端休息时显示二维码；没有核实过就不写',
      }),
    ),
    areaSquareMeters: Type.Number({ minimum: 1, description: '场所面积，平方米，不小于 1 的数' }),
    budgetNote: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        description: '经费从哪里来、怎么用，写在“六有一能”自查里，不给群众看；没有定就删去这一行',
      }),
    ),
    timeZone: Words('IANA 时区名，如 Asia/Shanghai'),
    hours: HoursConfig,
    holidayTables: Type.Optional(
      Type.Array(HolidayTable, {
        description: '本站自己录的放假安排：holidays 文件夹里还没有的年份，按国务院办公厅的通知写',
      }),
    ),
    daemons: Type.Optional(
      Type.Array(DaemonName, {
        minItems: 1,
        description: '同一本账上有几台机器时，各起一个名字；只有一台不用写',
      }),
    ),
    windows: Type.Array(
      Type.Object(
        {
          id: Type.String({
            pattern: '^[A-Za-z0-9-]{1,16}$',
            description: '窗口编号：1–16 个字母、数字或短横',
          }),
          label: Words('大屏和语音里的叫法，如 1 号窗口'),
          title: Words('窗口牌上的名称，如 综合窗口'),
          department: Type.Optional(
            Type.String({ maxLength: 24, description: '窗口牌上的进驻部门，不写就不显示' }),
          ),
          services: Type.Optional(
            Type.Array(Type.String({ minLength: 1, maxLength: 16 }), {
              maxItems: 8,
              description: '窗口牌上的服务项目，最多 8 项，每项不超过 16 个字',
            }),
          ),
          padClerk: Type.Optional(
            Type.String({
              minLength: 1,
              maxLength: 32,
              description:
                '没有屏幕、只有叫号器和显示屏的窗口写：谁在这里坐，写账号的姓名；窗口没开时按叫号器就由他开窗',
            }),
          ),
          skills: Type.Optional(
            Type.Array(SkillId, {
              description:
                '这个窗口能办 skills 里的哪几样，写编号；不写就是样样能办，[] 是只办不用专门窗口的事',
            }),
          ),
          daemon: Type.Optional(DaemonName),
        },
        Strict,
      ),
      { minItems: 1 },
    ),
    skills: Type.Optional(
      Type.Array(
        Type.Object(
          {
            id: SkillId,
            name: Words('叫法，工作人员和群众看到的，如 法律服务'),
            items: Type.Array(Type.Integer(), {
              minItems: 1,
              description: '只有能办这一样的窗口才叫的事项，写目录里的序号',
            }),
          },
          Strict,
        ),
        { description: '不是每个窗口都能办的几样事；每个窗口样样能办（全科服务）就不用写' },
      ),
    ),
    queues: Type.Array(
      Type.Object(
        {
          id: Type.String({
            pattern: '^[a-z0-9-]{1,32}$',
            description: '队列编号：1–32 个小写字母、数字或短横',
          }),
          name: Words('队列名称，如 综合业务'),
          letter: Type.String({ pattern: '^[A-Z]$', description: '号码的字头：一个大写字母 A–Z' }),
          dailyQuota: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()], {
            description: '每天最多放多少个号，不限写 null',
          }),
          windows: Type.Union([Type.Literal('all'), Type.Array(Type.String(), { minItems: 1 })], {
            description: '哪些窗口叫这个队列：all 或窗口编号的列表',
          }),
          items: Type.Array(Type.Integer(), {
            description: '专走这个队列的事项序号；没写到的事项都走默认队列',
          }),
        },
        Strict,
      ),
      { minItems: 1 },
    ),
    defaultQueue: Words('默认队列的编号，“直接取号”走这里'),
    priority: Type.Object(
      {
        maxInARow: Type.Integer({
          minimum: 1,
          maximum: 10,
          description: '有人在等时，优先号最多连叫几个：1–10 的整数',
        }),
        ageingMinutes: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()], {
          description: '普通号等满多少分钟后按优先号叫，不启用写 null',
        }),
        fromAge: Type.Union([Type.Integer({ minimum: 50, maximum: 90 }), Type.Null()], {
          description: '刷身份证时满多少周岁优先（50–90），不按年龄优先写 null',
        }),
      },
      Strict,
    ),
    callsBeforeNoShow: Type.Integer({
      minimum: 1,
      maximum: 10,
      description: '叫几遍不到才可以过号：1–10 的整数',
    }),
    secondsBetweenCalls: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 120,
        description: '念完以后没有人来，过多少秒再叫才算一遍：0–120 的整数，不写就是 20；0 是不用等',
      }),
    ),
    hall: Type.Optional(HallConfig),
    voice: Type.Optional(VoiceConfig),
    feedback: Type.Optional(FeedbackConfig),
    cases: Type.Optional(CasesConfig),
    masking: Type.Optional(MaskingConfig),
    staff: Type.Optional(StaffConfig),
    cityPack: Type.Optional(CityPackConfig),
    backup: Type.Optional(BackupConfig),
    listeners: Type.Optional(ListenersConfig),
    kiosks: Type.Array(
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
    ),
    commonItems: Type.Array(
      Type.Object(
        {
          seq: Type.Integer({ description: '事项在目录里的序号' }),
          title: Type.String({ minLength: 1, maxLength: 7, description: '首页上的短名，1–7 个字' }),
        },
        Strict,
      ),
      { minItems: 1, maxItems: 6, description: '首页“大家常办”，1–6 项' },
    ),
  },
  Strict,
)
export type StationConfig = Static<typeof StationConfig>

/** station.yaml as far as each of its fields is right by itself. */
export type SoundStation = Sound<StationConfig>
