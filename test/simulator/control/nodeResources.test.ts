import { expect, test } from 'vitest';
import { nodeResources } from '../../../src/simulator/control/nodes/nodeResources.ts';

test('a t3.medium on AL2023 with 20 GiB reports and leaves what was seen on EKS 1.34', () => {
  const { capacity, allocatable } = nodeResources('t3.medium', 17, 20, 'al2023');
  expect(capacity).toMatchObject({ cpu: '2', 'ephemeral-storage': '20893676Ki', memory: '3926444Ki', pods: '17' });
  expect(allocatable).toEqual({
    cpu: '1930m',
    'ephemeral-storage': '18181869946',
    'hugepages-1Gi': '0',
    'hugepages-2Mi': '0',
    memory: '3371436Ki',
    pods: '17',
  });
});

test('a t3.medium on AL2 with 30 GiB reports and leaves what was seen on EKS 1.24', () => {
  const { capacity, allocatable } = nodeResources('t3.medium', 17, 30, 'al2');
  expect(capacity).toMatchObject({ 'ephemeral-storage': '31444972Ki', memory: '3943368Ki' });
  expect(allocatable).toEqual({
    'attachable-volumes-aws-ebs': '25',
    cpu: '1930m',
    'ephemeral-storage': '27905944324',
    'hugepages-1Gi': '0',
    'hugepages-2Mi': '0',
    memory: '3388360Ki',
    pods: '17',
  });
});
