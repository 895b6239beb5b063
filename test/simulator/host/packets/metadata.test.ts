import { afterEach, expect, test } from 'vitest';
import type { NetworkSite } from '../../../../src/simulator/host/network/networkSite.ts';
import { request } from '../../../../src/simulator/host/packets/tcpClient.ts';
import { known, startNetworkLab, type NetworkLab } from '../networkLab.ts';

let lab: NetworkLab;
afterEach(() => lab.dispose());

function metadata(site: NetworkSite, path: string): string | number {
  const outcome = request(
    lab.network,
    site.namespace,
    { destination: '169.254.169.254', port: 80 },
    { method: 'GET', host: '169.254.169.254', path, headers: {}, body: '' },
  );
  if (outcome.kind !== 'response') return outcome.kind;
  return outcome.response.status === 200 ? outcome.response.body : outcome.response.status;
}

test('a node, its pods and the bastion each learn of their own instance', async () => {
  lab = await startNetworkLab({ nodes: 1 });
  const [first, second] = lab.interfaces(0);
  const pod = lab.site(known([...lab.podsOn(0, 0), ...lab.podsOn(0, 1)][0]));
  for (const site of [lab.node(0), pod]) {
    expect(metadata(site, '/latest/meta-data/instance-id')).toBe(lab.instances[0]?.id);
    expect(metadata(site, '/latest/meta-data/local-ipv4')).toBe(lab.nodeAddress(0));
    expect(metadata(site, '/latest/meta-data/public-ipv4')).toBe(first?.publicIp);
    expect(metadata(site, '/latest/meta-data/placement/availability-zone')).toBe('ap-northeast-2a');
    const macs = metadata(site, '/latest/meta-data/network/interfaces/macs/');
    expect(macs).toBe([`${first?.macAddress}/`, `${second?.macAddress}/`].toSorted().join('\n'));
    const number = metadata(site, `/latest/meta-data/network/interfaces/macs/${second?.macAddress}/device-number`);
    expect(number).toBe('1');
  }
  expect(metadata(lab.bastion, '/latest/meta-data/instance-id')).toBe(lab.bastionInstance.id);
  expect(metadata(lab.bastion, '/latest/meta-data/nothing')).toBe(404);
});
