/** Builds the workbench: `npx vite build` reads `web/` and writes `web/dist/`, which `isnad serve` hands out. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** The component kit brings its few words in 34 languages; the workbench speaks two. */
function onlyOurLanguages(): Plugin {
  return {
    name: 'only-our-languages',
    enforce: 'pre',
    load(id) {
      const name = /[\\/](?:react-aria|react-stately|react-aria-components)[\\/].*[\\/]([a-z]{2}-[A-Z]{2})\.m?js$/.exec(
        id,
      );
      return name && name[1] !== 'ar-AE' && name[1] !== 'en-US' ? 'export default {};' : null;
    },
  };
}

export default defineConfig({
  root: fileURLToPath(new URL('web', import.meta.url)),
  plugins: [onlyOurLanguages(), react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // A strict Content-Security-Policy knows no data: fonts and no data: scripts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
  },
});
