import type { Snapshot } from '#contract/live.ts'
import type { Trouble } from '#contract/trouble.ts'
import { ago, ouyang, wang } from './windows.ts'

/** The printer of the kiosk has run out of paper. */
export function paperOut(snapshot: Snapshot): Trouble {
  return {
    id: 'device:printer-1',
    at: 'device',
    code: 'device-attention',
    urgency: 'now',
    brief: '小票打印机没纸了',
    going: '我去换纸',
    words: '自助机的小票打印机没纸了。取号照常，号码只显示在屏幕上，没有小票。',
    remedy: '请换上新的纸卷。',
    since: ago(snapshot, 3),
    seenBy: [],
    acknowledged: null,
  }
}

/** Of every kind one, with the longest words that there are. */
export function manyTroubles(snapshot: Snapshot): Trouble[] {
  return [
    {
      id: 'clock:day:2029-11-22',
      at: 'clock',
      code: 'day-doubted',
      urgency: 'now',
      brief: '机器的日期不对',
      going: '我去看',
      words: '机器的时钟说今天是 2029年11月22日，站里先不信，取号、叫号照旧，还算 2026年11月23日。',
      remedy:
        '请看一看机器的日期，错了请改过来。没有错的话，时钟走稳 10 分钟后站里自动改用这个日期，也可以由工作人员确认日期。换了日期，前几天没叫到的号不再叫，当天取的号接着排。',
      confirms: '2029-11-22',
      since: ago(snapshot, 1),
      seenBy: [],
      acknowledged: null,
    },
    paperOut(snapshot),
    {
      id: 'device:reader-1',
      at: 'device',
      code: 'device-down',
      urgency: 'now',
      brief: '身份证读卡器连不上了',
      going: '我去看',
      words: '2 号自助机的身份证读卡器连不上了。群众刷不了身份证，不用身份证也能取号。',
      remedy:
        '请看一看它的电源和数据线。还是不行，请联系维护人员，告诉他设备编号 reader-1（cannot open /dev/kiosk-reader: ENOENT）。',
      since: ago(snapshot, 75),
      seenBy: [
        wang,
        ouyang,
        { id: 'c-6', name: '买买提·吐尔逊江' },
        { id: 'c-7', name: '阿依古丽·买买提' },
      ].map(({ id, name }, i) => ({
        clerk: id,
        name,
        window: i === 3 ? null : '1 号窗口',
        time: ago(snapshot, 70 - i),
      })),
      acknowledged: { clerk: ouyang.id, name: ouyang.name, window: '2 号窗口', time: ago(snapshot, 60) },
    },
    {
      id: 'contents:notices/通知公告/2026-11-12-guanyu-chengxiang-jumin-yibao-jiaofei.md',
      at: 'contents',
      code: 'not-taken-in',
      urgency: 'soon',
      brief: '有一份内容写得不对',
      going: '我去看',
      words:
        'notices/通知公告/2026-11-12-guanyu-chengxiang-jumin-yibao-jiaofei.md 第 7 行：不能用 HTML，请用 Markdown（还有 2 处）。改好以前，大家看到的还是原来的内容。',
      remedy: '请把这个文件改好，存好以后几秒钟就生效，不用重新启动。',
      since: ago(snapshot, 12),
      seenBy: [],
      acknowledged: null,
    },
    {
      id: 'ledger:lost:7-9',
      at: 'ledger',
      code: 'entries-lost',
      urgency: 'soon',
      brief: '账本少了几条',
      going: '我去看',
      words:
        '账本第 12345 到 12352 条不见了，这些号查不到了，请以群众手里的小票为准。新号接在后面发，不会重复。',
      remedy: '数据文件夹里的文件都不要删，请联系维护人员。',
      since: ago(snapshot, 3 * 24 * 60),
      seenBy: [],
      acknowledged: null,
    },
  ]
}
