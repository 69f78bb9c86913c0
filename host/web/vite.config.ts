import { oneScript } from './build/oneScript.ts';
import { usedKern } from './build/kern.ts';
import { pageOf } from './build/page.ts';
import { pdfjsFiles } from './build/pdfjs.ts';
import { usedPrimitives } from './build/primitives.ts';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// One script and one style for every page: with the document that makes three requests. The document viewer and the charts come when needed.
// Staff and operators have a script each, built one after the other, so that nothing is cut out for both to share.
const page = process.env['WEB_PAGE'] ?? 'index';

export default defineConfig({
  plugins: [usedKern(), usedPrimitives(), pdfjsFiles(), react(), oneScript(), pageOf(page)],
  build: {
    outDir: process.env['WEB_OUT'] ?? '../../artifacts/web',
    emptyOutDir: page === 'index',
    target: 'es2023',
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    // The fonts go into the style.
    assetsInlineLimit: (path) => (path.endsWith('.woff2') ? true : undefined),
    chunkSizeWarningLimit: 1_500,
    rolldownOptions: {
      input: { [page]: 'index.html' },
      // Marks for servers, of which there is none here.
      onLog: (level, log, handler) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : handler(level, log)),
    },
  },
  server: {
    // The host on its usual port; what it writes into the page comes from GET /api/boot then.
    proxy: { '/api': { target: process.env['ASSISTANT_URL'] ?? 'http://127.0.0.1:8080', changeOrigin: true } },
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}'],
  },
});
