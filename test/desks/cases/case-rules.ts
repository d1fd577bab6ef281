const limits = {
  entrusted: 1,
  registered: 2,
  submitted: 5,
  resulted: 2,
  delivered: 5,
  'called-back': 5,
}
const lights = { amberWorkdays: 3, redWorkdays: 1 }
const tables: [] = []
const accounts = {}

/** How a station that has no calendar shows its cases: lights, limits of 帮办代办, accounts as they are called. */
export const caseRules = {
  tables: () => tables,
  lights: () => lights,
  limits: () => limits,
  nameOf: (account: string) => account,
  accounts: () => accounts,
}
