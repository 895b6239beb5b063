import { describe, expect, it } from 'vitest';
import { isLetIn, type Caller, type IngressRule } from '../../../src/domain/securityGroup/ingress.ts';

const bastion: Caller = { address: '192.168.1.100', groupIds: ['sg-bastion'], protocol: 'tcp', port: 22 };
const rule = (more: Partial<IngressRule>): IngressRule => ({
  protocol: 'tcp',
  ports: [22, 22],
  from: { cidr: '192.168.1.100/32' },
  ...more,
});

describe('what a security group lets in', () => {
  it('is nothing without a rule', () => {
    expect(isLetIn([], bastion)).toBe(false);
  });

  it.each<[string, IngressRule]>([
    ['its address and port', rule({})],
    ['a block around its address', rule({ from: { cidr: '192.168.0.0/16' } })],
    ['a range around its port', rule({ ports: [0, 1024] })],
    ['every port', rule({ ports: undefined })],
    ['every protocol, as chapter 2 does it', rule({ protocol: '-1', ports: undefined })],
    ['every protocol, with the ports that EC2 answers then', rule({ protocol: '-1', ports: [-1, -1] })],
    ['its group', rule({ from: { groupId: 'sg-bastion' } })],
  ])('is %s', (_, each) => {
    expect(isLetIn([rule({ ports: [443, 443] }), each], bastion)).toBe(true);
  });

  it.each<[string, IngressRule]>([
    ['another address', rule({ from: { cidr: '192.168.1.101/32' } })],
    ['another port', rule({ ports: [443, 443] })],
    ['another protocol', rule({ protocol: 'udp' })],
    ['another group', rule({ from: { groupId: 'sg-nodes' } })],
  ])('is not %s', (_, each) => {
    expect(isLetIn([each], bastion)).toBe(false);
  });
});
