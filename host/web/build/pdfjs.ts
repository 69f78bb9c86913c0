import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const home = new URL('../node_modules/pdfjs-dist/', import.meta.url);
const folders = ['standard_fonts', 'cmaps', 'wasm'];
// The policy allows no WebAssembly: its decoders stay away, what does without it comes along.
const isWanted = (name: string) => !/\.wasm$|QCMS|JBIG2/.test(name);

/**
 * Lays beside the page what pdf.js loads by name while it reads a document: fonts that documents leave out, character maps, the decoder for
 * JPEG 2000. Under its version, because what lies in `assets` is kept for ever.
 */
export function pdfjsFiles(): Plugin {
  return {
    name: 'pdfjs-files',
    async generateBundle() {
      const { version } = JSON.parse(await readFile(new URL('package.json', home), 'utf8')) as { version: string };
      for (const folder of folders) {
        for (const name of (await readdir(new URL(folder, home))).filter(isWanted))
          this.emitFile({ type: 'asset', fileName: `assets/pdfjs-${version}/${folder}/${name}`, source: await readFile(new URL(`${folder}/${name}`, home)) });
      }
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const match = /^\/assets\/pdfjs-[\d.]+\/([a-z_]+\/[\w.-]+)$/.exec(request.url ?? '');
        if (!match)
          return next();
        if (match[1]!.endsWith('.js'))
          response.setHeader('Content-Type', 'text/javascript');
        createReadStream(fileURLToPath(new URL(match[1]!, home))).on('error', () => next()).pipe(response);
      });
    },
  };
}
