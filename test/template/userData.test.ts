import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { Practice } from '../simulator/cloudformation/practice.ts';

const template = readFileSync(new URL('../../media/eks-networking-lab.yaml', import.meta.url), 'utf8');

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
    const pieces = script.split(/install -m 0755 \S+ \/usr\/local\/bin\/(\w+)/);
    expect(pieces.filter((_piece, index) => index % 2 === 1)).toEqual(['kubectl', 'helm', 'eksctl']);
    const before = pieces.filter((_piece, index) => index % 2 === 0).slice(0, 3);
    expect(before.map((text) => text.split('sha256sum --check').length - 1)).toEqual([1, 1, 1]);
  });

  it('has the values of the stack and no access key', () => {
    expect(script).toContain('export AWS_DEFAULT_REGION=ap-northeast-2\n');
    expect(script).toContain('export CLUSTER_NAME=myeks\n');
    expect(script).toContain('stable-1.36.txt');
    expect(script).toMatch(/--name \/ec2\/keypair\/key-0[0-9a-f]{16} /);
    expect(script).not.toMatch(/ACCESS_KEY|AKIA/);
  });
});
