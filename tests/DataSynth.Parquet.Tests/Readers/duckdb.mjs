import * as duckdb from '@duckdb/node-api'
import * as as from './notation.mjs'

const render = value => {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'string') return as.text(value)
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'number' || typeof value === 'bigint') return as.number(value)
  if (value instanceof duckdb.DuckDBListValue) return as.list(value.items.map(render))
  if (value instanceof duckdb.DuckDBStructValue) return as.object(Object.entries(value.entries).map(([k, v]) => [k, render(v)]))
  if (value instanceof duckdb.DuckDBMapValue)
    return as.list(value.entries.map(e => as.object([['key', render(e.key)], ['value', render(e.value)]])))
  if (value instanceof duckdb.DuckDBBlobValue) return as.hex(value.bytes)
  if (value instanceof duckdb.DuckDBTimestampTZValue || value instanceof duckdb.DuckDBTimestampValue) return as.time(as.timestamp(value.micros))
  if (value instanceof duckdb.DuckDBDateValue) return as.time(as.date(value.days))
  if (value instanceof duckdb.DuckDBTimeValue || value instanceof duckdb.DuckDBTimeTZValue) return as.time(as.clock(value.micros))
  if (value instanceof duckdb.DuckDBDecimalValue) return as.decimal(value.value, value.scale)
  if (value instanceof duckdb.DuckDBUUIDValue) return as.text(value.toString())
  throw new Error(`duckdb: ${value.constructor.name}`)
}

const connection = await (await duckdb.DuckDBInstance.create(':memory:', { threads: '1' })).connect()

export const run = sql => connection.run(sql)

export const read = async file => {
  const result = await connection.runAndReadAll(`select * from read_parquet('${file}')`)
  const names = result.columnNames()
  return result.getRows().map(row => as.object(row.map((value, i) => [names[i], render(value)])))
}
