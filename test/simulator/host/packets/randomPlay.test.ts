import { expect, test } from 'vitest';
import { routeLine, ruleLine } from '../../../../src/simulator/host/network/iproute.ts';
import { trace } from '../../../../src/simulator/host/packets/trace.ts';
import type { Pod } from '../../../../src/simulator/kubernetes/objects/pod.ts';
import { seededRandom } from '../../../../src/simulator/world/random.ts';
import { allPods, change, deploy } from '../../control/workloads.ts';
import { startNetworkLab, type NetworkLab } from '../networkLab.ts';

const google = '142.251.222.4';

/** Pods with an address of their own whose sandbox is there. */
function networked(lab: NetworkLab): readonly Pod[] {
  return allPods(lab).filter(
    ({ metadata, spec, status }) =>
      spec.hostNetwork !== true &&
      status.podIP !== undefined &&
      lab.network.pod('myeks', metadata.namespace ?? '', metadata.name) !== undefined,
  );
}

function deviceOf(lab: NetworkLab, index: number, pod: Pod): number {
  const eni = lab.interfaces(index).find(({ addresses }) => addresses.includes(pod.status.podIP ?? ''));
  return eni?.attachment?.deviceIndex ?? -1;
}

test('through changes of scale every pod reaches every place, by the interface of its address, as the dumps say', async () => {
  const lab = await startNetworkLab();
  const random = seededRandom(23);
  const draw = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  deploy(lab, 'nginx', 6);
  let second = 0;
  for (let round = 0; round < 12; round++) {
    change(lab, 'nginx', { replicas: 3 + Math.floor(random() * 42) });
    lab.clock.advance(5000 + random() * 90_000);
    for (const index of [0, 1, 2]) {
      const { namespace, hostname } = lab.node(index);
      const view = namespace.view();
      const own = networked(lab).filter(({ spec }) => spec.nodeName === hostname);
      const addresses = new Set(own.map(({ status }) => status.podIP));
      const rules = view.rules.map(ruleLine);
      const routed = view.routes.filter(({ device }) => device.startsWith('eni'));
      expect(new Set(routed.map(({ destination }) => destination))).toEqual(addresses);
      expect(rules.filter((rule) => rule.startsWith('512:'))).toHaveLength(addresses.size);
      for (const pod of own) {
        const device = deviceOf(lab, index, pod);
        const rule = `1536:\tfrom ${pod.status.podIP} lookup ${device + 1}`;
        expect(rules.includes(rule)).toBe(device > 0);
      }
    }
    const pods = networked(lab);
    for (let count = 0; count < 6; count++) {
      const [from, to] = [draw(pods), draw(pods)];
      const site = lab.site(from);
      expect(lab.ping(site, to)).toMatchObject({ kind: 'reply' });
      expect(lab.ping(site, google)).toMatchObject({ kind: 'reply', ttl: 103 });
      expect(lab.ping(site, lab.nodeAddress(count % 3))).toMatchObject({ kind: 'reply' });
      const index = [0, 1, 2].find((each) => lab.node(each).hostname === from.spec.nodeName) ?? 0;
      const isNear = from.spec.nodeName === to.spec.nodeName;
      const routes = trace(lab.network, site.namespace, { destination: to.status.podIP ?? '', protocol: 'icmp' })
        .filter(({ kind, place }) => kind === 'route' && place === lab.instances[index]?.id)
        .map(({ because }) => because);
      const device = deviceOf(lab, index, from);
      if (isNear || device <= 0) continue;
      second += 1;
      expect(routes[0]).toEqual([
        `1536:\tfrom ${from.status.podIP} lookup ${device + 1}`,
        `default via 192.168.${index + 1}.1 dev eth${device}`,
      ]);
      const lines = lab.node(index).namespace.view().routes.map(routeLine);
      expect(lines).toContain(routes[0]?.[1]);
    }
  }
  expect(second).toBeGreaterThan(5);
  lab.dispose();
});
