import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { missing, PracticeProgram } from './practiceProgram.ts';

const reason = missing('kubectl', 'version', '--client') ?? missing('aws', '--version');
if (reason !== undefined) process.stdout.write(`${reason}\n`);

const labels = { run: 'php-apache' };
const resources = { limits: { cpu: '500m' }, requests: { cpu: '200m' } };
/** What the walkthrough of Kubernetes' documentation ("HorizontalPodAutoscaler Walkthrough") applies. */
const application = [
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'php-apache' },
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          containers: [
            {
              name: 'php-apache',
              image: 'registry.k8s.io/hpa-example',
              ports: [{ containerPort: 80 }],
              resources,
            },
          ],
        },
      },
    },
  },
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'php-apache', labels },
    spec: { ports: [{ port: 80 }], selector: labels },
  },
];

describe.skipIf(reason !== undefined)('the walkthrough of autoscaling, on a cluster of the lab', () => {
  let practice: PracticeProgram;
  const scaled = async () =>
    Number(await practice.output("kubectl get deployment php-apache -o jsonpath='{.spec.replicas}'"));

  beforeAll(async () => {
    practice = await PracticeProgram.start('--deployed', '--speed', '120');
    const documents = application.map((object) => JSON.stringify(object)).join('\n');
    writeFileSync(path.join(practice.folder, 'php-apache.json'), documents);
    await practice.output('aws eks create-addon --cluster-name myeks --addon-name metrics-server');
    await practice.output('aws eks wait addon-active --cluster-name myeks --addon-name metrics-server');
    await practice.output('kubectl apply -f php-apache.json && kubectl rollout status deployment php-apache');
  }, 60_000);
  afterAll(() => practice.stop());

  test('the autoscaler sees an idle server', async () => {
    await practice.output('kubectl autoscale deployment php-apache --cpu-percent=50 --min=1 --max=10');
    await expect
      .poll(() => practice.output('kubectl get hpa --no-headers'), { timeout: 20_000 })
      .toMatch(/^php-apache +Deployment\/php-apache +cpu: [01]%\/50% +1 +10 +1 +\d+s\n$/);
  });

  test('a client in a loop makes it grow, and is seen by top', async () => {
    await practice.output(
      'kubectl run load-generator --image=busybox:1.28 --restart=Never -- /bin/sh -c "while sleep 0.01; do wget -q -O- http://php-apache; done"',
    );
    await expect.poll(scaled, { timeout: 20_000, interval: 500 }).toBeGreaterThanOrEqual(4);
    const top = await practice.output('kubectl top pods -l run=php-apache --no-headers --sum');
    expect(Number(/ (\d+)m .*\n$/.exec(top)?.[1])).toBeGreaterThan(150);
  }, 40_000);

  test('it shrinks when the client has gone', async () => {
    await practice.output('kubectl delete pod load-generator');
    await expect.poll(scaled, { timeout: 30_000, interval: 500 }).toBe(1);
    expect(await practice.output('kubectl describe hpa php-apache')).toMatch(
      /Normal +SuccessfulRescale .*New size: 1; reason: All metrics below target\n/,
    );
  }, 40_000);
});
