import { useState } from 'preact/hooks'
import type { ChangeDeviceBody, DeviceField, DeviceSetupReply } from '#contract/device.ts'
import { TouchButton } from '../../parts/touch-button.tsx'
import type { Admin } from '../admin.ts'
import { type Bound, type Finding, foundAt, member, orElse } from '../editing/bound.ts'
import { ChoiceField, NumberField, TextField } from '../editing/fields.tsx'
import { Found } from '../editing/found.tsx'
import type { DeviceDraft } from './draft.ts'
import { WireFields } from './wire-fields.tsx'
import { words } from './words.ts'

type Props = {
  admin: Admin
  setup: DeviceSetupReply
  /** What the daemon has found in what was sent last. */
  findings: readonly Finding[]
  busy: boolean
  onChange(asked: Omit<ChangeDeviceBody, 'commandId'>): void
  onClose(): void
}

/** A device's entry of devices.yaml; what it may be is the daemon's to say. */
export function DeviceForm({ admin, setup, findings, busy, onChange, onClose }: Props) {
  const { base, device, drivers, file, changed } = setup
  const [draft, setDraft] = useState<DeviceDraft>(device)
  const bound: Bound<DeviceDraft> = { path: [], value: draft, findings, change: (update) => setDraft(update) }
  const driver = drivers.find(({ name }) => name === draft.driver)
  const fields = driver?.fields ?? []
  const shown = new Set(['driver', 'wire', 'at', ...fields.map(({ name }) => name)])
  return (
    <form
      class="device-form"
      onSubmit={(event) => {
        event.preventDefault()
        onChange({ base, device: { ...draft } })
      }}
    >
      <Found id="device-found" findings={findings.filter(({ path }) => !shown.has(String(path[0])))} />
      {drivers.length > 1 && (
        <ChoiceField
          of={orElse(member(bound, 'driver'), '')}
          label={words.form.driver}
          choices={drivers.map(({ name }) => ({ value: name, words: words.drivers[name] ?? name }))}
        />
      )}
      <WireFields of={bound} setup={setup} wires={driver?.wires ?? []} />
      <PlaceField admin={admin} of={bound} setup={setup} />
      {fields.length > 0 && (
        <details>
          <summary>{words.form.more}</summary>
          {fields.map((field) => (
            <OptionField key={`${draft.driver} ${field.name}`} of={bound} field={field} file={file} />
          ))}
        </details>
      )}
      <p class="device-note">
        {words.form.note(file)}
        {changed &&
          words.form.changed(changed.by, admin.clock.dayOf(changed.time), admin.clock.timeOf(changed.time))}
      </p>
      <p class="device-acts">
        <TouchButton
          class="go"
          data-act="apply"
          disabled={busy}
          onPress={() => onChange({ base, device: { ...draft } })}
        >
          {words.form.apply}
        </TouchButton>
        <TouchButton data-act="close" disabled={busy} onPress={onClose}>
          {words.form.close}
        </TouchButton>
      </p>
    </form>
  )
}

/** Where it stands, as far as its kind stands anywhere in particular. */
function PlaceField({ of, setup, admin }: Pick<Props, 'admin' | 'setup'> & { of: Bound<DeviceDraft> }) {
  const { port, kiosks, windows } = setup
  const at = member(of, 'at')
  // One line with the pads of several windows says of each where it stands.
  if (port === 'announcer' || of.value['windows'] !== undefined) return null
  const labels = admin.station.value?.windows ?? windows
  const isAtWindow = port === 'window-display' || port === 'caller-pad'
  const choices = isAtWindow
    ? windows.map(({ id, label }) => ({
        value: `window ${id}`,
        words: labels.find((one) => one.id === id)?.label ?? label,
      }))
    : kiosks.map((id) => ({ value: `kiosk ${id}`, words: words.place(id, undefined) }))
  const value = at.value && Object.entries(at.value).map(([kind, id]) => `${kind} ${id}`)[0]
  return (
    <ChoiceField
      of={{
        ...at,
        value: value ?? '',
        change: (update) =>
          at.change(() => {
            const [kind = '', id = ''] = update(value ?? '').split(' ')
            return kind === '' ? undefined : kind === 'kiosk' ? { kiosk: id } : { window: id }
          }),
      }}
      label={words.form.place}
      choices={port === 'caller-pad' ? choices : [{ value: '', words: words.form.anywhere }, ...choices]}
      none={words.form.choose}
    />
  )
}

type OptionProps = { of: Bound<DeviceDraft>; field: DeviceField; file: string }

/** One of the driver's own fields; empty is what counts where it is not written. */
function OptionField({ of, field: { name, words: label, kind, byDefault }, file }: OptionProps) {
  const option = member(of, name)
  const { value } = option
  const hint = words.form.byDefault(String(byDefault))
  switch (kind.at) {
    case 'choice':
      return (
        <ChoiceField
          of={{
            ...option,
            value: typeof value === 'string' ? value : '',
            change: (update) => option.change(() => update('') || undefined),
          }}
          label={label}
          choices={[
            { value: '', words: words.form.byDefault(String(byDefault)) },
            ...kind.of.map((one) => ({ value: one, words: one })),
          ]}
        />
      )
    case 'number':
      return (
        <NumberField
          of={{
            ...option,
            value: typeof value === 'number' ? value : null,
            change: (update) => option.change(() => update(null) ?? undefined),
          }}
          label={label}
          hint={hint}
          min={kind.least}
          max={kind.most}
        />
      )
    case 'text':
      return (
        <TextField
          of={{
            ...option,
            value: typeof value === 'string' ? value : '',
            change: (update) => option.change(() => update('') || undefined),
          }}
          label={label}
        />
      )
    case 'other':
      return (
        <>
          <p class="device-note">{words.form.inFile(label, file)}</p>
          <Found id={`device-found-${name}`} findings={foundAt(option)} />
        </>
      )
  }
}
