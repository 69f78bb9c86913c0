import { usedKern } from './build/kern';
import { pdfjsFiles } from './build/pdfjs';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// One script and one style for every page: with the document that makes three requests. The document viewer and the charts come when needed.
export default defineConfig({
  plugins: [usedKern(), pdfjsFiles(), react()],
  build: {
    outDir: process.env['WEB_OUT'] ?? '../../artifacts/web',
    emptyOutDir: true,
    target: 'es2023',
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    // The fonts go into the style.
    assetsInlineLimit: (path) => (path.endsWith('.woff2') ? true : undefined),
    chunkSizeWarningLimit: 1_500,
    rolldownOptions: {
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
