// node anchor.mjs FILE FOLDER: what DuckDB takes, on one thread, to write the rows of FILE in its codecs and to scan its own files.
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './duckdb.mjs'

const [file, folder] = process.argv.slice(2)
const cpu = async work => {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

await run(`create table rows as select * from read_parquet('${file}')`)
console.log('DuckDB, one thread, table in memory')
for (const codec of ['uncompressed', 'snappy', 'gzip', 'zstd']) {
  const target = join(folder, `duckdb-${codec}.parquet`)
  const write = await cpu(() => run(`copy rows to '${target}' (format parquet, compression ${codec}, row_group_size 20480)`))
  const scan = await cpu(() => run(`select count(uuid), sum(length(dataset_name)), sum(length(tools)), sum(length(tool_calls_correct)),
    sum(length(tool_calls_incorrect)), sum(length(generator_model)), sum(length(error_type)), sum(length(error_detail)), sum(length(uuid)),
    sum(score_incorrect), sum(seed), count(obfuscated), sum(list_sum(list_transform(conversation, lambda m: length(m.role) + length(m.content))))
    from read_parquet('${target}')`))
  console.log(`${codec.padEnd(13)} ${(statSync(target).size / 1e6).toFixed(1).padEnd(7)} MB, write ${write.toFixed(1)} s, scan ${scan.toFixed(1)} s`)
}
