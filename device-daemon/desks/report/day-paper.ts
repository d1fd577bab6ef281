import type { Paper, PaperBlock } from '#contract/paper.ts'
import type { DayReport, PlaceFigures, Spread } from '#contract/report.ts'
import { fullDate } from '#daemon/full-date.ts'

type DayPaperFacts = {
  stationName: string
  sample: boolean
  /** HH:MM of an instant by the station's wall clock. */
  timeOf(instant: string): string
}

const rule: PaperBlock = { at: 'rule', heavy: false }
const heavyRule: PaperBlock = { at: 'rule', heavy: true }

/** 日结单: what a day has come to, by window and person, to be signed and kept. */
export function dayPaper(report: DayReport, { stationName, sample, timeOf }: DayPaperFacts): Paper {
  const { day, at, asOf, totals, windows, people, letters, stops } = report
  const { taken, served, noShows, cancelled, left, waiting, service, longestWait } = totals
  return {
    blocks: [
      ...(sample ? [text('【示例】仅供试用', 'center', true)] : []),
      text(stationName, 'center', true),
      { at: 'text', text: '日结单', align: 'center', size: 2, bold: true },
      text(fullDate(day), 'center'),
      ...(at === 'going-on' ? [text(`${timeOf(asOf)} 的情况，这一天还没有过完`, 'center')] : []),
      heavyRule,
      line('取号', `${taken}`, true),
      line('办完', `${served}`, true),
      line('过号', `${noShows}`),
      line('取消', `${cancelled}`),
      line(at === 'over' ? '没有办' : '在等在办', `${left}`),
      ...letters.map(({ letter, first, last, count }) =>
        line(`${letter} 字号`, first === last ? `${first}，1 个` : `${first} 到 ${last}，${count} 个`),
      ),
      rule,
      line('等候（一半 / 九成以内）', spread(waiting)),
      line('办理（一半 / 九成以内）', spread(service)),
      ...(longestWait === null
        ? []
        : [line(`等得最久 ${longestWait.number}`, `${Math.round(longestWait.seconds / 60)} 分钟`)]),
      ...stops.map(({ at: since, by, resumedAt }) =>
        line(`停止取号（${by}）`, `${timeOf(since)} 到 ${resumedAt === null ? '最后' : timeOf(resumedAt)}`),
      ),
      ...places('窗口', windows),
      ...places('人员', people),
      heavyRule,
      line('签字', '________________'),
    ],
  }
}

/** Those that did nothing take no paper. */
function places(title: string, all: readonly PlaceFigures[]): PaperBlock[] {
  const some = all.filter(
    ({ called, served, noShows, cancelled }) => called + served + noShows + cancelled > 0,
  )
  return some.length === 0
    ? []
    : [
        heavyRule,
        text(title, 'left', true),
        ...some.flatMap(({ name, called, served, noShows, cancelled, waiting, service }): PaperBlock[] => [
          line(name, `办完 ${served}`, true),
          text(`叫到 ${called}，过号 ${noShows}，取消 ${cancelled}`),
          text(`等候 ${spread(waiting)}，办理 ${spread(service)}`),
        ]),
      ]
}

function spread({ median, ninetieth }: Spread): string {
  const minutes = (seconds: number) => Math.round(seconds / 60)
  return median === null || ninetieth === null ? '没有' : `${minutes(median)} / ${minutes(ninetieth)} 分钟`
}

function text(words: string, align: 'left' | 'center' = 'left', bold = false): PaperBlock {
  return { at: 'text', text: words, align, size: 1, bold }
}

function line(left: string, right: string, bold = false): PaperBlock {
  return { at: 'ends', left, right, bold }
}
