import { expect, it } from 'vitest';
import { readWhatIfTarget } from '../../../src/domain/capacity/readWhatIfTarget.ts';
import { usual } from '../cni/usualSettings.ts';

const target = {
  instanceType: 't3.medium',
  nodes: 3,
  deployment: { namespace: 'default', name: 'nginx', replicas: 40 },
  cni: { ...usual, minimumIpTarget: 5 },
};

it('reads a target as it comes over the wire, where what is undefined is missing', () => {
  expect(readWhatIfTarget(JSON.parse(JSON.stringify(target)))).toEqual(target);
  const { deployment: _, ...without } = target;
  expect(readWhatIfTarget(without)).toEqual({ ...target, deployment: undefined });
});

it.each([
  [undefined],
  ['t3.medium'],
  [{ ...target, nodes: -1 }],
  [{ ...target, nodes: 1.5 }],
  [{ ...target, nodes: 1e6 }],
  [{ ...target, instanceType: 't3.medium; rm -rf /' }],
  [{ ...target, deployment: { namespace: 'default', name: 'nginx', replicas: 'all' } }],
  [{ ...target, deployment: 'nginx' }],
  [{ ...target, cni: { ...usual, prefixDelegation: 'yes' } }],
  [{ ...target, cni: { ...usual, warmEniTarget: undefined } }],
])('refuses %o', (value) => {
  expect(readWhatIfTarget(value)).toBeUndefined();
});
