// Runs in the machine: opens each address with the browser of the screens and prints which of them it let through.
const [program, profiles, ...addresses] = process.argv.slice(2)
const { openBrowser } = await import(program)
const browser = await openBrowser({
  program: '/usr/bin/chromium',
  profiles,
  first: 'about:blank',
  // A container has neither a display nor namespaces to give away.
  flags: ['--headless=new', '--no-sandbox', '--disable-gpu'],
})
const opened = []
// What is no address at all is refused in another way.
for (const address of addresses) if (await browser.open(address).catch(() => false)) opened.push(address)
browser.kill()
await browser.ended
process.stdout.write(`${JSON.stringify(opened)}\n`)
