import { Type } from 'typebox'
import { DaemonName } from './machines-config.ts'

const Strict = { additionalProperties: false }
const Words = (description: string) => Type.String({ minLength: 1, description })

const SkillId = Type.String({
  pattern: '^[a-z0-9-]{1,32}$',
  description: '编号：1–32 个小写字母、数字或短横，如 law',
})

/** Windows, queues and how numbers are called: fields of station.yaml. */
export const serviceProperties = {
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
          description: '每天最多放多少个号，不限就空着',
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
        description: '普通号等满多少分钟后按优先号叫，不启用就空着',
      }),
      fromAge: Type.Union([Type.Integer({ minimum: 50, maximum: 90 }), Type.Null()], {
        description: '刷身份证时满多少周岁优先（50–90），不按年龄优先就空着',
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
}
