// An API server alone, for bench/kubernetesApi.ts: sends its address when it listens, and what it has used when asked.
import { randomUUID } from 'node:crypto';
import type { KubeApi } from '../../src/simulator/kubernetes/kubeApi.ts';
import { namespaces, serviceAccounts } from '../../src/simulator/kubernetes/kinds.ts';
import { ObjectStore } from '../../src/simulator/kubernetes/objectStore.ts';
import { startApiServer } from '../../src/simulator/kubernetes/server/apiServer.ts';
import { createObject } from '../../src/simulator/kubernetes/writes/create.ts';
import { RecordedOutcomes } from '../../src/simulator/world/recordedOutcomes.ts';
import { seededRandom } from '../../src/simulator/world/random.ts';

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
createObject(api, serviceAccounts, { metadata: { name: 'default', namespace: 'default' } });
const server = await startApiServer({
  api,
  gitVersion: 'v1.36.2-eks-254016e',
  authenticate: () => Promise.resolve({ name: 'bench', groups: ['system:masters'], extra: {}, grants: [] }),
  output: { logOf: () => undefined },
});
process.on('message', () => {
  globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  process.send?.({ memory: process.memoryUsage().rss, processor: user + system });
});
process.send?.({ endpoint: server.endpoint, certificatePem: server.certificatePem });
