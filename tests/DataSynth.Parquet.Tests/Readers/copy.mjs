// node copy.mjs FILES TARGET: what DuckDB takes, on one thread, to copy the rows of FILES (a glob) from memory to a Parquet file.
// Prints seconds on the wall and of processor time.
import { run } from './duckdb.mjs'

const [files, target] = process.argv.slice(2)
await run(`create table rows as select * from read_parquet('${files}')`)
const [cpu, clock] = [process.cpuUsage(), process.hrtime.bigint()]
await run(`copy rows to '${target}' (format parquet, compression zstd, row_group_size 20480)`)
const { user, system } = process.cpuUsage(cpu)
console.log(`${Number(process.hrtime.bigint() - clock) / 1e9} ${(user + system) / 1e6}`)
