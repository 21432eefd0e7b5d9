// node copy.mjs READERS FROM TO THREADS: has DuckDB copy a Parquet file; prints the seconds that the copy alone took on the wall, and its
// processor time. READERS is the folder in which DuckDB is installed.
import { createRequire } from 'node:module'
import { join } from 'node:path'

const [readers, from, to, threads] = process.argv.slice(2)
const duckdb = createRequire(join(readers, 'package.json'))('@duckdb/node-api')
const connection = await (await duckdb.DuckDBInstance.create(':memory:', { threads })).connect()
const [before, cpu] = [process.hrtime.bigint(), process.cpuUsage()]
await connection.run(`copy (select * from read_parquet('${from}')) to '${to}' (format parquet, compression zstd, row_group_size 20480)`)
const { user, system } = process.cpuUsage(cpu)
console.log(`${Number(process.hrtime.bigint() - before) / 1e9} ${(user + system) / 1e6}`)
