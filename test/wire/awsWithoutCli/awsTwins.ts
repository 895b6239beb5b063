import path from 'node:path';
import { PracticeProgram, type Answer } from '../practiceProgram.ts';

/** What the CLI's first version says before its usage, and ours does not. */
const advertisement = /usage: \r?Note: AWS CLI version 2[^\n]*\n\n/;
/** Moments differ from one run to the next: 2026-11-26T12:00:00.182Z, 1795696581.182. */
const moments = /\b20\d\d-\d\d-\d\dT[\d:]+(?:\.\d+)?(?:Z|\+00:00)?|\b1[78]\d{8}(?:\.\d+)?\b/g;

/** So do the ids of what is made meanwhile: a request more or less, and the next id is another. */
const ids = /\b(?:[a-z]+-)+0[0-9a-f]{16}\b|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g;

/** Two labs of the same seed, one for the AWS CLI of this machine and one for ours: what one does is not seen in the other. */
export class AwsTwins {
  readonly #labs: readonly [PracticeProgram, PracticeProgram];

  private constructor(labs: readonly [PracticeProgram, PracticeProgram]) {
    this.#labs = labs;
  }

  static async start(...args: readonly string[]): Promise<AwsTwins> {
    const options = ['--speed', 'instant', '--seed', '1', ...args];
    return new AwsTwins([await PracticeProgram.start(...options), await PracticeProgram.start(...options)]);
  }

  /** Runs a line in both. What must differ is made the same: moments, the lab's folder and its ports. */
  async run(line: string): Promise<{ readonly real: Answer; readonly ours: Answer }> {
    const [first, second] = this.#labs;
    const program = `aws() { '${process.execPath}' '${path.resolve('dist/tools.js')}' aws "$@"; }`;
    const settings = 'export AWS_MAX_ATTEMPTS=1';
    const [real, ours] = await Promise.all([
      first.run(`${settings}; ${line}`),
      second.run(`${settings}; ${program}; ${line}`),
    ]);
    return { real: same(real, first.folder), ours: same(ours, second.folder) };
  }

  async stop(): Promise<void> {
    await Promise.all(this.#labs.map((lab) => lab.stop()));
  }
}

function same({ code, out, err }: Answer, folder: string): Answer {
  const plain = (text: string) =>
    text
      .replace(advertisement, '')
      .replace(moments, 'MOMENT')
      .replace(ids, 'ID')
      .replaceAll(folder, 'FOLDER')
      .replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT')
      .replace(/"?certificate-authority-data"?: .*|"data": ".*"/g, 'AUTHORITY')
      .replace(/\bLS0tLS1[\w+/=]+/g, 'AUTHORITY')
      .replace(/-----BEGIN [^]*?-----END/g, 'KEY')
      .replace(/\*{16}\S{4}/g, 'MASKED')
      .replace(/k8s-aws-v1\.[\w-]+/g, 'TOKEN');
  return { code, out: plain(out), err: plain(err) };
}
