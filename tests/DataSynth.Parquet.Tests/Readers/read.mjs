// node read.mjs FOLDER READER...: reads every .parquet file of the folder with every reader, and writes its rows as NAME.READER.jsonl;
// what a reader refuses becomes NAME.READER.error.
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [folder, ...readers] = process.argv.slice(2)
for (const name of readers) {
  const { read } = await import(`./${name}.mjs`)
  for (const file of readdirSync(folder).filter(entry => entry.endsWith('.parquet')).sort()) {
    try {
      const rows = await read(join(folder, file))
      writeFileSync(join(folder, `${file}.${name}.jsonl`), rows.map(row => row + '\n').join(''))
    } catch (error) {
      writeFileSync(join(folder, `${file}.${name}.error`), String(error.stack ?? error))
    }
  }
}
