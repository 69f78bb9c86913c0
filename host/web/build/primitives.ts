import type { Plugin } from 'vite';

const collection = /import \{ (\w+_exports) } from ("\.\/primitives\/\w+\.js");/g;

/**
 * The chat's primitives come as collections (`ComposerPrimitive.Root`) that are objects, of which a bundler can leave out nothing: triggers,
 * generated interfaces, dictation and more that no page here has. The modules behind them are taken as what they are.
 */
export function usedPrimitives(): Plugin {
  return {
    name: 'used-primitives',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('@assistant-ui/react/dist/index.js'))
        return null;
      if (!code.match(collection))
        this.error('@assistant-ui/react is written otherwise than build/primitives.ts knows.');
      return { code: code.replace(collection, 'import * as $1 from $2;'), map: null };
    },
  };
}
