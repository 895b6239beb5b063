import { describe, expect, it } from 'vitest';
import { compareOutput } from '../../../src/lab/expected/compare.ts';

const pods = `NAME                            READY   STATUS    RESTARTS   AGE
netshoot-pod-7757d5dd99-5zg9b   1/1     Running   0          2m49s
netshoot-pod-7757d5dd99-tx58z   1/1     Running   0          2m49s`;

describe('compareOutput', () => {
  it.each([
    [
      'names, ages and spacing',
      pods,
      `NAME                            READY   STATUS    RESTARTS   AGE
netshoot-pod-695969fb8c-aaaaa   1/1     Running   0          7s
netshoot-pod-695969fb8c-bbbbb   1/1     Running   0          3h4m
netshoot-pod-695969fb8c-ccccc   1/1     Running   0          2d`,
    ],
    [
      'nodes and addresses',
      'ip-192-168-1-251.ap-northeast-2.compute.internal   Ready   15h   v1.36.2-eks-254016e',
      'ip-192-168-3-7.eu-west-1.compute.internal  Ready  12s  v1.37.0-eks-3b4a6ca',
    ],
    [
      'the rules of a table',
      '+------------+-------------+\n|  myeks-ng1-Node  |  192.168.3.163 |',
      '+-------------+---------------+\n|  myeks-ng1-Node   |  192.168.3.7   |',
    ],
    ['ids', 'sg-0123456789abcdef0', 'sg-0fedcba9876543210'],
    [
      'round trips',
      '64 bytes from 192.168.2.1: icmp_seq=1 ttl=125 time=1.2 ms',
      '64 bytes from 192.168.1.9: icmp_seq=1 ttl=125 time=0.874 ms',
    ],
    [
      'what rollout status says on the way',
      'deployment "netshoot-pod" successfully rolled out',
      'Waiting for deployment "netshoot-pod" rollout to finish: 0 of 3 updated replicas are available...\ndeployment "netshoot-pod" successfully rolled out',
    ],
  ])('tolerates %s', (_what, expected, actual) => {
    expect(compareOutput(expected, actual)).toEqual({ kind: 'same' });
  });

  it('sees another status, and names the line that is not there', () => {
    expect(compareOutput(pods, pods.replaceAll('Running', 'Pending'))).toEqual({
      kind: 'differs',
      hint: 'other',
      line: 'netshoot-pod-<pod> 1/1 Running 0 <age>',
    });
  });

  it('sees what is missing and what is more', () => {
    expect(compareOutput('a\nb', 'a')).toEqual({ kind: 'differs', hint: 'missing', line: 'b' });
    expect(compareOutput('a', 'a\nerror')).toEqual({ kind: 'differs', hint: 'more', line: 'error' });
  });

  it('does not take counts for ages or addresses', () => {
    expect(compareOutput('17 in total', '16 in total').kind).toBe('differs');
    expect(compareOutput('pods: 17', 'pods: 110').kind).toBe('differs');
  });
});
