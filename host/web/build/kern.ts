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
        // PurgeCSS takes this rule for unused, and with it KERN's colours in dark mode.
        css: [{ raw: code.replace(/:is\(body,[^)]*\):not\(\[class\*=kern-level-\]\)/, 'body,[data-kern-theme=light],[data-kern-theme=dark]') }],
        safelist: { greedy: [/kern-btn--/] },
      });
      // Looks through the whole page for a dialog each time anything is added to it; the page behind a dialog does not scroll anyway.
      const style = result!.css.replace(/body:has\(\.kern-dialog\[open\]\)\s*\{[^}]*\}/, '');
      return { code: `@layer kern{${style}}`, map: null };
    },
  };
}
