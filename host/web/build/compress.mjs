// Lays .br and .gz beside every text file of the build, so that the host compresses nothing while it serves; then says what the first load weighs.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const out = process.env.WEB_OUT ?? new URL('../../../artifacts/web', import.meta.url).pathname;
const sizes = new Map();
for (const entry of await readdir(out, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !/\.(js|mjs|css|svg|json|wasm|bcmap)$/.test(entry.name))
    continue;
  const path = join(entry.parentPath, entry.name);
  const bytes = await readFile(path);
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
    promisify(gzip)(bytes, { level: 9 }),
  ]);
  await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)]);
  sizes.set(entry.name, { br: br.length, gz: gz.length });
}

const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
for (const page of ['index.html', 'operation.html']) {
  const text = await readFile(join(out, page), 'utf8');
  const first = [...text.matchAll(/(?:src|href)="\/assets\/([^"]+)"/g)].map((match) => ({ name: match[1], ...sizes.get(match[1]) }));
  for (const file of first)
    console.log(`${file.name}: ${kB(file.br)} br, ${kB(file.gz)} gz`);
  console.log(`${page}, first load: ${kB(first.reduce((sum, file) => sum + file.br, 0))} br, ${kB(first.reduce((sum, file) => sum + file.gz, 0))} gz`);
}
