import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import * as as from './notation.mjs'

const parsers = {
  timestampFromMilliseconds: value => ({ json: as.time(as.timestamp(value * 1000n)) }),
  timestampFromMicroseconds: value => ({ json: as.time(as.timestamp(value)) }),
  timestampFromNanoseconds: value => ({ json: as.time(as.timestamp(value / 1000n)) }),
  dateFromDays: value => ({ json: as.time(as.date(value)) }),
  stringFromBytes: bytes => bytes && new TextDecoder().decode(bytes),
}

const render = value => {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'string') return as.text(value)
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'number' || typeof value === 'bigint') return as.number(value)
  if (value instanceof Uint8Array) return as.hex(value)
  if (Array.isArray(value)) return as.list(value.map(render))
  if (value.json) return value.json
  return as.object(Object.entries(value).map(([k, v]) => [k, render(v)]))
}

export const read = async file =>
  (await parquetReadObjects({ file: await asyncBufferFromFile(file), compressors, parsers, utf8: false }))
    .map(row => as.object(Object.entries(row).map(([k, v]) => [k, render(v)])))
