/**
 * What people hold, as line drawings in a field 120 wide and 84 high, for a pen 4 wide: SVG path data of M, L, H, V, C,
 * A and Z alone. Screens stroke the path, printers get its dots (protocols/escpos/stroke-dots.ts), so that a material
 * looks the same in both.
 */
const id =
  'M10 8h100a6 6 0 0 1 6 6v56a6 6 0 0 1-6 6h-100a6 6 0 0 1-6-6v-56a6 6 0 0 1 6-6zM16 25h26M16 38h44M16 51h44M16 64h56M80 20h26v34h-26zM88 32a5 5 0 1 0 10 0a5 5 0 1 0-10 0M85 54c0-8 3-11 8-11c5 0 8 3 8 11'
const householdBook =
  'M28 4h60v68h-60zM33 6v64M37 6v64M41 4v68M88 11h7v69h-59v-5M54 26a11 11 0 1 0 22 0a11 11 0 1 0-22 0M52 49h26M57 60h16'
const bankCard =
  'M10 8h100a6 6 0 0 1 6 6v56a6 6 0 0 1-6 6h-100a6 6 0 0 1-6-6v-56a6 6 0 0 1 6-6zM16 22h46M89 27a8 8 0 1 0 16 0a8 8 0 1 0-16 0M16 32h28v22h-28zM16 43h9M35 43h9M30 32v22M54 37a8 8 0 0 1 0 12M62 33a14 14 0 0 1 0 20M16 66h20M46 66h20M76 66h20'
const passbook =
  'M12 14h96v56h-96zM60 14v56M24 26l10 12l10-12M34 38v20M26 42h16M26 50h16M70 30h28M70 42h28M70 54h28'
const form =
  'M30 4h44l16 16v60h-60zM74 4v16h16M42 32h9v9h-9zM42 48h9v9h-9zM42 64h9v8h-9zM60 37h20M60 53h20M60 69h20'
const signed =
  'M30 4h44l16 16v60h-60zM74 4v16h16M42 30h20M42 42h36M42 66c3-9 8-9 7-1c-1 8 5 4 8-1M66 62a8 8 0 1 0 16 0a8 8 0 1 0-16 0'
const photo = 'M34 4h52v76h-52zM50 34a10 10 0 1 0 20 0a10 10 0 1 0-20 0M42 68c0-12 6-18 18-18c12 0 18 6 18 18'
const certificate =
  'M8 12h46a6 6 0 0 1 6 6v56a6 6 0 0 0-6-6h-46zM112 12h-46a6 6 0 0 0-6 6v56a6 6 0 0 1 6-6h46zM20 24h20v24h-20zM20 58h26M72 26h28M72 38h28M82 54a7 7 0 1 0 14 0a7 7 0 1 0-14 0'
const stamped =
  'M30 4h44l16 16v60h-60zM74 4v16h16M42 28h22M42 40h36M42 52h12M58 62a10 10 0 1 0 20 0a10 10 0 1 0-20 0M63 62h10M68 57v10'
const medical = 'M30 4h44l16 16v60h-60zM74 4v16h16M60 26v24M48 38h24M42 62h36M42 72h24'
const bill =
  'M32 4h56v76l-9-7l-9 7l-10-7l-10 7l-9-7l-9 7zM50 16l10 11l10-11M60 27v20M51 31h18M51 39h18M44 58h32'
const house = 'M16 40l44-34l44 34M28 32v46h64v-46M50 78v-24h20v24'
const land =
  'M8 70c18-16 34-16 52 0c18-16 34-16 52 0M60 70v-42M60 40c-12 0-18-6-18-16c12 0 18 6 18 16M60 34c12 0 18-6 18-16c-12 0-18 6-18 16'
const words = 'M16 8h88v50h-50l-18 18v-18h-20zM30 24h60M30 40h40'
const person =
  'M28 24a12 12 0 1 0 24 0a12 12 0 1 0-24 0M14 74c0-18 8-28 26-28c18 0 26 10 26 28M80 8h26v68h-26zM88 66h10'
const sheets = 'M38 4h40l16 16v50h-56zM78 4v16h16M50 32h30M50 44h30M50 56h20M38 14h-12v66h56v-10'

/** By the first word that a material's name holds; the order decides where several do. */
const byWord: readonly (readonly [words: RegExp, drawing: string])[] = [
  [/照片/, photo],
  [/委托书|授权书|承诺书|情况说明/, signed],
  [/存折/, passbook],
  [/银行卡|社会?保障?卡$/, bankCard],
  [/申请(?!人)|申报表|申领表|登记表|投保清单/, form],
  [/残疾人证$|残疾人证、|学生证|退伍证|居住证|营业执照|结婚证|婚姻/, certificate],
  [/身份证/, id],
  [/户口簿/, householdBook],
  [/诊断|病历/, medical],
  [/结算单|票据/, bill],
  [/证明|介绍信|函调信|盖章|凭证/, stamped],
  [/宅基地|房屋/, house],
  [/土地/, land],
  [/诉求/, words],
  [/联系|身份信息|去向/, person],
]

/** The drawing of a material, by its name; of one that nothing is known about, sheets of paper. */
export function drawingOf(name: string): string {
  return byWord.find(([words]) => words.test(name))?.[1] ?? sheets
}
