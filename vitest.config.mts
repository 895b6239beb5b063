import { defineConfig } from 'vitest/config';
import { TestReport } from './scripts/suites/testReport.ts';

/** The adapters against servers of their tests: with the real SDKs, their patience and their load times. */
const adapters = ['test/aws/**/*.test.ts', 'test/kubernetes/**/*.test.ts'];
const elsewhere = [
  ...adapters,
  'test/wire/**',
  'test/workbench/**',
  'test/package/**',
  'test/panelPage/**',
  'test/deployPage/page/**',
];

/** What is waited for comes from another program: the AWS CLI alone takes a second to start, and all of them longer on a busy machine. */
const patient = { timeout: 20_000 };

/** Where `npm test` reads how a suite went. */
const report = process.env['EKS_LAB_REPORT'];

export default defineConfig({
  test: {
    ...(report !== undefined && { reporters: ['default', new TestReport(report)] }),
    projects: [
      // Unit tests share no state, so one module graph per worker serves all: half the time of a fresh one per file.
      { test: { name: 'unit', pool: 'threads', isolate: false, include: ['test/**/*.test.ts'], exclude: elsewhere } },
      {
        test: {
          name: 'wire',
          // They wait for programs they have started.
          maxWorkers: 3,
          include: ['test/wire/**/*.test.ts', ...adapters],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: { poll: patient },
        },
      },
      {
        test: {
          name: 'workbench',
          include: ['test/workbench/**/*.test.ts'],
          exclude: ['test/workbench/inHost/**', 'test/workbench/blocks/**'],
          setupFiles: ['test/workbench/harness/failureSight.ts'],
          // It waits more than it works.
          maxWorkers: 2,
          testTimeout: 180_000,
          hookTimeout: 120_000,
          expect: { poll: patient },
        },
      },
      // Every block of every chapter, clicked.
      {
        test: {
          name: 'blocks',
          include: ['test/workbench/blocks/**/*.test.ts'],
          setupFiles: ['test/workbench/harness/failureSight.ts'],
          maxWorkers: 2,
          testTimeout: 240_000,
          hookTimeout: 120_000,
          expect: { poll: patient },
        },
      },
      // The pages alone, in a browser.
      {
        test: {
          name: 'page',
          include: ['test/panelPage/**/*.test.ts', 'test/deployPage/page/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: { poll: patient },
        },
      },
      { test: { name: 'package', include: ['test/package/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 } },
    ],
  },
});
