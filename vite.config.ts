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
    rolldownOptions: {
      output: {
        // What every page needs comes in two files and not in twenty.
        codeSplitting: {
          groups: [
            {
              name: 'base',
              test: /node_modules[\\/](?:react|react-dom|scheduler|i18next|react-i18next|use-sync-external-store|html-parse-stringify|void-elements|@tanstack[\\/](?:react-router|router-core|history|react-query|query-core|react-store|store)|seroval|seroval-plugins|cookie-es|isbot)[\\/]/,
            },
            {
              name: 'shell',
              test: /web[\\/]src[\\/](?:app[\\/](?:router|search|Shell|NotFound)|api|keyboard|settings|format|i18n[\\/]index|ui[\\/](?:icons|toasts|text|parts|incident)\.)/,
            },
          ],
        },
      },
    },
  },
});
