import type { Deployment } from '../../../src/simulator/kubernetes/objects/workloads.ts';

/** The lab's nginx deployment, as it is applied. */
export function nginx(replicas: number): Deployment {
  const labels = { app: 'nginx' };
  const containers = [{ name: 'nginx', image: 'nginx:alpine', ports: [{ containerPort: 80 }] }];
  const metadata = { name: 'nginx-deployment', namespace: 'default', labels };
  const spec = {
    replicas,
    selector: { matchLabels: labels },
    template: { metadata: { labels }, spec: { containers } },
  };
  return { metadata, spec } as unknown as Deployment;
}
