// `npm run build`: the screens, once for the browser and once for the daemon, which renders the home page itself.
// `--watch` builds again whenever a source changes.
import { build } from 'vite'
import { client, phone, server, surfaces } from '../kiosk-ui/vite.config.ts'
import { beginScreensStamp } from './setup.mjs'

const watch = process.argv.includes('--watch')
const writeStamp = beginScreensStamp()

for (const bundle of [client, surfaces, phone, server]) {
  await build({ ...bundle, configFile: false, build: { ...bundle.build, ...(watch ? { watch: {} } : {}) } })
}
if (!watch) writeStamp()
