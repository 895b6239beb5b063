import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { Practice } from '../simulator/cloudformation/practice.ts';

const template = readFileSync(new URL('../../media/eks-networking-lab.yaml', import.meta.url), 'utf8');

/**
 * Files that a script fetches and does not compare with a checksum before the next fetch of another project; and downloads
 * that bypass `fetch`, but for texts that are read into a variable.
 */
function unchecked(script: string): readonly string[] {
  const lines = script.split('\n').map((line) => line.trim());
  const fetched = lines.flatMap((line, at) => {
    const name = /^fetch "?https:\S+\/([^/"]+)"?$/.exec(line)?.[1];
    return name === undefined || /(\.sha256|\.sha256sum|_checksums\.txt)$/.test(name) ? [] : [{ name, at }];
  });
  const bad = fetched.filter(({ at }, index) => {
    const end = fetched[index + 1]?.at ?? lines.length;
    const after = lines.slice(at + 1, end);
    const check = after.findIndex((line) => /\bsha256sum --check\b/.test(line));
    const use = after.findIndex((line) => /^(install|tar|unzip|chmod|mv|cp) /.test(line));
    return check < 0 || (use >= 0 && use < check);
  });
  const others = lines.filter((line) => /\b(curl|wget)\b/.test(line) && !/^(fetch\(\)|\w+=\$\(curl )/.test(line));
  return [...bad.map(({ name }) => name), ...others];
}

describe('what the bastion runs at its first start', () => {
  let script: string;

  beforeAll(async () => {
    const practice = new Practice();
    practice.create(template);
    await practice.pass(5 * 60);
    const [bastion] = practice.world.instances.values();
    script = Buffer.from(bastion?.userData ?? '', 'base64').toString();
  });

  it('is a shell script that ends at its first failure', () => {
    expect(script.split('\n').slice(0, 2)).toEqual(['#!/bin/bash', 'set -euo pipefail']);
    const { status, stderr } = spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
  });

  it('fits into what EC2 takes', () => {
    expect(Buffer.byteLength(script)).toBeLessThanOrEqual(16 * 1024);
  });

  it('checks each tool before it installs it', () => {
    // Odd pieces are the names of what is installed, even ones what comes before.
    const pieces = script.split(/install -m 0755 \S+ \/usr\/local\/bin\/([\w-]+)/);
    expect(pieces.filter((_piece, index) => index % 2 === 1)).toEqual([
      'kubectl',
      'helm',
      'eksctl',
      'kubectl-krew',
      'yh',
    ]);
    const before = pieces.filter((_piece, index) => index % 2 === 0).slice(0, 5);
    // The last one is compiled: Go compares the module with its checksum database before it does.
    expect(before.map((text) => text.split('sha256sum --check').length - 1)).toEqual([1, 1, 1, 1, 0]);
    expect(before[4]).toContain('go install github.com/andreazorzetto/yh@v0.4.0\n');
    expect(script).not.toMatch(/GONOSUMDB|GONOSUMCHECK|GOFLAGS|GOSUMDB|GOPROXY/);
  });

  it('takes what git brings by the hash of one commit', () => {
    const fetches = script.split('\n').filter((line) => /\bgit (fetch|clone|pull)\b/.test(line));
    expect(fetches.map((line) => line.trim())).toEqual([
      'git fetch --quiet --depth 1 https://github.com/jonmosco/kube-ps1 "$commit"',
    ]);
    expect(script).toMatch(/^commit=[0-9a-f]{40}$/m);
    expect(script).toContain('[ "$(git rev-parse FETCH_HEAD)" = "$commit" ]\n');
  });

  it('installs the comforts of the lab so that one that fails holds up nothing', () => {
    const comforts = [...script.matchAll(/^comfort (\S+) <<'EOT'\n([^]*?)^EOT$/gm)];
    expect(comforts.map(([, name]) => name)).toEqual(['docker', 'krew', 'kube-ps1', 'yh']);
    const run = (body: string) => {
      const comfort = /^comfort\(\) .*$/m.exec(script)?.[0] ?? '';
      const lines = [
        'set -euo pipefail',
        'logger() { echo "$@"; }',
        comfort,
        `comfort it <<'EOT'\n${body}\nEOT`,
        'echo on',
      ];
      return spawnSync('bash', { input: lines.join('\n'), encoding: 'utf8' }).stdout;
    };
    expect(run('false\necho unseen')).toBe('--tag eks-networking-lab it was not installed\non\n');
    expect(run('echo done')).toBe('done\non\n');
    for (const [, , body = ''] of comforts)
      expect(spawnSync('bash', ['-n'], { input: body, encoding: 'utf8' }).stderr).toBe('');
  });

  it('installs nothing that was not compared with its project’s own checksum', () => {
    expect(unchecked(script)).toEqual([]);
    // The check sees what it is there for.
    expect(unchecked(script.replace('sha256sum --check "$helm.sha256sum"', 'true'))).toEqual(['$helm']);
    expect(unchecked(script.replace('echo "$(cat kubectl.sha256)  kubectl" | sha256sum --check', ''))).toEqual([
      'kubectl',
    ]);
    expect(unchecked(`${script}\nfetch https://example.com/tool\ninstall -m 0755 tool /usr/local/bin/tool\n`)).toEqual([
      'tool',
    ]);
    expect(unchecked(`${script}\ncurl -o tool https://example.com/tool\n`)).toEqual([
      'curl -o tool https://example.com/tool',
    ]);
    expect(unchecked(`${script}\nwget https://example.com/tool\n`)).toEqual(['wget https://example.com/tool']);
  });

  it('has the values of the stack and no access key', () => {
    expect(script).toContain('export AWS_DEFAULT_REGION=ap-northeast-2\n');
    expect(script).toContain('export CLUSTER_NAME=myeks\n');
    expect(script).toContain('stable-1.36.txt');
    expect(script).toMatch(/--name \/ec2\/keypair\/key-0[0-9a-f]{16} /);
    expect(script).not.toMatch(/ACCESS_KEY|AKIA/);
  });
});
