import { useState } from 'preact/hooks'
import type { ChangeDeviceBody, DeviceSetupReply, StaffDeviceView } from '#contract/device.ts'
import type { Trouble } from '#contract/trouble.ts'
import { newCommandId } from '../../link/command-id.ts'
import { Qr } from '../../parts/qr.tsx'
import { TouchButton } from '../../parts/touch-button.tsx'
import { words as staff } from '../../staff/words.ts'
import { useAsk } from '../../staff/use-ask.ts'
import type { Admin } from '../admin.ts'
import { PanelHead } from '../panel-head.tsx'
import type { Finding } from '../editing/bound.ts'
import { whenWords } from '../editing/words.ts'
import { useAnswer } from '../use-answer.ts'
import { DeviceForm } from './device-form.tsx'
import { Displays } from './displays.tsx'
import { mayChange } from './may-change.ts'
import { Screens } from './screens.tsx'
import { words } from './words.ts'

/** Every device with how it is, since when, what to do, and a press that tries it. */
export function DevicesPage({ admin, place }: { admin: Admin; place: string }) {
  const troubles = admin.troubles.value
  const [changes, setChanges] = useState(0)
  /** Whose form is open: one at a time, because its fields are named by what they change. */
  const [formOf, setFormOf] = useState<string | null>(null)
  const read = useAnswer(
    () => admin.api.ask('GET /api/staff/devices', { params: {} }),
    `${changes} ${admin.moved.value} ${JSON.stringify(troubles.map(({ id, code }) => `${id} ${code}`))}`,
  )
  const screens = useAnswer(() => admin.api.ask('GET /api/staff/screens', { params: {} }), admin.moved.value)
  if (read === null) return <p class="opening">{words.opening}</p>
  return (
    <section class="devices panel-column" aria-label={words.title}>
      <PanelHead title={words.title}>
        <p>
          {read.devices.length === 0 ? words.none : words.about + (mayChange(admin) ? words.elsewhere : '')}
        </p>
      </PanelHead>
      {/* It scrolls in its own place, by keys as well. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must take the focus */}
      <div class="scrolls" role="group" tabIndex={0} aria-label={words.title}>
        <ul class="devices-all">
          {read.devices.map((device) => (
            <Device
              key={device.id}
              admin={admin}
              device={device}
              trouble={troubles.find(({ id }) => id === `device:${device.id}`)}
              isMeant={place === device.id}
              form={formOf === null ? 'none' : formOf === device.id ? 'here' : 'elsewhere'}
              onForm={(at) => setFormOf(at === 'open' ? device.id : null)}
              onChanged={() => setChanges((count) => count + 1)}
            />
          ))}
        </ul>
        <Displays admin={admin} />
        {screens && <Screens admin={admin} of={screens} />}
      </div>
    </section>
  )
}

type DeviceProps = {
  admin: Admin
  device: StaffDeviceView
  trouble: Trouble | undefined
  isMeant: boolean
  form: 'none' | 'here' | 'elsewhere'
  onForm(at: 'open' | 'closed'): void
  onChanged(): void
}

function Device({ admin, device, trouble, isMeant, form, onForm, onChanged }: DeviceProps) {
  const { asked, ask } = useAsk()
  const [setup, setSetup] = useState<DeviceSetupReply | null>(null)
  const [findings, setFindings] = useState<readonly Finding[]>([])
  /** What a scanner is to read while it is tried. */
  const [tried, setTried] = useState('')
  const { id, port, driver, wire } = device
  const label = admin.station.value?.windows.find((window) => window.id === device.place)?.label
  const test = () =>
    ask(
      () => {
        const commandId = newCommandId()
        setTried(commandId)
        return admin.api.ask('POST /api/devices/:id/test', { params: { id }, body: { commandId } })
      },
      ({ said }) => {
        onChanged()
        return said
      },
    )
  const close = () => {
    setSetup(null)
    onForm('closed')
  }
  const open = () =>
    ask(
      () => admin.api.ask('GET /api/devices/:id/setup', { params: { id } }),
      (read) => {
        setFindings([])
        setSetup(read)
        onForm('open')
        return ''
      },
    )
  const change = (body: Omit<ChangeDeviceBody, 'commandId'>) =>
    ask(
      async () => {
        const reply = await admin.api.ask('PUT /api/devices/:id', {
          params: { id },
          body: { commandId: newCommandId(), ...body },
        })
        setFindings(reply.at === 'refused' ? (reply.problem.findings ?? []) : [])
        return reply
      },
      ({ said }) => {
        close()
        onChanged()
        return said
      },
    )
  return (
    <li data-device={id} data-at={device.health.at} data-meant={isMeant ? '' : undefined}>
      <div>
        <h3>
          {words.ports[port] ?? port}
          <span>{words.place(device.place, label)}</span>
        </h3>
        <p class="devices-health">
          {words.health(device)}
          {trouble && (
            <span>
              {' '}
              {staff.troubles.since(
                admin.clock.timeOf(trouble.since),
                admin.clock.minutesSince(trouble.since),
              )}
            </span>
          )}
        </p>
        {trouble && <p>{trouble.remedy}</p>}
        <p class="devices-wire">{`${id} · ${driver} · ${wire}`}</p>
        <p class="asked" role="status" data-at={asked.at}>
          {asked.at === 'asking' ? words.waiting(setup === null ? port : '') : 'said' in asked && asked.said}
        </p>
        {asked.at === 'asking' && setup === null && port === 'code-scanner' && (
          <Qr text={tried} label={words.thisCode} />
        )}
        {device.tested && <p class="device-tested">{testedWords(admin, device.tested)}</p>}
      </div>
      <div class="devices-acts">
        <TouchButton data-act="test" disabled={asked.at === 'asking'} onPress={() => void test()}>
          {words.test[port] ?? words.testOther}
        </TouchButton>
        {mayChange(admin) && setup === null && (
          <TouchButton
            data-act="change"
            disabled={asked.at === 'asking' || form === 'elsewhere'}
            onPress={() => void open()}
          >
            {words.change}
          </TouchButton>
        )}
      </div>
      {setup && (
        <DeviceForm
          key={setup.base}
          admin={admin}
          setup={setup}
          findings={findings}
          busy={asked.at === 'asking'}
          onChange={(body) => void change(body)}
          onClose={close}
        />
      )}
    </li>
  )
}

function testedWords({ clock }: Admin, { result, by, time }: NonNullable<StaffDeviceView['tested']>): string {
  const today = clock.wall.value?.day ?? ''
  return words.tested[result](by, whenWords(today, clock.dayOf(time), clock.timeOf(time)))
}
