// Debian packages that tests need beside npm's. The product itself needs none of them. Runs on Node 20.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { run, step } from './setup.mjs'

const packagesFor = {
  unit: ['socat', 'strace', 'systemd', 'udev'],
  browser: ['chromium-headless-shell', 'fonts-noto-cjk', 'socat', 'udev'],
  package: ['debootstrap', 'systemd-container'],
  breakout: ['chromium', 'fonts-noto-cjk', 'xdotool', 'xvfb'],
  image: [
    'debootstrap',
    'dosfstools',
    'e2fsprogs',
    'fdisk',
    'mtools',
    'ovmf',
    'qemu-system-x86',
    'squashfs-tools',
  ],
  hardware: [
    'busybox-static',
    'cage',
    'chromium',
    // The guest runs in a chroot, where nobody gets a namespace of users.
    'chromium-sandbox',
    'cpio',
    'fonts-noto-cjk',
    'iproute2',
    'kmod',
    'pcscd',
    'qemu-system-x86',
    'udev',
    'vsmartcard-vpcd',
    'xwayland',
  ],
}

/**
 * Installs what the named suites lack. Needs root for that; otherwise names it.
 * @param {(keyof typeof packagesFor)[]} suites
 * @returns {Promise<import('./setup.mjs').Outcome>}
 */
export async function prepareDebianPackages(suites) {
  const missing = [...new Set(suites.flatMap((suite) => packagesFor[suite]))].filter(
    (name) => !isInstalled(name),
  )
  if (missing.length === 0) return { at: 'ok' }
  const command = `apt-get update && apt-get install -y --no-install-recommends ${missing.join(' ')}`
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    return { at: 'failed', words: `测试还缺这些 Debian 软件包，请以 root 运行：\n  ${command}` }
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return step(`安装测试用的 Debian 软件包（${missing.join('、')}）`, async () => {
    // A mirror that is partly down may still serve these, so the install alone decides.
    const updated = await run('apt-get', ['update'], env)
    if (updated.at === 'stopped') return updated
    return run('apt-get', ['install', '-y', '--no-install-recommends', ...missing], env)
  })
}

/** @param {string} name */
function isInstalled(name) {
  const query = spawnSync('dpkg-query', ['-W', '-f=${Status}', name], { encoding: 'utf8' })
  return query.status === 0 && query.stdout.endsWith(' installed')
}
