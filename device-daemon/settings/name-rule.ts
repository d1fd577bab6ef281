/** 安政办〔2020〕36号 二（一）1: one form of the name for each type of station; 网点 = joint with post, bank or shop. */
const FORMS = {
  村: { pattern: /^\S+村便民服务站$/u, form: 'XX村便民服务站' },
  社区: { pattern: /^\S+社区便民服务站$/u, form: 'XX社区便民服务站' },
  网点: { pattern: /^\S+便民服务站$/u, form: 'XX便民服务站' },
} as const

export type StationType = keyof typeof FORMS

/** The form that a station's name must have, or null when it has it. */
export function nameFault(type: StationType, name: string): string | null {
  const { pattern, form } = FORMS[type]
  return pattern.test(name) ? null : form
}
