import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kubectlMissing } from '../../kubectlLab.ts';
import { KubectlPair } from './kubectlPair.ts';

describe.skipIf(kubectlMissing !== undefined)(`kubectl edit as the real one does ${kubectlMissing ?? ''}`, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'edit-'));
  let pair: KubectlPair;
  beforeAll(async () => {
    pair = await KubectlPair.start();
    for (const lab of [pair.real, pair.ours]) {
      await lab.kubectl('create deployment web --image=nginx:alpine');
      await lab.kubectl('create configmap words --from-literal=a=one --from-literal=b=two');
    }
  }, 60_000);
  afterAll(() => {
    pair.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Both edit by the same commands: the first time by the first, then by the next, and then by none. */
  async function edited(line: string, ...commands: readonly string[]) {
    const turns = [...commands, 'true'].map((command, turn) => `${turn}) ${command};;`).join('\n');
    const editor = path.join(folder, 'editor');
    const script = (count: string) =>
      `#!/bin/sh\nturn=$(cat ${count} 2>/dev/null || echo 0); echo $((turn + 1)) > ${count}\ncp "$1" ${count}.$turn\ncase $turn in\n${turns}\n*) true;;\nesac\n`;
    const use = (name: string) => {
      const count = path.join(mkdtempSync(path.join(folder, 'count-')), 'n');
      writeFileSync(`${editor}-${name}`, script(count), { mode: 0o755 });
      return `${editor}-${name}`;
    };
    const [theirs, mine] = [use('real'), use('ours')];
    pair.real.environment = { KUBE_EDITOR: theirs };
    const editFile = async (file: string) => void (await promisify(execFile)(mine, [file]));
    const real = await pair.real.run(line.split(' '));
    const ours = await pair.runOurs(line.split(' '), '', undefined, { editFile });
    return [ours, real].map(({ code, out, err }) => ({
      code,
      out: out.replaceAll(/("(?:uid|resourceVersion|creationTimestamp)": )"[^"]*"/g, '$1<drawn>'),
      err: err.replaceAll(/stored to "\S+"/g, 'stored'),
    }));
  }

  const set = (from: string, to: string) => `sed -i 's/${from}/${to}/' "$1"`;

  test.each<[string, string, ...string[]]>([
    ['a number', 'edit deployment web', set('replicas: 1', 'replicas: 2')],
    ['nothing', 'edit deployment web'],
    ['only the comment', 'edit deployment web', 'echo "# mine" >> "$1"'],
    ['as JSON', 'edit configmap words -o json', set('"one"', '"uno"')],
    ['a key of a map', 'edit configmap/words', set('b: two', 'c: three')],
    ['two objects at once', 'edit deploy/web cm/words', set('replicas: 2', 'replicas: 3')],
    ['something invalid, then nothing', 'edit deployment web', set('replicas: 3', 'replicas: -1')],
    [
      'something invalid, then put right',
      'edit deployment web',
      set('replicas: 3', 'replicas: -1'),
      set('replicas: -1', 'replicas: 4'),
    ],
    ['what is not there', 'edit deployment nope'],
    ['nothing named', 'edit'],
  ])('%s', async (_, line, ...commands) => {
    const [ours, real] = await edited(line, ...commands);
    expect(ours).toEqual(real);
    const now = 'get deploy/web cm/words -o jsonpath={.items[*].spec.replicas}{.items[*].data}';
    expect(await pair.ours.kubectl(now)).toBe(await pair.real.kubectl(now));
  });

  // The real one of 1.32 sends an empty object.
  test('an empty file ends it', async () => {
    const [ours] = await edited('edit deployment web', 'true > "$1"');
    expect(ours).toEqual({ code: 0, out: '', err: 'Edit cancelled, saved file was empty.\n' });
  });

  test('the name cannot be changed', async () => {
    const [ours] = await edited('edit configmap words', set('name: words', 'name: other'));
    expect(ours?.code).toBe(1);
    expect(ours?.err).toContain('Edit cancelled, no valid changes were saved.');
  });
});
