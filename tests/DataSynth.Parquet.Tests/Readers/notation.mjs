// Values as JSON texts in one notation for all readers: bytes as {"$hex"}, times as {"$t"}, decimals as {"$dec"}, maps as lists of
// {"key","value"}. Texts are put together by hand, because JSON.stringify knows neither BigInt nor -0.

export const text = value => JSON.stringify(value)
export const list = parts => `[${parts.join(',')}]`
export const object = entries => `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`
export const hex = bytes => object([['$hex', text(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex'))]])
export const time = value => object([['$t', text(value)]])
export const decimal = (unscaled, scale) => {
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0')
  const plain = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`
  return object([['$dec', text(unscaled < 0n ? `-${plain}` : plain)]])
}

export const number = value => {
  if (typeof value === 'bigint') return value.toString()
  if (Number.isNaN(value)) return '"NaN"'
  if (!Number.isFinite(value)) return value > 0 ? '"Infinity"' : '"-Infinity"'
  return Object.is(value, -0) ? '-0' : value.toString()
}

const pad = (value, width) => value.toString().padStart(width, '0')

export const date = days => new Date(Number(days) * 86_400_000).toISOString().slice(0, 10)

export const clock = micros => {
  const value = BigInt(micros)
  const seconds = value / 1_000_000n
  const fraction = pad(value % 1_000_000n, 6).replace(/0+$/, '')
  const whole = `${pad(seconds / 3600n, 2)}:${pad(seconds / 60n % 60n, 2)}:${pad(seconds % 60n, 2)}`
  return fraction ? `${whole}.${fraction}` : whole
}

export const timestamp = micros => {
  const day = 86_400_000_000n
  const value = BigInt(micros)
  const rest = ((value % day) + day) % day
  return `${date((value - rest) / day)} ${clock(rest)}`
}
