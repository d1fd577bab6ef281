import type { KeeperCheck, KeeperFault, KeeperPart } from '#contract/keeper.ts'
import type { KeeperFacts } from '#daemon/desks/keeper/keeper-facts.ts'
import { updateStateWords } from './updates.ts'

/** Below this the disk is told of while it still takes everything; the ledger's own reserve is far smaller. */
const DISK_LOW_BYTES = 500_000_000

/** Which troubles of the station belong to a part of the machine. Queues, cases and bookings are no keeper's business. */
const partOf: Readonly<Record<string, KeeperPart>> = {
  ledger: 'ledger',
  data: 'ledger',
  contents: 'daemon',
  device: 'devices',
  screen: 'screens',
  clock: 'clock',
  update: 'update',
  backup: 'backup',
}

type Facts = KeeperCheck['facts']

/** Every part of the machine in words, in the order in which a technician looks. */
export function keeperChecks(facts: KeeperFacts): KeeperCheck[] {
  const standing = facts.troubles.flatMap(({ at, code, urgency, words, remedy }) => {
    const part = partOf[at]
    return part === undefined ? [] : [{ part, fault: { code, urgency, words, remedy } }]
  })
  const check = (part: KeeperPart, title: string, of: Facts, own: KeeperFault[] = []): KeeperCheck => ({
    part,
    title,
    facts: of,
    faults: [...own, ...standing.flatMap((each) => (each.part === part ? [each.fault] : []))],
  })
  return [
    check('daemon', '程序', daemonFacts(facts)),
    check('ledger', '账本', [{ name: '记了', value: `${facts.entries} 条` }]),
    check('disk', '硬盘', diskFacts(facts), diskFaults(facts)),
    check('devices', '设备', deviceFacts(facts)),
    check('screens', '屏幕', screenFacts(facts)),
    check('clock', '时钟', clockFacts(facts), clockFaults(facts)),
    check('network', '网络', networkFacts(facts), networkFaults(facts)),
    check('update', '升级', updateFacts(facts)),
    check('backup', '备份', backupFacts(facts)),
  ]
}

