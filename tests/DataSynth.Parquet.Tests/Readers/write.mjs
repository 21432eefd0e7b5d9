// node write.mjs FOLDER: writes files with DuckDB, arrow-rs and hyparquet-writer in every codec, page version and encoding that they know.
// Files named GROUP-….parquet hold the rows of GROUP.jsonl.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { parquetWriteBuffer } from 'hyparquet-writer'
import * as arrow from 'parquet-wasm'
import * as duckdb from './duckdb.mjs'
import * as hyparquet from './hyparquet.mjs'

const folder = process.argv[2]
const path = name => join(folder, `${name}.parquet`)
const rowCount = 2100

// DuckDB: nulls, nesting, every type that all readers show alike.
await duckdb.run(`create table source as select
  i::integer as number, (i * 7919 % 1000)::bigint << 33 as big, case when i % 3 = 0 then null else (i % 7)::smallint end as small,
  case when i % 11 = 0 then null else i / 7.0::double end as ratio, (i / 3.0)::float as single, i % 5 < 2 as flag,
  case when i % 4 = 0 then null else i % 100 < 90 end as maybe,
  'row ' || i as label, case when i % 6 = 0 then null else ['red','green','blue','ünï🎈',''][i % 5 + 1] end as colour,
  (case when i % 9 = 0 then null else 'blob' || i end)::blob as bytes, date '2020-01-01' + (i % 5000)::integer as day,
  timestamp '2021-03-04 05:06:07.891' + interval (i) minute as moment,
  (i * 12.34)::decimal(9, 2) as price, (i * 12345678.9)::decimal(30, 4) as wide,
  case i % 5 when 0 then null when 1 then [] when 2 then [null] else [i, null, i + 1] end as numbers,
  case i % 4 when 0 then null when 1 then [] else [['a' || i, null], null, []] end as nested,
  case when i % 7 = 0 then null else {'role': case when i % 2 = 0 then 'user' end, 'parts': [{'text': 'part ' || i % 50, 'n': i % 3}, null]} end as message,
  case when i % 5 = 0 then null else map(['k' || i % 3, 'z'], [i % 10, null]) end as attributes
  from range(${rowCount}) t(i)`)
for (const version of ['v1', 'v2']) {
  for (const codec of ['uncompressed', 'snappy', 'gzip', 'zstd', 'brotli', 'lz4_raw'])
    await duckdb.run(`copy source to '${path(`rows-duckdb-${version}-${codec}`)}' (format parquet, compression ${codec}, parquet_version ${version}, row_group_size 2048)`)
}

for (const level of [1, 5, 9, 15, 19])
  await duckdb.run(`copy source to '${path(`rows-duckdb-zstd-${level}`)}' (format parquet, compression zstd, compression_level ${level})`)
await duckdb.run(`copy (select * from source limit 0) to '${path('none-duckdb')}' (format parquet)`)
await duckdb.run(`copy (select i from range(10_000) t(i)) to '${path('numbers-duckdb')}' (format parquet, row_group_size 4096)`)

// arrow-rs writes DuckDB's rows again.
const source = readFileSync(path('rows-duckdb-v1-snappy'))
const plain = readFileSync(path('numbers-duckdb'))
const rewrite = (name, input, configure) => {
  const properties = configure(new arrow.WriterPropertiesBuilder()).build()
  writeFileSync(path(name), arrow.writeParquet(arrow.readParquet(input), properties))
}
const { V1, V2 } = arrow.WriterVersion
for (const codec of ['UNCOMPRESSED', 'SNAPPY', 'GZIP', 'BROTLI', 'ZSTD', 'LZ4_RAW', 'LZ4']) {
  rewrite(`rows-arrow-v1-${codec}`, source, p => p.setCompression(arrow.Compression[codec]).setWriterVersion(V1))
  rewrite(`rows-arrow-v2-${codec}`, source, p => p.setCompression(arrow.Compression[codec]).setWriterVersion(V2))
}

