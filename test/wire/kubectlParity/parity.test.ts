import path from 'node:path';
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kubectlMissing, netshootManifest } from '../kubectlLab.ts';
import { PracticeProgram, type Answer } from '../practiceProgram.ts';
import { lines } from './lines.ts';
import { readingLines } from './readingLines.ts';

const ours = `'${process.execPath}' '${path.resolve('dist/tools.js')}' kubectl`;

/** Ages go on between two commands, and columns are as wide as their ages. Logs of the real kubectl itself do not count. */
function ageless({ code, out, err }: Answer): Answer {
  const plain = (text: string) =>
    text
      .replaceAll(/^E\d{4} .*\n/gm, '')
      .replaceAll(/\b(?:\d+[smhdy])+(?= |\n|$| ago|\))/g, '<age>')
      .replaceAll(/(<age>|AGE|LAST SEEN|Age|---) +/g, '$1 ')
      .replaceAll(/\(x\d+ over <age>\)/g, '(<often>)');
  return { code, out: plain(out), err: plain(err) };
}

describe.skipIf(kubectlMissing !== undefined)(`our kubectl prints what kubectl prints ${kubectlMissing ?? ''}`, () => {
  let practice: PracticeProgram;
  beforeAll(async () => {
    practice = await PracticeProgram.start('--deployed', '--speed', 'instant');
    const file = path.join(practice.folder, 'netshoot.yaml');
    writeFileSync(file, netshootManifest);
    await practice.output(`kubectl apply -f '${file}' && kubectl rollout status deployment netshoot-pod --timeout=60s`);
  }, 60_000);
  afterAll(() => practice.stop());

  test('the lab has lines to compare', () => expect(readingLines().length).toBeGreaterThan(25));

  test.each([...readingLines().map((line) => line.slice('kubectl '.length)), ...lines])('%s', async (line) => {
    const real = await practice.run(`kubectl ${line}`);
    expect(ageless(await practice.run(`${ours} ${line}`))).toEqual(ageless(real));
  });
});
