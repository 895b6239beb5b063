import { deserialize, serialize } from 'node:v8';
import { expect, test } from 'vitest';
import { fillWorld, worldState, type WorldState } from '../../../src/simulator/persistence/worldState.ts';
import { generateKeyNow } from '../../../src/simulator/world/compute/keyMaterial.ts';
import { createKeyPair } from '../../../src/simulator/world/compute/keyPairs.ts';
import { createLaunchTemplate } from '../../../src/simulator/world/compute/launchTemplates.ts';
import { createRole } from '../../../src/simulator/world/iam/roles.ts';
import { createClassicLoadBalancer } from '../../../src/simulator/world/loadBalancing/classicLoadBalancers.ts';
import { allocateAddress } from '../../../src/simulator/world/network/elasticIps.ts';
import { putParameter } from '../../../src/simulator/world/parameterStore.ts';
import { setQuota } from '../../../src/simulator/world/quotas.ts';
import { emptyWorld, labNetwork, launched } from '../world/testWorld.ts';

test('everything an account has goes through a file and is the same', () => {
  const { world, subnets } = labNetwork();
  launched(world, subnets[0]);
  createKeyPair(world, { name: 'nodes', material: generateKeyNow('ed25519'), tags: {} });
  createLaunchTemplate(world, { name: 'nodes', data: { InstanceType: 't3.medium' }, tags: {} });
  createRole(world, { name: 'nodes', trust: {}, managedPolicies: [], tags: {} });
  putParameter(world, { name: '/lab/size', type: 'String', value: 'small', overwrite: false });
  createClassicLoadBalancer(world, {
    name: 'web',
    listeners: [{ protocol: 'TCP', port: 80, instanceProtocol: 'TCP', instancePort: 80 }],
    subnetIds: [subnets[0].id],
    securityGroupIds: [],
    scheme: 'internet-facing',
    tags: {},
  });
  allocateAddress(world, { tags: {} });
  setQuota(world, 'L-1216C47A', 8);
  world.issuerKeys.set('https://issuer.example', '-----BEGIN PUBLIC KEY-----');
  const { world: again } = emptyWorld();
  fillWorld(again, deserialize(serialize(worldState(world))) as WorldState);
  expect(worldState(again)).toEqual(worldState(world));
  expect(again.classicLoadBalancers.get('web')?.dnsName).toBe(world.classicLoadBalancers.get('web')?.dnsName);
});
