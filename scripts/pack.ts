// `npm run pack`: makes the key pair of a city, makes and signs 全市目录 from a configuration folder, and looks at one.
//   --new-key FILE
//   --to FILE --config DIR --key FILE --issuer NAME --version N [--from YYYY-MM-DD]
//   --check FILE
import { readFile, writeFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Fault, formatFaults } from '#daemon/content/fault.ts'
import { folderSource } from '#daemon/content/files/folder-source.ts'
import { checkGuides } from '#daemon/content/guide/check-guides.ts'
import { checkNotices } from '#daemon/content/notice/check-notices.ts'
import { packParts } from '#daemon/content/packs/pack-parts.ts'
import { isRealDay } from '#daemon/content/check/real-day.ts'
import { replaceDurably } from '#daemon/store/durable-file.ts'
import { errorCode, systemFiles } from '#daemon/store/file-system.ts'
import { PACK_ENDING, PACK_MAX_BYTES, packFile, type PackRead, readPack } from '#daemon/store/packs/pack.ts'
import { fingerprintOf, newKeyPair, publicKeyOf } from '#daemon/store/packs/pack-keys.ts'

const EXIT = { usage: 64, refused: 65, unavailable: 69, config: 78 } as const
const USAGE = [
  '用法：',
  '  npm run pack -- --new-key 钥匙文件',
  `  npm run pack -- --to 文件${PACK_ENDING} --config 配置文件夹 --key 钥匙文件 --issuer 发布单位 --version 号 [--from 年-月-日]`,
  `  npm run pack -- --check 文件${PACK_ENDING}`,
].join('\n')

/** The public key stands beside the private one. */
const publicFile = (key: string) => `${key}.pub`

type Asked = { at: 'said'; words: string } | { at: 'refused'; exit: number; words: string }
const said = (...lines: string[]): Asked => ({ at: 'said', words: lines.join('\n') })
const refused = (exit: number, words: string): Asked => ({ at: 'refused', exit, words })

/** Overwrites nothing: who loses a key can sign no more packs that stations take. */
export async function makeKey(file: string): Promise<Asked> {
  const { privateKey, publicKey } = newKeyPair()
  try {
    await writeFile(file, privateKey, { flag: 'wx', mode: 0o600 })
    await writeFile(publicFile(file), `${publicKey}\n`, { flag: 'wx' })
  } catch (error) {
    const code = errorCode(error)
    const why = code === 'EEXIST' ? '已经有这个文件，没有覆盖' : `写不进去：${code}`
    return refused(EXIT.unavailable, `没有做成：${file} ${why}`)
  }
  return said(
    `钥匙做好了：${file}（只给签目录的人，另存一份，不要发出去）`,
    `  公钥：${publicFile(file)}，发给各站，站长在 /admin 的“全市目录”里登记`,
    `  指纹：${fingerprintOf(publicKey)}（打电话核对用）`,
  )
}

type About = { config: string; key: string; issuer: string; version: number; from: string; to: string }

/** Checks the folder as a station does, signs what it holds, and reads back what it has written. */
export async function makePack({ config, key: keyFile, issuer, version, from, to }: About): Promise<Asked> {
  const privateKey = await readFile(keyFile, 'utf8').catch(() => null)
  const key = privateKey === null ? null : publicKeyOf(privateKey)
  if (privateKey === null || key === null)
    return refused(EXIT.usage, `${keyFile} 不是签目录的钥匙，应为 npm run pack -- --new-key 做的`)
  const written = await folderSource(config, (name) => join(config, name)).read()
  const guides = checkGuides(written.guide, undefined)
  const notices = checkNotices(written.notice, {
    type: undefined,
    sample: undefined,
    kiosks: null,
    windows: null,
  })
  const faults: Fault[] = [...guides.faults, ...notices.faults]
  if (faults.length > 0) return refused(EXIT.config, formatFaults(faults))
  const parts = packParts({ guide: written.guide, notices: written.notice.notices })
  const bytes = packFile({ issuer, key, version, effectiveFrom: from }, parts, privateKey)
  if (bytes.length > PACK_MAX_BYTES)
    return refused(EXIT.config, `太大了：应不超过 ${PACK_MAX_BYTES / 1024 / 1024} MB`)
  const replaced = await replaceDurably(systemFiles, to, bytes)
  if (replaced.at !== 'written') return refused(EXIT.unavailable, `没有写成：${to}（${replaced.reason}）`)
  return lookAt(await readFile(to), basename(to), key)
}

