import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KubectlLab, kubectlMissing } from '../../kubectlLab.ts';
import { KubectlPair } from './kubectlPair.ts';

describe.skipIf(kubectlMissing !== undefined)(`kubectl describe node as the real one ${kubectlMissing ?? ''}`, () => {
  let lab: KubectlLab;
  let node = '';
  beforeAll(async () => {
    lab = await KubectlLab.start();
    await lab.until('get nodes', (out) => (out.match(/ Ready /g) ?? []).length === 3);
    node = await lab.kubectl('get nodes -o jsonpath={.items[0].metadata.name}');
    for (const kinds of ['nodes', 'nodes,pods', 'nodes,pods,events', 'nodes,leases']) {
      const name = kinds.replaceAll(',', '-');
      await lab.kubectl(`create clusterrole ${name} --verb=get,list --resource=${kinds}`);
      await lab.kubectl(`create clusterrolebinding ${name} --clusterrole=${name} --user=sees-${name}`);
    }
  }, 60_000);
  afterAll(() => lab.dispose());

  test.each(['nodes', 'nodes-pods', 'nodes-pods-events', 'nodes-leases', 'nothing'])(
    'by somebody who sees no more than %s',
    async (kinds) => {
      const words = ['describe', 'node', node, `--as=sees-${kinds}`];
      const [real, ours] = [await lab.run(words), await KubectlPair.onOne(lab).runOurs(words)];
      expect(plain(ours)).toEqual(plain(real));
    },
  );

  test('whose lease is gone', async () => {
    // Its kubelet would make another.
    lab.clock.setSpeed(1e-9);
    await lab.kubectl(`delete lease ${node} -n kube-node-lease`);
    const words = ['describe', 'node', node];
    const [real, ours] = [await lab.run(words), await KubectlPair.onOne(lab).runOurs(words)];
    expect(plain(ours)).toEqual(plain(real));
  });
});

/** Heartbeats and ages go on between two looks. */
function plain<T extends { readonly out: string; readonly err: string }>({ out, ...rest }: T) {
  const masked = out
    .replaceAll(/\w{3}, \d\d \w{3} \d{4} [\d:]+ [+-]\d{4}/g, '<time>')
    .replaceAll(/\b\d+[smh](?:\d+[sm])?\b/g, '<age>')
    .replaceAll(/ +/g, ' ');
  return { ...rest, out: masked };
}
