import { expect, it } from 'vitest';
import { podRequests } from '../../src/kubernetes/podRequests.ts';
import { parseMilli, parseQuantity } from '../../src/kubernetes/quantity.ts';

const asks = (name: string, cpu: string, memory: string) => ({ name, resources: { requests: { cpu, memory } } });

it.each([
  ['250m', 250],
  ['1', 1000],
  ['1.5', 1500],
  ['100u', 1],
  [undefined, 0],
  ['nonsense', 0],
])('counts %s cores as %i thousandths', (text, milli) => expect(parseMilli(text)).toBe(milli));

it.each([
  ['128Mi', 134_217_728],
  ['1e3', 1000],
  ['3388360Ki', 3_469_680_640],
  ['1G', 1_000_000_000],
])('counts %s as %i', (text, bytes) => expect(parseQuantity(text)).toBe(bytes));

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
