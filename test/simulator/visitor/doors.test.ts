import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clusterRoleBindings, services } from '../../../src/simulator/kubernetes/kinds.ts';
import type { Service } from '../../../src/simulator/kubernetes/objects/service.ts';
import { createObject } from '../../../src/simulator/kubernetes/writes/create.ts';
import { curlSettings } from '../../../src/simulator/visitor/curlSettings.ts';
import { Doors } from '../../../src/simulator/visitor/doors.ts';
import {
  createClassicLoadBalancer,
  registerInstances,
} from '../../../src/simulator/world/loadBalancing/classicLoadBalancers.ts';
import { authorize, createSecurityGroup } from '../../../src/simulator/world/network/securityGroups.ts';
import { deploy } from '../control/workloads.ts';
import { known, startNetworkLab, type NetworkLab } from '../host/networkLab.ts';

const nodePort = 30_080;
let lab: NetworkLab;
let doors: Doors;
let host: string;
let groupId: string;

beforeAll(async () => {
  lab = await startNetworkLab();
  const { world, cluster, controlPlane, instances } = lab;
  deploy(lab, 'ops', 1, { containers: [{ name: 'ops', image: 'hjacobs/kube-ops-view:20.4.0' }] });
  const ports = [{ port: 8080, targetPort: 8080, nodePort }];
  createObject(controlPlane.api, services, {
    metadata: { name: 'ops', namespace: 'default' },
    spec: { type: 'LoadBalancer', selector: { app: 'ops' }, ports },
  });
  lab.clock.advance(120_000);
  groupId = createSecurityGroup(world, { name: 'elb', description: 'elb', vpcId: cluster.vpcId, tags: {} }).id;
  const balancer = createClassicLoadBalancer(world, {
    name: 'a1',
    listeners: [{ protocol: 'TCP', port: 8080, instanceProtocol: 'TCP', instancePort: nodePort }],
    subnetIds: cluster.subnetIds,
    securityGroupIds: [groupId],
    scheme: 'internet-facing',
    tags: {},
  });
  registerInstances(
    world,
    'a1',
    instances.map(({ id }) => id),
  );
  host = balancer.dnsName;
  doors = new Doors(lab.network, (error) => {
    throw error;
  });
  doors.join(controlPlane);
});
afterAll(() => {
  doors.dispose();
  lab.dispose();
});

const service = (): Service => known(lab.controlPlane.api.store.get(services, 'default', 'ops'));

/** Gives the service its load balancer, as its controller does; none takes it away. */
function balance(hostname: string | undefined): void {
  const ingress = hostname === undefined ? [] : [{ hostname }];
  lab.controlPlane.api.store.replace(services, { ...service(), status: { loadBalancer: { ingress } } });
}

const localPort = (): number | undefined => doors.entrances.find((each) => each.host === host)?.localPort;

/** A page by its address on this machine, under another name if one is given; the error's code when there is no answer. */
function look(port: number, name = `127.0.0.1:${port}`, path = '/'): Promise<{ status?: number; text: string }> {
  return new Promise((resolve) => {
    request({ host: '127.0.0.1', port, path, headers: { host: name }, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    })
      .on('error', (error: NodeJS.ErrnoException) => resolve({ text: error.code ?? '' }))
      .end();
  });
}

test('a service gets a local address with its load balancer, and says so', async () => {
  expect(localPort()).toBeUndefined();
  balance(host);
  await expect.poll(localPort).toBeGreaterThan(0);
  expect(service().metadata.annotations).toEqual({
    'eks-networking-lab/local-address': `http://127.0.0.1:${localPort()}`,
  });
  expect(curlSettings(doors.entrances)).toContain(`connect-to = "${host}:8080:127.0.0.1:${localPort()}"\n`);
});

test('what the security group does not let in is not answered', async () => {
  expect(await look(known(localPort()))).toEqual({ text: 'ECONNRESET' });
});

test('the page shows every node and pod of the cluster, once its account may list them', async () => {
  authorize(lab.world, groupId, 'ingress', [{ protocol: 'tcp', fromPort: 8080, toPort: 8080, cidr: '0.0.0.0/0' }]);
  authorize(lab.world, lab.nodeGroupId, 'ingress', [
    { protocol: 'tcp', fromPort: 0, toPort: 65_535, cidr: '0.0.0.0/0' },
  ]);
  const refused = await look(known(localPort()));
  expect(refused).toMatchObject({ status: 200 });
  expect(refused.text).toContain('does not let system:serviceaccount:default:default list nodes.');
  createObject(lab.controlPlane.api, clusterRoleBindings, {
    metadata: { name: 'ops' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' },
    subjects: [{ kind: 'ServiceAccount', name: 'default', namespace: 'default' }],
  });
  const { status, text } = await look(known(localPort()));
  expect(status).toBe(200);
  expect(text).toContain('<title>Kubernetes Operational View 20.4.0</title>');
  for (const index of [0, 1, 2]) expect(text).toContain(`<p>${lab.nodeAddress(index)} · Ready</p>`);
  expect(text.match(/<li class="Running"[^>]*><span>kube-system\/coredns-/g)).toHaveLength(2);
  expect(text).toMatch(/<li class="Running"[^>]*><span>default\/ops-\S+ Running \d+\.\d+\.\d+\.\d+<\/span><\/li>/);
  // What EKS leaves of a t3.medium's two cores and 4 GiB.
  expect(text.match(/cpu: \d\.\d\d of 1\.93</g)).toHaveLength(3);
  expect(text.match(/<label>pods: \d+ of 17</g)).toHaveLength(3);
  expect(await look(known(localPort()), undefined, '/nope')).toMatchObject({ status: 404 });
});

test('the balancer’s own name leads there too, a stranger’s does not', async () => {
  expect(await look(known(localPort()), `${host}:8080`)).toMatchObject({ status: 200 });
  expect(await look(known(localPort()), 'evil.example')).toMatchObject({ status: 421 });
});

test('the learner’s own address is that of a visitor', async () => {
  const mirror = known(doors.entrances.find((each) => each.host === 'ipinfo.io'));
  expect(await look(mirror.localPort, 'ipinfo.io', '/ip')).toEqual({ status: 200, text: '203.0.113.200' });
  expect(await look(mirror.localPort, 'www.google.com')).toMatchObject({ status: 421 });
});

test('the way in is gone with the load balancer', async () => {
  const port = known(localPort());
  balance(undefined);
  expect(localPort()).toBeUndefined();
  expect(await look(port)).toEqual({ text: 'ECONNREFUSED' });
  expect(service().metadata.annotations).toEqual({});
});
