type Props = { label: string; pin: string; onInput: (pin: string) => void }

/** The 站长's own PIN, asked for again before something that an unattended desk must not do. */
export function OwnPin({ label, pin, onInput }: Props) {
  return (
    <label>
      {label}
      <input
        name="own-pin"
        type="password"
        inputMode="numeric"
        maxLength={12}
        autocomplete="off"
        value={pin}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </label>
  )
}
