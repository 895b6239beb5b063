import { afterEach, expect, test } from 'vitest';
import { request } from '../../../../src/simulator/host/packets/tcpClient.ts';
import { allocateAddress } from '../../../../src/simulator/world/network/elasticIps.ts';
import { createNatGateway } from '../../../../src/simulator/world/network/natGateways.ts';
import {
  associateRouteTable,
  createRoute,
  createRouteTable,
} from '../../../../src/simulator/world/network/routeTables.ts';
import { createSubnet } from '../../../../src/simulator/world/network/subnets.ts';
import { launch } from '../../control/lab.ts';
import { known, startNetworkLab, type NetworkLab } from '../networkLab.ts';

let lab: NetworkLab;
afterEach(() => lab.dispose());

test('a private subnet reaches the internet by a NAT gateway, under its address, and nobody comes back in', async () => {
  lab = await startNetworkLab({ nodes: 1 });
  const { world, cluster } = lab;
  const { allocationId, publicIp } = allocateAddress(world, { tags: {} });
  const gateway = createNatGateway(world, {
    subnetId: cluster.subnetIds[0] ?? '',
    connectivityType: 'public',
    allocationId,
    tags: {},
  });
  const zone = world.zone('a');
  const subnet = createSubnet(world, { vpcId: cluster.vpcId, cidr: '192.168.11.0/24', zone, tags: {} });
  const table = createRouteTable(world, { vpcId: cluster.vpcId, tags: {} });
  associateRouteTable(world, table.id, subnet.id);
  const machine = launch(world, 't3.micro', subnet.id, '198.18.9.9');
  delete known(world.networkInterfaces.get(machine.interfaceIds[0] ?? '')).publicIp;
  const site = known(lab.network.instance(machine.id));

  expect(lab.ping(site, '142.251.222.4')).toEqual({ kind: 'silence' });
  createRoute(world, table.id, { destination: '0.0.0.0/0', gatewayId: gateway.id });
  expect(lab.ping(site, '142.251.222.4')).toEqual({ kind: 'silence' });
  lab.clock.advance(120_000);
  expect(lab.ping(site, '142.251.222.4')).toMatchObject({ kind: 'reply', ttl: 104 });
  const own = request(
    lab.network,
    site.namespace,
    { destination: '203.0.113.10', port: 80 },
    { method: 'GET', host: 'ipinfo.io', path: '/ip', headers: {}, body: '' },
  );
  expect(own).toMatchObject({ kind: 'response', response: { body: publicIp } });
  expect(lab.ping(lab.bastion, publicIp)).toEqual({ kind: 'silence' });
});
