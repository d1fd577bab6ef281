import type { DeviceSetupReply, PluggedIn } from '#contract/device.ts'
import { type Bound, foundAt, member, orElse } from '../editing/bound.ts'
import { ChoiceField, NumberField, RadioField, TextField } from '../editing/fields.tsx'
import { type DeviceDraft, kindOf, type Wire, type WireKind } from './draft.ts'
import { words } from './words.ts'

type Props = { of: Bound<DeviceDraft>; setup: DeviceSetupReply; wires: readonly WireKind[] }

/** How it is connected, with what is plugged in now to choose from. */
export function WireFields({ of, setup: { pluggedIn, simulated }, wires }: Props) {
  const wire = orElse<Wire>(member(of, 'wire'), {})
  const kind = kindOf(wire.value)
  return (
    <>
      <RadioField<WireKind | ''>
        of={{
          ...wire,
          value: kind ?? '',
          change: (update) =>
            wire.change((before) => freshWire(update(kind ?? ''), before, pluggedIn, simulated)),
        }}
        findings={foundAt(wire)}
        label={words.form.wire}
        choices={wires.map((value) => ({ value, words: words.wires[value] }))}
      />
      {kind === 'serial' && <Serial of={wire} found={pluggedIn.serial} />}
      {kind === 'tcp' && (
        <TextField of={orElse(member(wire, 'tcp'), '')} label={words.form.tcp} hint={words.form.tcpHint} />
      )}
      {kind === 'socket' && (
        <TextField
          of={orElse(member(wire, 'socket'), '')}
          label={words.form.socket}
          hint={words.form.socketHint}
        />
      )}
      {kind === 'usbPrinter' && <UsbPrinter of={wire} found={pluggedIn.printers} />}
      {kind === 'hid' && <Hid of={wire} found={pluggedIn.hid} />}
      {kind === 'simulated' && (
        <ChoiceField
          of={orElse(member(wire, 'simulated'), '')}
          label={words.form.simulated}
          choices={simulated.map((name) => ({ value: name, words: name }))}
        />
      )}
      {pluggedIn.trouble.map((line) => (
        <p key={line} class="device-note">
          {line}
        </p>
      ))}
    </>
  )
}

function Serial({ of, found }: { of: Bound<Wire>; found: PluggedIn['serial'] }) {
  return (
    <>
      <TextField
        of={orElse(member(of, 'serial'), '')}
        label={words.form.serial}
        hint={found.length === 0 ? words.form.noSerial : words.form.serialHint}
        list="device-serial"
      />
      <datalist id="device-serial">
        {found.map(({ path, words: label }) => (
          <option key={path} value={path} label={label} />
        ))}
      </datalist>
      <NumberField
        of={{
          ...member(of, 'baudRate'),
          value: of.value.baudRate ?? null,
          change: (update) => member(of, 'baudRate').change((before) => update(before ?? null) ?? undefined),
        }}
        label={words.form.baudRate}
        hint={words.form.baudRateHint}
      />
    </>
  )
}

function UsbPrinter({ of, found }: { of: Bound<Wire>; found: PluggedIn['printers'] }) {
  return (
    <>
      <TextField
        of={orElse(member(of, 'usbPrinter'), '')}
        label={words.form.usbPrinter}
        hint={found.length === 0 ? words.form.noUsbPrinter : words.form.usbPrinterHint}
        list="device-usb-printer"
      />
      <datalist id="device-usb-printer">
        {found.map(({ path, words: label }) => (
          <option key={path} value={path} label={label} />
        ))}
      </datalist>
    </>
  )
}

function Hid({ of, found }: { of: Bound<Wire>; found: PluggedIn['hid'] }) {
  const hid = member(of, 'hid')
  const name = (one: NonNullable<Wire['hid']>) =>
    `${one.vendorId.toString(16).padStart(4, '0')}:${one.productId.toString(16).padStart(4, '0')}${one.path === undefined ? '' : ` ${one.path}`}`
  return (
    <ChoiceField
      of={{
        ...hid,
        value: hid.value ? name(hid.value) : '',
        change: (update) =>
          hid.change((before) => {
            const chosen = update(before ? name(before) : '')
            const one = found.find((each) => name(each) === chosen)
            if (one === undefined) return before
            const { vendorId, productId, path } = one
            return { vendorId, productId, ...(path !== undefined && { path }) }
          }),
      }}
      label={words.form.hid}
      hint={found.length === 0 ? words.form.noHid : words.form.hidHint}
      none={words.form.choose}
      choices={found.map((one) => ({ value: name(one), words: one.words }))}
    />
  )
}

/** Where Debian's pcscd listens. */
const PCSCD = '/run/pcscd/pcscd.comm'

/** The speed of a line is written on the device, so it is left to be filled in. */
function freshWire(
  kind: WireKind | '',
  before: Wire,
  { serial, printers, hid }: PluggedIn,
  simulated: readonly string[],
): Wire {
  switch (kind) {
    case '':
      return before
    case 'serial':
      return { serial: serial[0]?.path ?? '' }
    case 'tcp':
      return { tcp: '' }
    case 'socket':
      return { socket: PCSCD }
    case 'usbPrinter':
      return { usbPrinter: printers[0]?.path ?? '' }
    case 'hid': {
      const [first] = hid
      return {
        hid: first
          ? {
              vendorId: first.vendorId,
              productId: first.productId,
              ...(first.path !== undefined && { path: first.path }),
            }
          : { vendorId: 0, productId: 0 },
      }
    }
    case 'simulated':
      return { simulated: simulated[0] ?? '' }
  }
}