/** `2026-11-28 17:43:34` by the clock of a zone. */
export function wallTime(epochMs: number, timeZone: string): string {
  const { year, month, day, hour, minute, second } = Temporal.Instant.fromEpochMilliseconds(
    Math.floor(epochMs),
  ).toZonedDateTimeISO(timeZone)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`
}

function daemonFacts({ version, node, startedAt, timeZone, machine }: KeeperFacts): Facts {
  return [
    { name: '版本', value: `${version}，Node ${node}` },
    { name: '启动', value: wallTime(startedAt, timeZone) },
    {
      name: '内存',
      value: `${sizeWords(machine.memory.daemonBytes)}，机器共 ${sizeWords(machine.memory.totalBytes)}`,
    },
    { name: '机器开机', value: wallTime(machine.bootedAt, timeZone) },
    {
      name: '系统',
      value: [machine.system, `Linux ${machine.kernel}`, machine.arch]
        .filter((part) => part !== null)
        .join('，'),
    },
  ]
}

function diskFacts({ machine: { disk } }: KeeperFacts): Facts {
  if (disk === null) return [{ name: '数据所在的盘', value: '问不到' }]
  return [
    { name: '还空着', value: sizeWords(disk.freeBytes) },
    { name: '一共', value: sizeWords(disk.totalBytes) },
  ]
}

function diskFaults({ machine: { disk } }: KeeperFacts): KeeperFault[] {
  if (disk === null || disk.freeBytes >= DISK_LOW_BYTES) return []
  return [
    {
      code: 'disk-low',
      urgency: 'soon',
      words: `数据所在的盘只剩 ${sizeWords(disk.freeBytes)}。`,
      remedy:
        '看看什么占了地方：journalctl --vacuum-size=100M；df -h；别的程序的文件挪走。/var/lib/station-kiosk 里的不要删。',
    },
  ]
}

function deviceFacts({ devices }: KeeperFacts): Facts {
  if (devices.length === 0) return [{ name: '配置的设备', value: '没有' }]
  return devices.map(({ id, driver, wire, health }) => ({
    name: id,
    value: `${healthWords(health)}（${driver}，${wire}）`,
  }))
}

function healthWords(health: KeeperFacts['devices'][number]['health']): string {
  switch (health.at) {
    case 'opening':
      return '正在连接'
    case 'ready':
      return health.conditions.length === 0 ? '能用' : `能用：${health.conditions.join('、')}`
    case 'attention':
      return `要看一看：${health.conditions.join('、')}`
    case 'down':
      return `连不上：${health.reason}`
  }
}

function screenFacts({ screens: { kiosks, halls }, timeZone }: KeeperFacts): Facts {
  const since = (lastSeen: string | null) =>
    lastSeen === null ? '启动以来没有连过' : `没有连着，最后一次 ${wallTime(Date.parse(lastSeen), timeZone)}`
  return [
    ...kiosks.map(({ id, at, lastSeen }) => ({ name: id, value: at === 'open' ? '连着' : since(lastSeen) })),
    { name: '大厅大屏', value: halls.open > 0 ? `${halls.open} 块连着` : since(halls.lastSeen) },
  ]
}

function clockFacts({ now, timeZone, clockSet }: KeeperFacts): Facts {
  const set = { true: '对过', false: '还没有', null: '系统没有说' }[`${clockSet}`]
  return [
    { name: '现在', value: `${wallTime(now, timeZone)}（${timeZone}）` },
    { name: '和时间服务器对过', value: set },
  ]
}

function clockFaults({ clockSet }: KeeperFacts): KeeperFault[] {
  if (clockSet !== false) return []
  return [
    {
      code: 'clock-not-set',
      urgency: 'soon',
      words: '开机以来还没有和时间服务器对上时间。钟是对的，就不影响取号。',
      remedy:
        "核对上面的时间。错了：timedatectl set-time 'YYYY-MM-DD hh:mm'；有网的，看 timedatectl timesync-status。",
    },
  ]
}

function networkFacts({ machine: { addresses }, listeners }: KeeperFacts): Facts {
  const names = { kiosk: '自助终端', staff: '大屏和工作人员', phone: '手机看号' }
  return [
    { name: '地址', value: addresses.length === 0 ? '没有' : addresses.join('，') },
    ...listeners.map(({ at, host, port }) => ({ name: names[at], value: `${host} 端口 ${port}` })),
  ]
}

function networkFaults({ machine: { addresses }, listeners }: KeeperFacts): KeeperFault[] {
  if (addresses.length > 0 || listeners.every(({ at }) => at === 'kiosk')) return []
  return [
    {
      code: 'no-network',
      urgency: 'now',
      words: '这台机器没有网络地址，大屏、窗口屏、工作人员的电脑和手机都连不上。自助取号照常。',
      remedy: '看网线和交换机的灯：ip addr；networkctl 或 nmcli。地址来了自己接着用，不用重启。',
    },
  ]
}

function updateFacts({ update }: KeeperFacts): Facts {
  return [
    { name: '最近一次', value: update === null ? '这台机器不是用软件包装的' : updateStateWords(update) },
  ]
}

function backupFacts({ backup, timeZone }: KeeperFacts): Facts {
  if (backup === null) return [{ name: '最近一次', value: '还没有备份过' }]
  const { time, place, file, bytes } = backup
  return [
    { name: '最近一次', value: wallTime(Date.parse(time), timeZone) },
    { name: '在', value: `${place}/${file}，${sizeWords(bytes)}` },
  ]
}

const sizeWords = (bytes: number): string =>
  bytes < 1_000_000_000 ? `${Math.round(bytes / 1_000_000)} MB` : `${(bytes / 1_000_000_000).toFixed(1)} GB`
