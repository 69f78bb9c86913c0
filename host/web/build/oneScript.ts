import type { Plugin } from 'vite';

const importOf = /import\s*\{([^}]*)\}\s*from\s*["']\.\/rolldown-runtime[^"']*["'];?/;
const names = (list: string) => list.split(',').map((one) => one.trim().split(/\s+as\s+/) as [string, string?]);

/**
 * The bundler puts its own few lines (how old modules become new ones) into a file that the first script and what comes later share: a
 * request more for every page. They go into the first script, and the others take them from there.
 */
export function oneScript(): Plugin {
  return {
    name: 'one-script',
    generateBundle: {
      order: 'pre',
      handler(_options, bundle) {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const runtime = chunks.find((chunk) => chunk.name === 'rolldown-runtime');
        const entry = chunks.find((chunk) => chunk.isEntry);
        if (!runtime || !entry)
          return;
        const said = /export\s*\{([^}]*)\};?\s*$/.exec(runtime.code);
        if (!said || !importOf.test(entry.code))
          this.error('The bundler writes its runtime otherwise than build/oneScript.ts knows.');
        const body = runtime.code.slice(0, said!.index);
        const all = names(said![1]!).map(([local, name]) => `${name ?? local}:${local}`).join();
        const take = (list: string) => `const{${names(list).map(([name, local]) => (local ? `${name}:${local}` : name)).join()}}=__runtime;`;
        for (const chunk of chunks) {
          if (chunk === entry)
            chunk.code = `const __runtime=(()=>{${body}return{${all}}})();${chunk.code.replace(importOf, (_, list: string) => take(list))}\nexport{__runtime};`;
          else
            chunk.code = chunk.code.replace(importOf, (_, list: string) => `import{__runtime}from"./${entry.fileName.split('/').pop()}";${take(list)}`);
          chunk.imports = chunk.imports.filter((name) => name !== runtime.fileName);
        }
        delete bundle[runtime.fileName];
      },
    },
  };
}