export const checkPack = async (file: string): Promise<Asked> => {
  const bytes = await readFile(file).catch(() => null)
  return bytes === null ? refused(EXIT.usage, `读不了 ${file}`) : lookAt(bytes, basename(file))
}

/** `key`: the one that it should be signed with, where that is known. */
function lookAt(bytes: Buffer, name: string, key?: string): Asked {
  // Whose key it is, a station knows; here the signature is told to be whole, by which key.
  const unknown = readPack(bytes, [])
  const signer = unknown.at === 'refused' && unknown.code === 'foreign' ? unknown.key : null
  const read: PackRead = signer === null ? unknown : readPack(bytes, [{ name: '', key: key ?? signer }])
  if (read.at === 'refused') return refused(EXIT.refused, `${name}：${REFUSED_WORDS[read.code]}`)
  const { manifest, parts } = read.pack
  const count = (folder: string) => Object.keys(parts).filter((part) => part.startsWith(folder)).length
  return said(
    `${name}：完整，没有改过`,
    `  ${manifest.issuer} 第 ${manifest.version} 号，${manifest.effectiveFrom} 起；办事指南 ${count('guide/')} 份，通知 ${count('notice/')} 条，${Math.ceil(bytes.length / 1024)} KB`,
    `  签名的钥匙：${fingerprintOf(manifest.key)}（是不是市里的，请核对）`,
    `  编号：${read.sha256}`,
  )
}

const REFUSED_WORDS: Readonly<Record<Extract<PackRead, { at: 'refused' }>['code'], string>> = {
  'too-large': '太大了，不是全市目录',
  'no-pack': '不是全市目录',
  'newer-format': '是新版程序做的，先升级程序再看',
  unsigned: '没有签名，不能用',
  damaged: '不完整，或者被改过，不能用',
  foreign: '不是用这把钥匙签的',
}

async function main(): Promise<Asked> {
  const flags = readArguments()
  if (flags === null) return refused(EXIT.usage, USAGE)
  const { to, config, key, issuer, version, from } = flags
  if (flags['new-key'] !== undefined) return makeKey(resolve(flags['new-key']))
  if (flags.check !== undefined) return checkPack(resolve(flags.check))
  if (!to || !config || !key || !issuer || !/^[1-9]\d{0,5}$/.test(version ?? '') || issuer.length > 40)
    return refused(EXIT.usage, USAGE)
  if (from !== undefined && !isRealDay(from))
    return refused(EXIT.usage, `--from 应为：年-月-日，写的是 ${from}`)
  return makePack({
    to: resolve(to),
    config: resolve(config),
    key: resolve(key),
    issuer,
    version: Number(version),
    from: from ?? Temporal.Now.plainDateISO('Asia/Shanghai').toString(),
  })
}

function readArguments() {
  const text = { type: 'string' } as const
  try {
    return parseArgs({
      options: {
        'new-key': text,
        to: text,
        config: text,
        key: text,
        issuer: text,
        version: text,
        from: text,
        check: text,
      },
    }).values
  } catch {
    return null
  }
}

if (import.meta.main) {
  const asked = await main()
  if (asked.at === 'refused') process.exitCode = asked.exit
  const out = asked.at === 'said' ? process.stdout : process.stderr
  out.write(`${asked.words}\n`)
}
