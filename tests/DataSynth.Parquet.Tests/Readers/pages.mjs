// node pages.mjs FOLDER: walks through the pages of every .parquet file of the folder by hyparquet's Thrift reader and holds each CRC against
// zlib's, each page against the offset index, and the footer against what readers need. Writes what is wrong, a line each, to
// FOLDER/pages.txt, and the number of pages seen as its last line.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { parquetMetadata, readOffsetIndex } from 'hyparquet'
import { deserializeTCompactProtocol } from 'hyparquet/src/thrift.js'

const folder = process.argv[2]
const wrong = []
let pagesSeen = 0

const view = (bytes, start, end) => ({ view: new DataView(bytes.buffer, bytes.byteOffset + Number(start), Number(end) - Number(start)), offset: 0 })

// Field numbers of PageHeader in parquet.thrift: 1 type, 2 uncompressed size, 3 compressed size, 4 crc, 5 data page, 7 dictionary page.
const pagesOf = (bytes, column) => {
  const start = Number(column.dictionary_page_offset ?? column.data_page_offset)
  const end = start + Number(column.total_compressed_size)
  const pages = []
  for (let at = start; at < end;) {
    const reader = view(bytes, at, end)
    const head = deserializeTCompactProtocol(reader)
    const body = bytes.subarray(at + reader.offset, at + reader.offset + head.field_3)
    pages.push({ offset: at, length: reader.offset + head.field_3, type: head.field_1, crc: head.field_4, actual: crc32(body), values: head.field_5?.field_1, encoding: (head.field_5 ?? head.field_7)?.field_2 })
    at += reader.offset + head.field_3
  }
  return pages
}

for (const name of readdirSync(folder).filter(entry => entry.endsWith('.parquet')).sort()) {
  const bytes = readFileSync(join(folder, name))
  const metadata = parquetMetadata(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
  const check = (right, what) => { if (!right) wrong.push(`${name}: ${what}`) }

  // column_orders, which hyparquet leaves out: field 7 of FileMetaData, a union whose member 1 is TypeDefinedOrder.
  const length = bytes.readUInt32LE(bytes.length - 8)
  const footer = deserializeTCompactProtocol(view(bytes, bytes.length - 8 - length, bytes.length - 8))
  const leaves = metadata.schema.filter(element => !element.num_children).length
  check(footer.field_7?.length === leaves && footer.field_7.every(order => order.field_1), `column orders ${JSON.stringify(footer.field_7)}`)
  check(metadata.created_by.startsWith('DataSynth version '), `created by ${metadata.created_by}`)

  for (const [g, group] of metadata.row_groups.entries()) {
    for (const chunk of group.columns) {
      const column = chunk.meta_data
      const where = `row group ${g}, ${column.path_in_schema.join('.')}`
      const pages = pagesOf(bytes, column)
      pagesSeen += pages.length
      for (const page of pages)
        check(page.crc !== undefined && page.crc >>> 0 === page.actual, `${where}, ${page.offset}: CRC ${page.crc} of a page with ${page.actual}`)
      const data = pages.filter(page => page.type === 0)
      check(pages.length - data.length === (column.dictionary_page_offset === undefined ? 0 : 1), `${where}: page types`)
      check(data[0].offset === Number(column.data_page_offset), `${where}: first data page`)
      check(data.reduce((sum, page) => sum + page.values, 0) === Number(column.num_values), `${where}: number of values`)

      const stats = column.encoding_stats ?? []
      check(stats.reduce((sum, entry) => sum + entry.count, 0) === pages.length, `${where}: encoding stats ${JSON.stringify(stats)}`)
      const offsets = readOffsetIndex(view(bytes, chunk.offset_index_offset, Number(chunk.offset_index_offset) + chunk.offset_index_length)).page_locations
      check(offsets.length === data.length && offsets.every((page, i) => Number(page.offset) === data[i].offset && page.compressed_page_size === data[i].length), `${where}: offset index`)
      check(offsets.every((page, i) => i === 0 ? page.first_row_index === 0n : page.first_row_index > offsets[i - 1].first_row_index), `${where}: first rows`)
      if (chunk.column_index_offset !== undefined) {
        // Field numbers of ColumnIndex: 1 null pages, 2 and 3 bounds, 5 null counts. (hyparquet's own reader wants bounds of null pages too.)
        const index = deserializeTCompactProtocol(view(bytes, chunk.column_index_offset, Number(chunk.column_index_offset) + chunk.column_index_length))
        check([index.field_1, index.field_2, index.field_3, index.field_5].every(list => list.length === data.length), `${where}: column index`)
        check(index.field_1.every((isNull, i) => isNull ? index.field_2[i].length === 0 && index.field_3[i].length === 0 : index.field_5[i] < data[i].values), `${where}: null pages`)
        const nulls = index.field_5.reduce((sum, count) => sum + count, 0n)
        check(nulls === column.statistics.null_count, `${where}: ${nulls} nulls in the index, ${column.statistics.null_count} in the statistics`)
      }
    }
  }
}

writeFileSync(join(folder, 'pages.txt'), [...wrong, pagesSeen].join('\n'))
