/*
 * Not by `import`: that reads every export of the module, and one of them loads a whole HTTP client, which costs a start
 * 40 ms and is never used.
 */
export const { createServer, get, STATUS_CODES } = process.getBuiltinModule('node:http')
