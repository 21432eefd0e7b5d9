// node anchor.mjs FILE FOLDER: loads the rows of FILE into DuckDB, and then, for every codec named on a line of standard input, writes them
// on one thread and scans its own file. Prints a line per codec: megabytes, seconds of writing, seconds of scanning (processor time).
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { run } from './duckdb.mjs'

const [file, folder] = process.argv.slice(2)
const codecs = { none: 'uncompressed', snappy: 'snappy', gzip: 'gzip', zstd: 'zstd', 'zstd-9': 'zstd, compression_level 9' }
const cpu = async work => {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

await run(`create table rows as select * from read_parquet('${file}')`)
for await (const name of createInterface({ input: process.stdin })) {
  const target = join(folder, `duckdb-${name}.parquet`)
  const write = await cpu(() => run(`copy rows to '${target}' (format parquet, compression ${codecs[name]}, row_group_size 20480)`))
  const scan = await cpu(() => run(`select count(uuid), sum(length(dataset_name)), sum(length(tools)), sum(length(tool_calls_correct)),
    sum(length(tool_calls_incorrect)), sum(length(generator_model)), sum(length(error_type)), sum(length(uuid)), sum(score_incorrect),
    count(obfuscated), sum(list_sum(list_transform(conversation, lambda m: length(m.role) + length(m.content)))) from read_parquet('${target}')`))
  console.log(`${statSync(target).size / 1e6} ${write} ${scan}`)
}
