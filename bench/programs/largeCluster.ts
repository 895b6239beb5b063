// An API server with a large cluster, for bench/livingPicture.ts: fills itself with the nodes it is sent, tells its address,
// and changes pods at the pace it is told.
import { randomUUID } from 'node:crypto';
import type { KubeApi } from '../../src/simulator/kubernetes/kubeApi.ts';
import { namespaces, nodes, pods, serviceAccounts } from '../../src/simulator/kubernetes/kinds.ts';
import type { Kind } from '../../src/simulator/kubernetes/kind.ts';
import type { KubeObject } from '../../src/simulator/kubernetes/objects/meta.ts';
import { ObjectStore } from '../../src/simulator/kubernetes/objectStore.ts';
import { startApiServer } from '../../src/simulator/kubernetes/server/apiServer.ts';
import { createObject, type NewObject } from '../../src/simulator/kubernetes/writes/create.ts';
import { RecordedOutcomes } from '../../src/simulator/world/recordedOutcomes.ts';
import { seededRandom } from '../../src/simulator/world/random.ts';
import { node, pod, restarted, type LargeNode } from '../largeCluster.ts';

type Order = { readonly nodes: readonly LargeNode[] } | { readonly rate: number; readonly seconds: number };

const api: KubeApi = {
  store: new ObjectStore(),
  now: () => Date.now(),
  uuid: () => randomUUID(),
  random: seededRandom(1),
  recorded: new RecordedOutcomes(),
  serviceCidr: '10.100.0.0/16',
  region: 'ap-northeast-2',
  issuer: 'https://oidc.example',
};
createObject(api, namespaces, { metadata: { name: 'default' } });
createObject(api, namespaces, { metadata: { name: 'kube-system' } });
createObject(api, serviceAccounts, { metadata: { name: 'default', namespace: 'default' } });
const server = await startApiServer({
  api,
  gitVersion: 'v1.36.2-eks-254016e',
  authenticate: () => Promise.resolve({ name: 'bench', groups: ['system:masters'], extra: {}, grants: [] }),
  output: { logOf: () => undefined },
});

function fill(all: readonly LargeNode[]): void {
  let number = 0;
  for (const each of all) {
    add(nodes, node(each));
    for (const address of each.addresses) add(pods, pod((number += 1), each.name, address));
  }
}

/** With its status, which a client could not write at once. */
function add<T extends KubeObject & { readonly status: unknown }>(kind: Kind<T>, object: NewObject): void {
  api.store.replace(kind, { ...createObject(api, kind, object), status: (object as unknown as T).status });
}

/** Counts restarts up, `rate` pods a second, a hundred times a second; resolves when the time is over. */
async function change(rate: number, seconds: number): Promise<void> {
  const names = api.store.list(pods).map(({ metadata }) => metadata.name);
  const start = Date.now();
  let done = 0;
  while (done < rate * seconds) {
    const due = Math.min(rate * seconds, ((Date.now() - start) / 1000) * rate);
    for (; done < due; done += 1) {
      const known = api.store.get(pods, 'default', names[(done * 7919) % names.length] ?? '');
      if (known !== undefined) api.store.replace(pods, restarted(known));
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

process.on('message', (order: Order) => {
  if ('nodes' in order) {
    fill(order.nodes);
    process.send?.({ endpoint: server.endpoint, certificatePem: server.certificatePem });
  } else void change(order.rate, order.seconds).then(() => process.send?.('done'));
});
process.send?.('ready');
