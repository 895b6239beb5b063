import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { missing, PracticeProgram } from './practiceProgram.ts';

const reason = missing('kubectl', 'version', '--client');
if (reason !== undefined) process.stdout.write(`${reason}\n`);

describe.skipIf(reason !== undefined)('lists as protobuf, read by the real kubectl', () => {
  let practice: PracticeProgram;
  beforeAll(async () => {
    practice = await PracticeProgram.start('--deployed');
  });
  afterAll(() => practice.stop());

  test('describe lists the pods of a node with what they ask for', async () => {
    const { code, out, err } = await practice.run('kubectl -v=8 describe node');
    expect(code).toBe(0);
    // What asks for pods is answered in protobuf.
    expect(err.match(/Content-Type: application\/vnd\.kubernetes\.protobuf/g)?.length).toBeGreaterThanOrEqual(3);
    expect(out.match(/^ +kube-system +aws-node-\w{5} +50m \(2%\)/gm)).toHaveLength(3);
    expect(out.match(/^ +kube-system +kube-proxy-\w{5} +100m \(5%\)/gm)).toHaveLength(3);
  });

  test('drain knows by their owners and volumes what it may evict', async () => {
    const node = await practice.output(
      "kubectl get pods -n kube-system -l k8s-app=kube-dns -o jsonpath='{.items[0].spec.nodeName}'",
    );
    const drain = `kubectl drain ${node} --dry-run=server`;
    expect((await practice.run(drain)).err).toMatch(
      /cannot delete DaemonSet-managed Pods .*kube-system\/aws-node-\w{5}/,
    );
    expect((await practice.run(`${drain} --ignore-daemonsets`)).err).toMatch(
      /cannot delete Pods with local storage .*kube-system\/coredns-/,
    );
    expect(await practice.run(`${drain} --ignore-daemonsets --delete-emptydir-data`)).toMatchObject({ code: 0 });
  });
});
