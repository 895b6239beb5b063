import { expect, it } from 'vitest';
import { podRequests } from '../../src/kubernetes/podRequests.ts';

const asks = (name: string, cpu: string, memory: string) => ({ name, resources: { requests: { cpu, memory } } });

it('adds what containers ask for', () => {
  const spec = { containers: [asks('a', '100m', '64Mi'), asks('b', '250m', '64Mi'), { name: 'c' }] };
  expect(podRequests(spec)).toEqual({ cpu: 350, memory: 134_217_728 });
});

it('takes the most that an init container asks for, on top of the sidecars started before it', () => {
  const spec = {
    initContainers: [
      asks('first', '400m', '1'),
      { ...asks('sidecar', '50m', '10'), restartPolicy: 'Always' },
      asks('second', '380m', '20'),
    ],
    containers: [asks('main', '100m', '100')],
  };
  expect(podRequests(spec)).toEqual({ cpu: 430, memory: 110 });
});

it('lets a request of the whole pod replace them, and adds the overhead of the runtime', () => {
  const spec = {
    containers: [asks('main', '100m', '100')],
    resources: { requests: { cpu: '2' } },
    overhead: { cpu: '250m', memory: '50' },
  };
  expect(podRequests(spec)).toEqual({ cpu: 2250, memory: 150 });
});

it('counts what is no quantity as nothing', () => {
  expect(podRequests({ containers: [asks('a', 'nonsense', ''), asks('b', '1', '1')] })).toEqual({
    cpu: 1000,
    memory: 1,
  });
});
