import { expect, it } from 'vitest';
import { Practice, story } from '../practice.ts';
import { aroundHost } from './aroundHost.ts';

it('everything around a host is made, seen and taken away', async () => {
  const practice = new Practice();
  const { world } = practice;
  const stack = practice.create(aroundHost);
  await practice.pass(6 * 60);
  expect(story(stack).filter((line) => line.includes('FAILED'))).toEqual([]);
  expect(stack.status).toBe('CREATE_COMPLETE');
  const [host] = world.instances.values();
  expect(host?.keyName).toBe('host');
  const [eth0, eth1] = (host?.interfaceIds ?? []).map((id) => world.networkInterfaces.get(id));
  const outputs = Object.fromEntries(stack.outputs.map(({ key, value }) => [key, value]));
  expect(eth0?.publicIp).toBe(outputs['Address']);
  expect(eth1?.addresses).toHaveLength(3);
  expect(outputs['Seen']).toBe(eth1?.addresses[1]);
  expect(outputs['Seen']).toMatch(/^100\.64\.0\./);
  const disk = world.volumes.get(stack.resources.get('Disk')?.physicalId ?? '');
  expect(disk).toMatchObject({ sizeGiB: 10, attachment: { instanceId: host?.id, device: '/dev/sdf' } });
  expect([...world.classicLoadBalancers.values()]).toMatchObject([
    { instanceIds: [host?.id], healthCheck: { target: 'TCP:8080', interval: 10 } },
  ]);
  expect([...world.targetGroups.values()][0]?.targets).toEqual([{ id: host?.id, port: 8080 }]);
  expect(outputs['Balancer']).toMatch(/\.elb\.amazonaws\.com$/);
  expect([...world.logGroups.keys()][0]).toMatch(/^myeks-Logs-/);

  practice.stacks.delete(stack, { retain: new Set(), force: false });
  await practice.pass(5 * 60);
  expect(story(stack).filter((line) => line.includes('FAILED'))).toEqual([]);
  expect(stack.status).toBe('DELETE_COMPLETE');
  const kinds = [
    world.vpcs,
    world.elasticIps,
    world.volumes,
    world.networkInterfaces,
    world.logGroups,
    world.parameters,
  ];
  expect(kinds.map(({ size }) => size)).toEqual([0, 0, 0, 0, 0, 0]);
  expect(world.loadBalancers.size + world.classicLoadBalancers.size + world.targetGroups.size).toBe(0);
});
