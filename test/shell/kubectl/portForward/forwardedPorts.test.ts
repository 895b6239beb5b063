import { expect, test } from 'vitest';
import { forwardedPorts } from '../../../../src/shell/kubectl/portForward/forwardedPorts.ts';

const pod = {
  kind: 'Pod',
  metadata: { name: 'web', namespace: 'default' },
  spec: { containers: [{ name: 'web', ports: [{ name: 'http', containerPort: 8080 }] }] },
};
const service = {
  kind: 'Service',
  metadata: { name: 'web' },
  spec: { ports: [{ name: 'page', port: 80, targetPort: 'http' }, { port: 81, targetPort: 9000 }, { port: 82 }] },
};

test.each([
  ['8080', pod, 8080, 8080],
  ['1:8080', pod, 1, 8080],
  [':8080', pod, 0, 8080],
  ['5000:http', pod, 5000, 8080],
  ['http', pod, 8080, 8080],
  ['80', service, 80, 8080],
  ['8000:page', service, 8000, 8080],
  ['81', service, 81, 9000],
  [':82', service, 0, 82],
])('%s of a %j: %d to %d', (word, owner, local, remote) => {
  expect(forwardedPorts([word], pod, owner)).toEqual([{ local, remote }]);
});

test.each([
  ['1:2:3', pod, "error: invalid port format '1:2:3'"],
  ['nope', pod, "error: Pod 'web' does not have a named port 'nope'"],
  ['99', service, 'error: Service web does not have a service port 99'],
  ['x:80', pod, "error: error parsing local port 'x'"],
])('%s is no port', (word, owner, why) => {
  expect(() => forwardedPorts([word], pod, owner)).toThrow(why);
});
