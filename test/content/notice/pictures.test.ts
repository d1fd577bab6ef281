import { describe, expect, test } from 'vitest'
import { readMarkdown } from '#daemon/content/notice/markdown.ts'
import { checkBeforePublishing } from '#daemon/content/notice/check-before-publishing.ts'
import { missingPictures } from '#daemon/content/notice/pictures.ts'

const NAME = `${'0123456789abcdef'.repeat(4)}-1240x1754.jpg`
const PICTURE = { at: 'picture', media: NAME, width: 1240, height: 1754 } as const

const read = (body: string) => readMarkdown(body, 1, { bold: true })
const faultsOf = (body: string) => read(body).faults.map(({ line, message }) => `${line} ${message}`)

describe('a picture in a notice', () => {
  test.for([
    ['by itself', `![停水的地方](media:${NAME})`, ['停水的地方']],
    ['between lines of text', `明天停水。\n![停水的地方](media:${NAME})\n请互相转告。`, ['停水的地方']],
    ['with brackets in what is said of it', `![表\\[一\\]](media:${NAME})`, ['表[一]']],
    ['one after another', `![一](media:${NAME})\n![二](media:${NAME})`, ['一', '二']],
  ] as const)('is one in its own line, %s', ([, body, descriptions]) => {
    const { blocks, faults } = read(body)
    expect(faults).toEqual([])
    expect(blocks.filter(({ at }) => at === 'picture')).toEqual(
      descriptions.map((description) => ({ ...PICTURE, description })),
    )
  })

  test.for([
    ['without a description', `![](media:${NAME})`, '没有说明'],
    ['described at more length than anybody hears', `![${'长'.repeat(2001)}](media:${NAME})`, '太长'],
    ['in a line with words', `见图 ![图](media:${NAME})`, '单独占一行'],
    ['with words behind it', `![图](media:${NAME}) 如上`, '单独占一行'],
    ['beside another', `![一](media:${NAME})![二](media:${NAME})`, '单独占一行'],
    ['in a list', `- ![图](media:${NAME})`, '单独占一行'],
    ['in a table', `| 甲 |\n|---|\n| ![图](media:${NAME}) |`, '单独占一行'],
    ['with a title of its own', `![图](media:${NAME} "标题")`, 'media:'],
    ['from elsewhere', '![图](https://example.cn/a.jpg)', 'media:'],
    ['with a made-up name', '![图](media:../../staff.json)', '没有这张图片'],
    ['with a kind that is none', `![图](media:${NAME.replace('.jpg', '.svg')})`, '没有这张图片'],
  ] as const)('%s is refused in words', ([, body, words]) => {
    expect(faultsOf(body)).toEqual([expect.stringContaining(words)])
  })

  test('that this station does not have keeps the notice from being published', () => {
    const body = `明天停水。\n\n![图](media:${NAME})`
    expect(missingPictures({ body }, () => false)).toMatchObject([{ path: ['body', 2], blocks: true }])
    expect(missingPictures({ body }, (name) => name === NAME)).toEqual([])
  })

  test('where names must be masked reminds its writer to look at it, and what is said of it is checked', () => {
    const board = {
      id: 'board',
      name: 'board.yaml',
      value: {
        classes: [
          { name: '低保公示', kind: '公示', masking: true, unit: '条', publishEvery: null, online: '待核定' },
        ],
      },
      faults: [],
      doubts: [],
      fault: () => ({ file: '', path: '', line: null, message: '' }),
      asWritten: () => undefined,
    }
    const findings = (description: string) =>
      checkBeforePublishing(
        {
          class: '低保公示',
          title: '名单',
          publishedAt: '2026-11-12',
          body: `![${description}](media:${NAME})`,
        },
        board,
        {},
      )
    expect(findings('名单一页')).toMatchObject([{ path: ['body', 0], blocks: false }])
    expect(findings('患尿毒症的一户')).toContainEqual(expect.objectContaining({ blocks: true }))
  })
})
