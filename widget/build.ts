/** Builds dist/: the panel first, because the loader asks for it by the hash of its content. */
import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';

type Bundle = { entry: string; file: string; define?: Record<string, string> };

const bundle = async (outDir: string, { entry, file, define = {} }: Bundle): Promise<void> => {
  await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"', ...define },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir,
      emptyOutDir: false,
      // Constructed style sheets and dialog behaviour we rely on: Chrome 105, Firefox 121, Safari 16.4.
      target: ['chrome111', 'firefox121', 'safari16.4'],
      cssTarget: ['chrome111', 'firefox121', 'safari16.4'],
      lib: { entry: join(import.meta.dirname, entry), formats: ['iife'], name: 'throughline', fileName: () => file },
    },
  });
};

/** Writes widget.js and panel.js into a folder. */
export const buildWidget = async (outDir: string): Promise<void> => {
  await rm(outDir, { recursive: true, force: true });
  await bundle(outDir, { entry: 'src/panel.tsx', file: 'panel.js' });
  const hash = createHash('sha256')
    .update(await readFile(join(outDir, 'panel.js')))
    .digest('hex')
    .slice(0, 12);
  await bundle(outDir, { entry: 'src/loader/widget.ts', file: 'widget.js', define: { PANEL_FILE: JSON.stringify(`panel.js?v=${hash}`) } });
};

if (process.argv[1] === import.meta.filename) await buildWidget(join(import.meta.dirname, 'dist'));
