import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addon } from '../../../simulator/control/lab.ts';
import { KubectlLab, kubectlMissing } from '../../kubectlLab.ts';
import { KubectlPair } from './kubectlPair.ts';

const pod = (name: string, containers: readonly object[]) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, labels: { app: name } },
  spec: { containers },
});
const manifests = [
  pod('web', [{ name: 'main', image: 'nginx:alpine' }]),
  pod('spin', [{ name: 'main', image: 'busybox', command: ['sh', '-c', 'while true; do :; done'] }]),
  pod('a-pod-with-a-long-name', [
    { name: 'site', image: 'nginx:alpine' },
    { name: 'wait', image: 'busybox', command: ['sleep', '1d'] },
  ]),
];

const lines = [
  'top nodes',
  'top node',
  'top no --no-headers',
  'top nodes --sort-by=cpu',
  'top nodes --sort-by=memory --show-capacity',
  'top node NODE',
  'top node nope',
  'top nodes -l nope=true',
  'top nodes --sort-by=pods',
  'top node NODE -l a=b',
  'top pods',
  'top pod web',
  'top pod nope',
  'top pods -A',
  'top pods -A --containers',
  'top pods --containers',
  'top pods --containers --sort-by=memory',
  'top pods -n kube-system --sort-by=cpu',
  'top pods --sum',
  'top pods -A --sum --no-headers',
  'top pods --containers --sum',
  'top pods -l app=web',
  'top pods -l app=nope',
  'top pods -n nope',
  'top pods -A -l app=nope',
  'top pods --field-selector=metadata.name=web',
  'top pods --sort-by=name',
  'top pods --no-headers -n kube-system',
  'top pod web -l app=web',
  'get nodes.metrics.k8s.io NODE -o json',
  'get podmetrics',
];

describe.skipIf(kubectlMissing !== undefined)(`kubectl top as the real one does ${kubectlMissing ?? ''}`, () => {
  let lab: KubectlLab;
  let node = '';
  beforeAll(async () => {
    lab = await KubectlLab.start(300);
    for (const manifest of manifests) await lab.kubectl('apply -f -', JSON.stringify(manifest));
    await lab.kubectl('wait --for=condition=Ready pods --all --timeout=60s');
    lab.lab.controlPlane.installAddon(addon('metrics-server', 'v0.8.1-eksbuild.10'), 'NONE');
    await lab.until('get apiservice', (out) => /metrics-server +True/.test(out));
    await lab.until('get podmetrics -A -o name', (out) => out.split('\n').length > 10);
    // Time stands still, and the measures with it.
    lab.clock.setSpeed(1e-9);
    node = await lab.kubectl('get nodes -o jsonpath={.items[0].metadata.name}');
  }, 60_000);
  afterAll(() => lab.dispose());

  test.each(lines)('kubectl %s', async (line) => {
    const words = line.replaceAll('NODE', node).split(' ');
    const real = await lab.run(words);
    const ours = await KubectlPair.onOne(lab).runOurs(words);
    expect(plain(ours)).toEqual(plain(real));
  });
});

/** Stamps are wall time, and Google's build has its own form for what is wrong with flags. */
function plain<T extends { readonly out: string; readonly err: string }>({ out, err, ...rest }: T) {
  const shown = err.replaceAll(
    /^E\d{4} .* "command failed" err="(.*)"$/gm,
    (_, words: string) => `error: ${words.replaceAll('\\"', '"')}`,
  );
  return { ...rest, err: shown, out: out.replaceAll(/"?\d{4}-\d\d-\d\dT[\d:.]+Z"?|\d+m?\d*\.\d+s/g, '<time>') };
}
