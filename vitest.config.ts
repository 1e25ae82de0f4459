import { defineConfig } from 'vitest/config';

// Processes, not threads: several tests start threads, databases and servers of their own, and two files at a time fill two cores.
export default defineConfig({
  test: {
    setupFiles: ['test/setup.ts'],
    include: ['test/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
