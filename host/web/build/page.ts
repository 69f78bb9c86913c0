import type { Plugin } from 'vite';

/**
 * One page for staff and operators, each with its own script: `index.html` with `main.tsx`, and the same as `operation.html` with
 * `operation.tsx`. While developing, paths below `/admin` are the operators'.
 */
export function pageOf(name: string): Plugin {
  return {
    name: 'page',
    transformIndexHtml: {
      order: 'pre',
      handler: (html, { originalUrl }) => (name === 'operation' || originalUrl?.startsWith('/admin') ? html.replace('/src/main.tsx', '/src/operation.tsx') : html),
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const page = bundle['index.html'];
        if (name === 'index')
          return;
        if (page?.type !== 'asset')
          this.error('The build has written no index.html.');
        delete bundle['index.html'];
        this.emitFile({ type: 'asset', fileName: `${name}.html`, source: page.source });
      },
    },
  };
}
