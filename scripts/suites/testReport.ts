import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { SerializedError } from 'vitest';
import type { Reporter, TestModule } from 'vitest/node';
import { root } from './program.ts';
import type { Counts, Failure } from './suite.ts';

/** How one test file went. */
export interface FileReport extends Counts {
  /** Its path in the checkout. */
  readonly file: string;
  readonly failures: readonly Failure[];
}

/** How a run of vitest went; written as JSON to a file. */
export interface RunReport {
  readonly files: readonly FileReport[];
  /** What nobody handled, in whichever file. */
  readonly unhandled: readonly Failure[];
}

/** The reporter of vitest by which `npm test` counts: a hook that failed or a file that did not load counts as a failed test. */
export class TestReport implements Reporter {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const report: RunReport = {
      files: modules.map(fileReport),
      unhandled: unhandled.map((error) => ({ where: 'unhandled', why: reason(error) })),
    };
    writeFileSync(this.#file, JSON.stringify(report));
  }
}

function fileReport(module: TestModule): FileReport {
  const file = path.relative(root, module.moduleId).replaceAll(path.sep, '/');
  const tests = Array.from(module.children.allTests());
  const count = (wanted: string) => tests.filter((test) => test.result().state === wanted).length;
  const failures = [module, ...module.children.allSuites(), ...tests].flatMap((part) => {
    const errors = part.type === 'test' ? (part.result().errors ?? []) : part.errors();
    const name = part.type === 'module' ? file : `${file} > ${part.fullName}`;
    return errors.slice(0, 1).map((error) => ({ where: name, why: reason(error) }));
  });
  return { file, passed: count('passed'), failed: failures.length, skipped: count('skipped'), failures };
}

function reason({ message, diff }: { readonly message: string; readonly diff?: string }): string {
  return diff === undefined ? message : `${message}\n${diff}`;
}
