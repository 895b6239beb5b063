import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import * as kinds from '../../../../src/simulator/kubernetes/kinds.ts';
import type { Kind } from '../../../../src/simulator/kubernetes/kind.ts';
import { goJson } from '../../../../src/shell/kubectl/output/goJson.ts';
import { kubectlMissing, type KubectlLab } from '../../kubectlLab.ts';
import { KubectlPair } from './kubectlPair.ts';
import { wordsOf } from '../commandTable.ts';

/** A command line that both kubectls are to answer alike, with what stands on its standard input. */
export type PairLine = string | readonly [line: string, input: string];

/** Kinds that people make and change; what controllers make of them follows. */
const compared: readonly Kind[] = [
  kinds.configMaps,
  kinds.daemonSets,
  kinds.deployments,
  kinds.jobs,
  kinds.namespaces,
  kinds.nodes,
  kinds.roleBindings,
  kinds.roles,
  kinds.secrets,
  kinds.serviceAccounts,
  kinds.services,
  kinds.statefulSets,
];

/**
 * One test for each line, in order: both print and leave behind the same, but for ages, stamps and drawn names. `before`
 * are lines that the real kubectl runs in both clusters first. `NODE` stands for the name of a node.
 */
export function testAlike(what: string, before: readonly string[], lines: readonly PairLine[]): void {
  describe.skipIf(kubectlMissing !== undefined)(`${what} as the real kubectl does ${kubectlMissing ?? ''}`, () => {
    let pair: KubectlPair;
    let node = '';
    beforeAll(async () => {
      pair = await KubectlPair.start();
      for (const lab of [pair.real, pair.ours]) {
        await lab.until('get nodes', (out) => (out.match(/ Ready /g) ?? []).length === 3);
        for (const line of before) await lab.kubectl(line);
      }
      node = await pair.real.kubectl('get nodes -o jsonpath={.items[0].metadata.name}');
    });
    afterAll(() => pair.dispose());
    for (const each of lines) {
      const [line, input] = typeof each === 'string' ? [each, undefined] : each;
      test(`kubectl ${line.length > 110 ? `${line.slice(0, 110)}…` : line}`, async () => {
        const words = (lab: KubectlLab) => wordsOf(named(line.replaceAll('NODE', node), lab));
        const [real, ours] = await Promise.all([
          pair.real.run(words(pair.real), input),
          pair.runOurs(words(pair.ours), input),
        ]);
        const compared = /^(?:label|annotate) .*--list/.test(line) ? inAnyOrder : masked;
        expect(compared(ours)).toEqual(compared(real));
        // The controllers of both have their say first.
        await vi.waitFor(() => expect(objects(pair.ours)).toEqual(objects(pair.real)), { timeout: 5000, interval: 50 });
      });
    }
  });
}

/** The line with the names and addresses of netshoot pods for `$PODNAME1` and `$PODIP1`. */
function named(line: string, { lab }: KubectlLab): string {
  const pods = lab.controlPlane.api.store
    .list(kinds.pods, 'default')
    .filter(({ metadata }) => metadata.labels?.['app'] === 'netshoot-pod')
    .toSorted((one, other) => ((one.spec.nodeName ?? '') < (other.spec.nodeName ?? '') ? -1 : 1));
  return line
    .replaceAll(/\$PODNAME(\d)/g, (_, at: string) => pods[Number(at) - 1]?.metadata.name ?? '')
    .replaceAll(/\$PODIP(\d)/g, (_, at: string) => pods[Number(at) - 1]?.status.podIP ?? '');
}

interface Printed {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const masked = ({ code, out, err }: Printed): Printed => ({ code, out: maskedText(out), err: maskedText(err) });

/** kubectl lists labels and annotations in the order of a Go map, which is another one each time. */
const inAnyOrder = (printed: Printed): Printed => {
  const { out, ...rest } = masked(printed);
  return { ...rest, out: out.split('\n').toSorted().join('\n') };
};

/** What is drawn by chance or goes with the time of day. */
function maskedText(text: string): string {
  return (
    text
      // Google's build of kubectl has its own form for what misses a flag.
      .replaceAll(
        /^E\d{4} .* "command failed" err="(.*)"$/gm,
        (_, words: string) => `error: ${words.replaceAll('\\"', '"')}`,
      )
      .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g, '<stamp>')
      .replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, '<uid>')
      .replaceAll(/(resourceVersion"?: ")\d+/g, '$1<version>')
      .replaceAll(/\b((?:[a-z0-9]+-)+(?:[a-f0-9]{8,10}-)?)[bcdfghjklmnpqrstvwxz2456789]{5}\b/g, '$1<drawn>')
      .replaceAll(/\b10\.100\.\d+\.\d+/g, '<address>')
      .replaceAll(/(nodePort"?: ?)\d+/g, '$1<port>')
      // Google's build also tells of watches that were short.
      .replaceAll(/^W\d{4} .* reflector\.go.*\n/gm, '')
      // How often a rollout is seen on its way is a matter of timing, and so are answers to pings.
      .replaceAll(/^Waiting for .*\n/gm, '')
      .replaceAll(/\btime[= ][\d.]+ ?ms/g, '<time>')
      .replaceAll(/^rtt .*/gm, '<times>')
      .replaceAll(/\b192\.168\.\d+\.\d+/g, '<pod address>')
      .replaceAll(/eyJ[\w.-]+/g, '<token>')
      .replaceAll(/127\.0\.0\.1:\d+/g, '<server>')
  );
}

function objects({ lab }: KubectlLab): readonly string[] {
  const { store } = lab.controlPlane.api;
  return compared.flatMap((kind) =>
    store
      .list(kind)
      .filter(({ metadata: { name } }) => name !== 'kube-root-ca.crt')
      .map((object) => {
        const { metadata, status: _, ...rest } = object as unknown as Record<string, object>;
        const { uid, resourceVersion, creationTimestamp, managedFields, ...told } = metadata as Record<string, unknown>;
        return maskedText(goJson({ kind: kind.kind, metadata: told, ...rest }));
      }),
  );
}
