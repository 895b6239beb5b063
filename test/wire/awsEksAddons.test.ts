import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { today } from '../../src/simulator/presets/today.ts';
import { startSimulator, type Simulator } from '../../src/simulator/simulator.ts';
import { createRole } from '../../src/simulator/world/iam/roles.ts';
import { awsTool, hasAwsCli } from './awsTool.ts';

let simulator: Simulator;
let aws: ReturnType<typeof awsTool>;
let roleArn: string;

beforeAll(async () => {
  const onError = (error: unknown) => {
    throw error;
  };
  const preset = today(readFileSync(new URL('../../media/eks-networking-lab.yaml', import.meta.url), 'utf8'));
  simulator = await startSimulator({ region: 'ap-northeast-2', speed: Infinity, port: 0, seed: 1, preset, onError });
  aws = awsTool(simulator);
  roleArn = createRole(simulator.world, { name: 'reader', trust: {}, managedPolicies: [], tags: {} }).arn;
});
afterAll(() => simulator.dispose());

describe.skipIf(!hasAwsCli)('add-ons beside those of the lab, by the AWS CLI', () => {
  test('the lab does not have them by itself', async () => {
    const { out } = await aws('eks list-addons --cluster-name myeks --query addons --output text');
    expect(out).toBe('coredns\tkube-proxy\tvpc-cni\n');
  });

  test('what there is, by kind and by owner', async () => {
    const query = 'addons[].[addonName,type,owner,publisher,defaultNamespace]';
    const list = (...filter: readonly string[]) =>
      aws('eks describe-addon-versions --kubernetes-version 1.36 --output text', '--query', query, ...filter);
    expect((await list('--owners', 'community')).out).toBe(
      'metrics-server\tobservability\tcommunity\teks\tkube-system\n',
    );
    expect((await list('--types', 'storage', 'security')).out).toBe(
      'eks-pod-identity-agent\tsecurity\taws\teks\tkube-system\naws-ebs-csi-driver\tstorage\taws\teks\tkube-system\n',
    );
  });

  test.each(['metrics-server', 'eks-pod-identity-agent', 'aws-ebs-csi-driver'])(
    '%s comes and goes',
    async (name) => {
      const named = `--cluster-name myeks --addon-name ${name}`;
      const created = await aws(`eks create-addon ${named} --query addon.status --output text`);
      expect(created).toEqual({ out: 'CREATING\n', error: '' });
      expect((await aws(`eks wait addon-active ${named}`)).error).toBe('');
      const again = await aws(`eks create-addon ${named}`);
      expect(again.error).toContain('(ResourceInUseException) when calling the CreateAddon operation');
      const described = await aws(`eks describe-addon ${named} --query addon.[addonName,status] --output text`);
      expect(described.out).toBe(`${name}\tACTIVE\n`);
      const deleted = await aws(`eks delete-addon ${named} --query addon.status --output text`);
      expect(deleted.out).toBe('DELETING\n');
      expect((await aws(`eks wait addon-deleted ${named}`)).error).toBe('');
    },
    60_000,
  );

  test('an association of a service account with a role, through its life', async () => {
    const of = '--cluster-name myeks';
    const account = '--namespace default --service-account app';
    const created = await aws(
      `eks create-pod-identity-association ${of} ${account} --query association.associationId --output text`,
      '--role-arn',
      roleArn,
    );
    expect(created.out).toMatch(/^a-[a-z0-9]{17}\n$/);
    const id = created.out.trim();
    const query = 'associations[].[namespace,serviceAccount,associationId]';
    const list = await aws(`eks list-pod-identity-associations ${of} --output text`, '--query', query);
    expect(list.out).toBe(`default\tapp\t${id}\n`);
    const one = `${of} --association-id ${id} --query association.roleArn --output text`;
    expect((await aws(`eks describe-pod-identity-association ${one}`)).out).toBe(`${roleArn}\n`);
    const unknown = await aws(`eks update-pod-identity-association ${one} --role-arn ${roleArn}-nope`);
    expect(unknown.error).toContain('(InvalidParameterException)');
    expect((await aws(`eks delete-pod-identity-association ${one}`)).out).toBe(`${roleArn}\n`);
    const gone = await aws(`eks describe-pod-identity-association ${one}`);
    expect(gone.error).toContain('(ResourceNotFoundException)');
  }, 60_000);
});
