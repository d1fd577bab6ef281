/** How a station that has no calendar shows its cases: lights, limits of 帮办代办, accounts as they are called. */
export const caseRules = {
  tables: () => [],
  lights: () => ({ amberWorkdays: 3, redWorkdays: 1 }),
  limits: () => ({
    entrusted: 1,
    registered: 2,
    submitted: 5,
    resulted: 2,
    delivered: 5,
    'called-back': 5,
  }),
  nameOf: (account: string) => account,
}
