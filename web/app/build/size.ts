import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/**
 * Prints what the agent's screens weigh, compressed, when they are first opened, and
 * fails the build beyond the limit (KB). What loads when a case or a form is opened
 * is counted too: an agent opens one at once. Of the languages only the heaviest.
 */
export function weigh(limit: number, screens: string[]): Plugin {
  return {
    name: 'weigh',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const seen = new Set<string>();
        let bytes = 0;
        let words = 0;
        const weight = (source: string | Uint8Array) => gzipSync(source, { level: 9 }).length;
        const count = (name: string) => {
          const part = bundle[name];
          if (!part || seen.has(name)) return;
          seen.add(name);
          bytes += weight(part.type === 'chunk' ? part.code : part.source);
          if (part.type !== 'chunk') return;
          for (const next of [...part.imports, ...(part.viteMetadata?.importedCss ?? [])]) count(next);
        };
        for (const part of Object.values(bundle)) {
          if (part.type !== 'chunk') continue;
          const from = part.facadeModuleId ?? '';
          if (part.isEntry || screens.some((s) => from.endsWith(s))) count(part.fileName);
          if (from.includes('/locales/')) words = Math.max(words, weight(part.code));
        }
        const kilobytes = Math.ceil((bytes + words) / 1024);
        this.info(`first load ${kilobytes} KB gzip of ${limit}`);
        if (kilobytes > limit) this.error(`the first load weighs ${kilobytes} KB, more than ${limit}`);
      },
    },
  };
}
