// node query.mjs ANSWER SQL: writes the rows of a DuckDB query as one JSON array; big integers as texts.
import { writeFileSync } from 'node:fs'
import * as duckdb from '@duckdb/node-api'

const [answer, sql] = process.argv.slice(2)
const connection = await (await duckdb.DuckDBInstance.create(':memory:', { threads: '1' })).connect()
const rows = (await connection.runAndReadAll(sql)).getRowObjectsJson()
writeFileSync(answer, JSON.stringify(rows))
