import { describe, expect, it } from 'vitest';
import { generateKeyNow } from '../../../src/simulator/world/compute/keyMaterial.ts';
import { createKeyPair } from '../../../src/simulator/world/compute/keyPairs.ts';
import { fixture, parameters } from './fixtures.ts';
import { Practice, story } from './practice.ts';

const template = fixture('host-and-network.yaml');
const secrets = { MyIamUserAccessKeyID: 'AKIAIOSFODNN7EXAMPLE', MyIamUserSecretAccessKey: 'wJalrXUtnFEMI/K7MDENG' };

describe('the stack of the published lab', () => {
  it('stands with its host at the fixed address, open to one address for every protocol, and tells no secret', async () => {
    const practice = new Practice();
    const { world } = practice;
    createKeyPair(world, { name: 'kp-gasida', material: generateKeyNow('ed25519'), tags: {} });
    const given = { ...secrets, KeyName: 'kp-gasida', SgIngressSshCidr: '203.0.113.7/32' };
    const stack = practice.create(template, parameters(given));
    await practice.pass(120);
    expect(stack.status).toBe('CREATE_COMPLETE');
    const [host] = world.instances.values();
    const eth0 = world.networkInterfaces.get(host?.interfaceIds[0] ?? '');
    expect(eth0?.addresses[0]).toBe('192.168.1.100');
    expect(host?.keyName).toBe('kp-gasida');
    expect(stack.outputs).toMatchObject([{ key: 'eksctlhost', value: eth0?.publicIp }]);
    const group = world.securityGroups.get(eth0?.groups[0] ?? '');
    expect(group?.rules.filter(({ egress }) => !egress)).toMatchObject([
      { protocol: '-1', fromPort: -1, toPort: -1, cidr: '203.0.113.7/32' },
    ]);
    const userData = Buffer.from(host?.userData ?? '', 'base64').toString();
    expect(userData).toContain('export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE\n');
    expect(userData).toContain('$(aws sts get-caller-identity');
    expect(userData).toContain('echo "${HOME}"');
    const shown = stack.events.find(({ logicalId }) => logicalId === 'Host')?.propertiesText ?? '{}';
    const { UserData } = JSON.parse(shown) as { readonly UserData: string };
    expect(Buffer.from(UserData, 'base64').toString()).toContain('export AWS_ACCESS_KEY_ID=****\n');
    const texts = JSON.stringify(stack.events);
    expect(Object.values(secrets).filter((secret) => texts.includes(secret))).toEqual([]);
  });

  it('rolls back at once for a key pair that this region does not have', () => {
    const practice = new Practice();
    const stack = practice.create(template, parameters({ ...secrets, KeyName: 'elsewhere' }));
    expect(story(stack)).toEqual([
      'myeks CREATE_IN_PROGRESS User Initiated',
      'myeks ROLLBACK_IN_PROGRESS Parameter validation failed: parameter value elsewhere for parameter name KeyName does not exist. Rollback requested by user.',
      'myeks ROLLBACK_COMPLETE',
    ]);
  });

  it.each([
    [
      { SgIngressSshCidr: 'everywhere' },
      'Parameter SgIngressSshCidr failed to satisfy constraint: must be a block of the form x.x.x.x/x.',
    ],
    [{ MyInstanceType: 'm5.large' }, "Parameter 'MyInstanceType' must be one of AllowedValues"],
    [{ ClusterBaseName: '1st' }, "Parameter 'ClusterBaseName' must match pattern [a-zA-Z][-a-zA-Z0-9]*"],
    [{ LatestAmiId: 'ami-1' }, "Parameter 'LatestAmiId' must be one of AllowedValues"],
  ])('refuses %j', (values, message) => {
    const practice = new Practice();
    const all = { ...secrets, KeyName: 'kp-gasida', ...(values as Record<string, string>) };
    expect(() => practice.create(template, parameters(all))).toThrow(message);
    expect(() => practice.create(template)).toThrow(
      'Parameters: [KeyName, MyIamUserAccessKeyID, MyIamUserSecretAccessKey] must have values',
    );
  });
});
