import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  EMPTY_CLASS,
  LONG_TEXT_TITLE,
  LONG_TITLE,
  PLAIN_TABLE_TITLE,
} from '../../kiosk-ui/gallery/made-up/notices.ts'

const paragraph =
  '各村（居）民小组、各驻站单位：为进一步规范便民服务站工作，方便群众就近办事，根据有关文件精神，结合本社区实际，现将有关事项公布如下，请群众监督；对公布内容有疑问的，可以到便民服务站服务台询问，也可以拨打站点电话反映，工作人员会在规定时间内答复。'

const surname = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨㙍𠮷䶮㛃']
/** As many households as a list of this kind has in a large community. */
const HOUSEHOLDS = 40

const publicity = `---
title: ${LONG_TITLE}
publisher: 石埠子镇召忽管理区召忽社区便民服务站
publishedAt: today
until: today+6
objection:
  contact: 石埠子镇人民政府社会事务办公室（民政办）、召忽社区居务监督委员会
  phone: 0536-4321234 转 8016
  place: 石埠子镇人民政府便民服务中心一楼东厅（召忽小学东邻）
source: 农村最低生活保障审核确认办法
sample: true
---

${paragraph}

# 名单

| 序号 | 户主 | 村（居）民小组 | 保障人数 | 上次核定结果 | 本次核定结果 | 变动原因 | 备注 |
|---|---|---|---|---|---|---|---|
${Array.from({ length: HOUSEHOLDS }, (_, i) => `| ${i + 1} | ${surname[i % surname.length]}** | 第${(i % 9) + 1}小组 | ${(i % 4) + 1} | 二类 | 一类 | 家庭共同生活成员患重大疾病，医疗费用支出较大，经入户核查、邻里访问和信息核对后调整 | 按季复核 |`).join('\n')}

${paragraph}
`

const accounts = `---
title: ${PLAIN_TABLE_TITLE}
publisher: 召忽社区居民委员会
publishedAt: today-1
sample: true
---

| 日期 | 项目 | 金额（元） |
|---|---|---|
${Array.from({ length: 48 }, (_, i) => `| 10月${(i % 30) + 1}日 | 公益维护第${i + 1}笔 | ${1200 + i * 37} |`).join('\n')}
`

const rules = `---
title: ${LONG_TEXT_TITLE}
publisher: 召忽社区便民服务站
publishedAt: today-20
sample: true
---

# 总则

${paragraph.repeat(5)}

## 受理

${Array.from({ length: 12 }, (_, i) => `${i + 1}. ${paragraph.slice(0, 20 + i * 9)}`).join('\n')}

---

### 附则

- **综合受理**：${paragraph}
- ${paragraph}

网址：https://${'gongkai'.repeat(14)}.example
`

/** Puts the longest notices that a real board has beside the shipped ones, and empties one class. */
export async function writeLongBoard(configDir: string): Promise<void> {
  const notices = join(configDir, 'notices')
  await put(notices, '低保公示', 'sample-longest', publicity)
  await put(notices, '财务公开', 'sample-accounts', accounts)
  await put(notices, '规章制度', 'sample-rules', rules)
  for (const name of await readdir(join(notices, EMPTY_CLASS))) await rm(join(notices, EMPTY_CLASS, name))
}

async function put(notices: string, of: string, name: string, text: string): Promise<void> {
  await mkdir(join(notices, of), { recursive: true })
  await writeFile(join(notices, of, `${name}.md`), text)
}
