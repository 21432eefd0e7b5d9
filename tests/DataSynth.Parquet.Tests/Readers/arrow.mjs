import { readFileSync } from 'node:fs'
import { DateUnit, tableFromIPC, Type, TimeUnit } from 'apache-arrow'
import { readParquet } from 'parquet-wasm'
import * as as from './notation.mjs'

const microsPer = { [TimeUnit.SECOND]: 1_000_000n, [TimeUnit.MILLISECOND]: 1000n, [TimeUnit.MICROSECOND]: 1n }

// The vector's own accessors round times to milliseconds, so those come from the values below.
const raw = (vector, index) => {
  for (const data of vector.data) {
    if (index < data.length) return data.values[index * data.stride]
    index -= data.length
  }
}

const decimal = (words, scale) => {
  const value = [...words].reduceRight((all, word) => (all << 32n) | BigInt(word >>> 0), 0n)
  return as.decimal(BigInt.asIntN(words.length * 32, value), scale)
}

const render = (vector, index) => {
  const value = vector.get(index)
  if (value === null || value === undefined) return 'null'
  const type = vector.type
  switch (type.typeId) {
    case Type.Utf8: case Type.LargeUtf8: return as.text(value)
    case Type.Bool: return String(value)
    case Type.Int: case Type.Float: return as.number(value)
    case Type.Binary: case Type.LargeBinary: case Type.FixedSizeBinary: return as.hex(value)
    case Type.Timestamp: return as.time(as.timestamp(
      type.unit === TimeUnit.NANOSECOND ? raw(vector, index) / 1000n : raw(vector, index) * microsPer[type.unit]))
    case Type.Date: return as.time(as.date(type.unit === DateUnit.DAY ? raw(vector, index) : raw(vector, index) / 86_400_000n))
    case Type.Time: return as.time(as.clock(BigInt(raw(vector, index)) * microsPer[type.unit]))
    case Type.Decimal: return decimal(value, type.scale)
    case Type.List: case Type.LargeList: case Type.FixedSizeList: return as.list(Array.from({ length: value.length }, (_, i) => render(value, i)))
    case Type.Struct: return as.object(type.children.map((child, i) => [child.name, render(vector.getChildAt(i), index)]))
    case Type.Map: return map(vector, index)
    case Type.Dictionary: return as.text(value)
    default: throw new Error(`arrow: ${type}`)
  }
}

const map = (vector, index) => {
  for (const data of vector.data) {
    if (index >= data.length) { index -= data.length; continue }
    const entries = vector.getChildAt(0)
    const [from, to] = [data.valueOffsets[index], data.valueOffsets[index + 1]]
    return as.list(Array.from({ length: to - from }, (_, i) =>
      as.object([['key', render(entries.getChildAt(0), from + i)], ['value', render(entries.getChildAt(1), from + i)]])))
  }
}

export const read = async file => {
  const table = tableFromIPC(readParquet(readFileSync(file)).intoIPCStream())
  const rows = []
  for (const batch of table.batches) {
    for (let i = 0; i < batch.numRows; i++)
      rows.push(as.object(table.schema.fields.map((field, c) => [field.name, render(batch.getChildAt(c), i)])))
  }
  return rows
}
