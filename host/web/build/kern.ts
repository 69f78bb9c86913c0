import { PurgeCSS } from 'purgecss';
import type { Plugin } from 'vite';

/**
 * Leaves of KERN's style what the page uses (340 kB become 30), in a layer of its own, so that ours goes before it whatever the selectors.
 * Class names must stand in the source as a whole, or begin with `kern-btn--`, which are put together.
 */
export function usedKern(): Plugin {
  return {
    name: 'used-kern',
    enforce: 'pre',
    async transform(code, id) {
      if (!id.includes('@kern-ux/native') || !id.endsWith('.css'))
        return null;
      const [result] = await new PurgeCSS().purge({
        content: ['src/**/*.{ts,tsx,css}'],
        // What passes the colours of a theme on to its parts; PurgeCSS cannot read this selector and would leave it out.
        css: [{ raw: code.replace(/:is\(body[^{]*\{/g, 'body{') }],
        safelist: { greedy: [/kern-btn--/] },
      });
      return { code: `@layer kern{${result!.css}}`, map: null };
    },
  };
}
