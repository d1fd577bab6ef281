import { Type, type Static } from 'typebox'
import { HolidayTable } from '#daemon/content/holidays/schema.ts'
import { MaskingConfig } from './masking.ts'
import type { Sound } from '#daemon/content/check/shape.ts'
import { PortalConfig } from '#contract/guide-document.ts'
import { BookingsConfig } from './bookings-config.ts'
import { HoursConfig, Interval } from './hours-config.ts'
import { ListenersConfig } from './listeners-config.ts'
import { BackupConfig, CityPackConfig, DaemonName, KiosksConfig, StaffConfig } from './machines-config.ts'
import { serviceProperties } from './service-config.ts'

const Strict = { additionalProperties: false }
const Words = (description: string) => Type.String({ minLength: 1, description })

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
      description: '夜里不出声的时段，可以跨过零点，如 {from: 21:00, to: 07:00}；不用就空着',
    }),
  },
  Strict,
)

const FeedbackConfig = Type.Object(
  {
    replyDays: Type.Union([Type.Integer({ minimum: 1, maximum: 60 }), Type.Null()], {
      description: '本站自己承诺的：收到意见后几天内答复，1–60 的整数；没有定就空着，屏幕上写待核定',
    }),
    contactDays: Type.Integer({
      minimum: 1,
      maximum: 365,
      description: '群众留下的电话和手写的话最多留几天，到期销毁：1–365 的整数',
    }),
  },
  Strict,
)

const stepWorkdays = (step: string) =>
  Type.Integer({ minimum: 1, maximum: 60, description: `${step}：几个工作日以内，1–60 的整数` })

/** Limits of the station itself for each step of 帮办代办; no document names them. */
const AgencyConfig = Type.Object(
  {
    register: stepWorkdays('委托以后清点登记'),
    submit: stepWorkdays('登记以后报送'),
    track: stepWorkdays('报送以后问一次办到哪里'),
    deliver: stepWorkdays('有结果以后送达'),
    callBack: stepWorkdays('送达以后回访'),
    archive: stepWorkdays('回访以后归档'),
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
    agency: Type.Optional(AgencyConfig),
  },
  Strict,
)

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
    ...serviceProperties,
    hall: Type.Optional(HallConfig),
    voice: Type.Optional(VoiceConfig),
    feedback: Type.Optional(FeedbackConfig),
    cases: Type.Optional(CasesConfig),
    bookings: Type.Optional(BookingsConfig),
    masking: Type.Optional(MaskingConfig),
    staff: Type.Optional(StaffConfig),
    cityPack: Type.Optional(CityPackConfig),
    backup: Type.Optional(BackupConfig),
    listeners: Type.Optional(ListenersConfig),
    kiosks: KiosksConfig,
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