rewrite('rows-arrow-tiny-pages', source, p => p.setDataPageSizeLimit(64).setWriteBatchSize(8).setDictionaryEnabled(false))
rewrite('rows-arrow-tiny-pages-v2', source, p => p.setDataPageSizeLimit(64).setWriteBatchSize(8).setWriterVersion(V2).setCompression(arrow.Compression.ZSTD))
rewrite('rows-arrow-dictionary-fallback', source, p => p.setDictionaryPageSizeLimit(256).setDataPageSizeLimit(1024).setWriteBatchSize(64))
rewrite('rows-arrow-plain', source, p => p.setDictionaryEnabled(false))
rewrite('rows-arrow-small-groups', source, p => p.setMaxRowGroupSize(100))
rewrite('numbers-arrow-delta', plain, p => p.setDictionaryEnabled(false).setEncoding(arrow.Encoding.DELTA_BINARY_PACKED))
rewrite('rows-arrow-delta-columns', source, p => p.setDictionaryEnabled(false)
  .setColumnEncoding('number', arrow.Encoding.DELTA_BINARY_PACKED).setColumnEncoding('big', arrow.Encoding.DELTA_BINARY_PACKED)
  .setColumnEncoding('label', arrow.Encoding.DELTA_BYTE_ARRAY).setColumnEncoding('colour', arrow.Encoding.DELTA_LENGTH_BYTE_ARRAY)
  .setColumnEncoding('flag', arrow.Encoding.RLE).setColumnEncoding('maybe', arrow.Encoding.RLE)
  .setColumnEncoding('ratio', arrow.Encoding.BYTE_STREAM_SPLIT).setColumnEncoding('single', arrow.Encoding.BYTE_STREAM_SPLIT))

// hyparquet-writer: one column per encoding.
const column = (name, type, value, more = {}) => ({ name, type, data: Array.from({ length: rowCount }, (_, i) => value(i)), ...more })
const columnData = [
  column('plain_int', 'INT32', i => i % 3 === 0 ? null : i - 2000, { encoding: 'PLAIN' }),
  column('delta_int', 'INT32', i => i % 4 === 0 ? null : (i * 7919) % 100_003 - 50_000, { encoding: 'DELTA_BINARY_PACKED' }),
  column('delta_long', 'INT64', i => BigInt(i) * (i % 2 ? -900_719_925_474_099n : 3n), { encoding: 'DELTA_BINARY_PACKED' }),
  column('split_int', 'INT32', i => i * 3, { encoding: 'BYTE_STREAM_SPLIT' }),
  column('split_double', 'DOUBLE', i => i % 5 === 0 ? null : i / 9, { encoding: 'BYTE_STREAM_SPLIT' }),
  column('split_float', 'FLOAT', i => i / 4, { encoding: 'BYTE_STREAM_SPLIT' }),
  column('rle_flag', 'BOOLEAN', i => i % 50 < 40, { encoding: 'RLE' }),
  column('plain_flag', 'BOOLEAN', i => i % 3 === 0 ? null : i % 2 === 0, { encoding: 'PLAIN' }),
  column('delta_length', 'STRING', i => i % 7 === 0 ? null : 'x'.repeat(i % 20) + i, { encoding: 'DELTA_LENGTH_BYTE_ARRAY' }),
  column('delta_bytes', 'STRING', i => `prefix ${Math.floor(i / 10)} ${i}`, { encoding: 'DELTA_BYTE_ARRAY' }),
  column('dictionary', 'STRING', i => ['a', 'bb', null, 'ccc'][i % 4]),
  column('uuid', 'UUID', i => `00112233-4455-6677-8899-${i.toString(16).padStart(12, '0')}`),
]
const asBytes = buffer => new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength)
const compressors = { GZIP: input => asBytes(gzipSync(input)), BROTLI: input => asBytes(brotliCompressSync(input)) }
for (const codec of ['UNCOMPRESSED', 'SNAPPY', 'GZIP', 'BROTLI']) {
  const options = { columnData, codec, rowGroupSize: 1500, pageSize: 2000 }
  writeFileSync(path(`encodings-hyparquet-${codec}`), Buffer.from(parquetWriteBuffer(codec in compressors ? { ...options, compressors } : options)))
}

// DuckDB reads split streams of floating point only.
const golden = {
  rows: [duckdb, 'rows-duckdb-v1-snappy'],
  none: [duckdb, 'none-duckdb'],
  numbers: [duckdb, 'numbers-duckdb'],
  encodings: [hyparquet, 'encodings-hyparquet-UNCOMPRESSED'],
}
for (const [group, [reader, name]] of Object.entries(golden))
  writeFileSync(join(folder, `${group}.jsonl`), (await reader.read(path(name))).map(row => row + '\n').join(''))
