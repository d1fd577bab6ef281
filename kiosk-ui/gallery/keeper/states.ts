import type { KeeperCheck, KeeperPart, KeeperReply } from '#contract/keeper.ts'
import type { HealthState } from '../../keeper/health.ts'
import type { GalleryState } from '../state.ts'

type KeeperFixture = { state: HealthState; answers?: never }

/** As a station with three listeners has it on a good day. */
const checks: readonly KeeperCheck[] = [
  {
    part: 'daemon',
    title: '程序',
    facts: [
      { name: '版本', value: '0.1.0，Node 26.4.0' },
      { name: '启动', value: '2026-11-23 08:01:12' },
      { name: '内存', value: '96 MB，机器共 4.1 GB' },
      { name: '机器开机', value: '2026-11-23 08:00:40' },
      { name: '系统', value: 'Debian GNU/Linux 12 (bookworm)，Linux 6.1.0-56-amd64，x64' },
    ],
    faults: [],
  },
  { part: 'ledger', title: '账本', facts: [{ name: '记了', value: '48213 条' }], faults: [] },
  {
    part: 'disk',
    title: '硬盘',
    facts: [
      { name: '还空着', value: '51.2 GB' },
      { name: '一共', value: '62.0 GB' },
    ],
    faults: [],
  },
  {
    part: 'devices',
    title: '设备',
    facts: [
      { name: 'printer-1', value: '能用（escpos，/dev/usb/lp0）' },
      { name: 'reader-1', value: '能用（sdt，/dev/serial/by-path/pci-0000:00:14.0-usb-0:3:1.0-port0）' },
    ],
    faults: [],
  },
  {
    part: 'screens',
    title: '屏幕',
    facts: [
      { name: 'kiosk-1', value: '连着' },
      { name: '大厅大屏', value: '1 块连着' },
    ],
    faults: [],
  },
  {
    part: 'clock',
    title: '时钟',
    facts: [
      { name: '现在', value: '2026-11-23 09:12:30（Asia/Shanghai）' },
      { name: '和时间服务器对过', value: '对过' },
    ],
    faults: [],
  },
  {
    part: 'network',
    title: '网络',
    facts: [
      { name: '地址', value: 'enp1s0 192.168.1.20/24' },
      { name: '自助终端', value: '127.0.0.1 端口 8080' },
      { name: '大屏和工作人员', value: '192.168.1.20 端口 8443' },
    ],
    faults: [],
  },
  { part: 'update', title: '升级', facts: [{ name: '最近一次', value: '还没有升级过。' }], faults: [] },
  {
    part: 'backup',
    title: '备份',
    facts: [
      { name: '最近一次', value: '2026-11-20 17:40:02' },
      { name: '在', value: 'USB/station-2026-11-20-1740.tar.gz，12 MB' },
    ],
    faults: [],
  },
]

type Faults = Partial<Record<KeeperPart, KeeperCheck['faults']>>
/** What stands in the place of a fact of the good day, by its name. */
type Facts = Readonly<Record<string, string>>

const health = (faults: Faults = {}, instead: Facts = {}): KeeperReply => ({
  station: '凌河社区便民服务站',
  time: '2026-11-23 09:12:30',
  checks: checks.map(({ part, title, facts }) => ({
    part,
    title,
    facts: facts.map(({ name, value }) => ({ name, value: instead[name] ?? value })),
    faults: faults[part] ?? [],
  })),
})

const troubled = health(
  {
    ledger: [
      {
        code: 'disk-full',
        urgency: 'now',
        words: '硬盘满了，群众取不了新号。已经取了的号照常叫、照常办。',
        remedy: '请联系维护人员，给硬盘腾出地方。腾出来以后自动恢复。',
      },
    ],
    disk: [
      {
        code: 'disk-low',
        urgency: 'soon',
        words: '数据所在的盘只剩 0 MB。',
        remedy:
          '看看什么占了地方：journalctl --vacuum-size=100M；df -h；别的程序的文件挪走。/var/lib/station-kiosk 里的不要删。',
      },
    ],
    devices: [
      {
        code: 'device-down',
        urgency: 'now',
        words: '小票打印机连不上了。取号照常，号码只显示在屏幕上，没有小票。',
        remedy: '请看一看它的电源和数据线。还是不行，请联系维护人员，告诉他设备编号 printer-1（ENOENT）。',
      },
    ],
    clock: [
      {
        code: 'clock-not-set',
        urgency: 'soon',
        words: '开机以来还没有和时间服务器对上时间。钟是对的，就不影响取号。',
        remedy:
          "核对上面的时间。错了：timedatectl set-time 'YYYY-MM-DD hh:mm'；有网的，看 timedatectl timesync-status。",
      },
    ],
  },
  {
    还空着: '0 MB',
    'printer-1': '连不上：ENOENT（escpos，/dev/usb/lp0）',
    和时间服务器对过: '还没有',
  },
)

const shown = (name: string, state: HealthState): GalleryState<KeeperFixture> => ({
  name,
  screen: name,
  fixture: () => ({ state }),
})

export const keeperStates: readonly GalleryState<KeeperFixture>[] = [
  shown('asking', { at: 'asking' }),
  shown('well', { at: 'told', health: health() }),
  shown('troubled', { at: 'told', health: troubled }),
  shown('away', { at: 'away', last: health() }),
  shown('never-answered', { at: 'away', last: null }),
]
