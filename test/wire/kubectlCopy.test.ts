import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ourKubectl, transports } from './kubectlTransports.ts';
import { missing, PracticeProgram } from './practiceProgram.ts';

const reason = missing('kubectl', 'version', '--client');
if (reason !== undefined) process.stdout.write(`${reason}\n`);

describe.skipIf(reason !== undefined)('kubectl cp', () => {
  let practice: PracticeProgram;
  const at = (...parts: readonly string[]): string => path.join(practice.folder, ...parts);

  beforeAll(async () => {
    practice = await PracticeProgram.start('--preset', '2023', '--speed', '60');
    await practice.output(
      'kubectl run web --image=nginx && kubectl run box --image=nicolaka/netshoot -- tail -f /dev/null',
    );
    await practice.output('kubectl run bare --image=traefik/whoami');
    await practice.output('kubectl wait --for=condition=Ready pod/web pod/box pod/bare --timeout=30s');
  }, 60_000);
  afterAll(() => practice.stop());

  test.each(transports())('into a container and out again, byte for byte: $name', async ({ command }) => {
    // Every byte, also where it is no text, and more than one piece.
    const bytes = Buffer.concat(
      Array.from({ length: 600 }, (_, turn) =>
        Buffer.from(Array.from({ length: 256 }, (__, byte) => (byte * (turn + 1)) & 255)),
      ),
    );
    mkdirSync(at('folder', 'below'), { recursive: true });
    writeFileSync(at('folder', 'bytes'), bytes);
    writeFileSync(at('folder', 'below', 'words'), '안녕하세요\n');
    for (const pod of ['web', 'box']) {
      await practice.output(`${command} cp folder ${pod}:/tmp/copied`);
      expect(await practice.output(`kubectl exec ${pod} -- cat /tmp/copied/below/words`)).toBe('안녕하세요\n');
      expect(await practice.output(`kubectl exec ${pod} -- stat -c %s /tmp/copied/bytes`)).toBe('153600\n');
      await practice.output(`${command} cp ${pod}:/tmp/copied back-${pod}`);
      expect(
        createHash('sha256')
          .update(readFileSync(at(`back-${pod}`, 'bytes')))
          .digest('hex'),
      ).toBe(createHash('sha256').update(bytes).digest('hex'));
      expect(readFileSync(at(`back-${pod}`, 'below', 'words'), 'utf8')).toBe('안녕하세요\n');
      await practice.output(`kubectl exec ${pod} -- rm -r /tmp/copied && rm -r back-${pod}`);
    }
  });

  test('one file, to a folder and by another name', async () => {
    writeFileSync(at('page.html'), '<h1>mine</h1>\n');
    await practice.output('kubectl cp page.html web:/usr/share/nginx/html/index.html');
    expect(await practice.output('kubectl exec web -- cat /usr/share/nginx/html/index.html')).toBe('<h1>mine</h1>\n');
    await practice.output('kubectl cp page.html box:/tmp/');
    await practice.output('kubectl cp box:/tmp/page.html page2.html');
    expect(readFileSync(at('page2.html'), 'utf8')).toBe('<h1>mine</h1>\n');
  });

  test('tells what is missing', async () => {
    // kubectl shows what tar complains of on its own output.
    expect((await practice.run('kubectl cp web:/nothing there')).out).toMatch(
      /^tar: \/nothing: Cannot stat: No such file or directory$/m,
    );
    expect((await practice.run('kubectl cp bare:/whoami there')).err).toContain(
      'exec: "tar": executable file not found in $PATH',
    );
  });

  const alike = [
    'cp page.html nobody:/tmp/page.html',
    'cp nobody:/tmp/page.html page3.html',
    'cp page.html default/box:/tmp/over/there',
    'cp box:/nothing nothing',
    'cp bare:/whoami there',
    'cp page.html bare:/page.html',
    'cp page.html box:',
    'cp page.html',
    'cp page.html other.html',
    'cp web:/a box:/b',
    'cp :/a b',
    'cp a/b/c:/a b',
    'cp nowhere.html box:/tmp',
    'cp box:/etc/hostname .',
    'cp kube-system/nobody:/etc/hostname name',
    'cp page.html box:/tmp -c nobody',
    'cp page.html box:/tmp/page4.html',
    'cp box:/tmp/page4.html ./deep/down/page4.html',
    'cp box:tmp/page4.html page4.html',
    'cp box:/tmp/../tmp/page4.html page4.html',
    'cp box:/tmp/linked linked',
    'cp --no-preserve page.html box:/tmp/page5.html',
  ];
  test.each(alike)('our own says what kubectl says: %s', async (line) => {
    writeFileSync(at('page.html'), '<h1>mine</h1>\n');
    await practice.output(
      'kubectl exec box -- sh -c "mkdir -p /tmp/linked; ln -sf /etc/passwd /tmp/linked/a; echo b > /tmp/linked/b"',
    );
    const answer = async (command: string) => {
      const { err, ...rest } = await practice.run(`${command} ${line}`);
      // Each try has a number of its own, and Google's build tells of its own troubles.
      return { ...rest, err: err.replaceAll(/\b[0-9a-f]{64}\b/g, 'ID').replaceAll(/^[EIW]\d{4} .*\n/gm, '') };
    };
    expect(await answer(ourKubectl.command)).toEqual(await answer('kubectl'));
  });
});
