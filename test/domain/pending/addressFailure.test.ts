import { describe, expect, it } from 'vitest';
import { addressFailureKind, addressReason, type AddressPlace } from '../../../src/domain/pending/addressFailure.ts';

const sandbox = '3f1c'.repeat(16);

/** Texts of kubelets, from issues of the VPC CNI (1634, 1791, 3264, 3494). */
const noAddress = [
  `Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup network for sandbox "${sandbox}": ` +
    'plugin type="aws-cni" name="aws-cni" failed (add): add cmd: failed to assign an IP address to container',
  `failed to set up sandbox container "${sandbox}" network for pod "web-1": networkPlugin cni failed to set up pod ` +
    '"web-1_default" network: add cmd: failed to assign an IP address to container',
  '(combined from similar events): Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup ' +
    `network for sandbox "${sandbox}": plugin type="aws-cni" name="aws-cni" failed (add): add cmd: failed to assign an ` +
    'IP address to container',
];
const notReady =
  'network is not ready: container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady ' +
  'message:Network plugin returns error: cni plugin not initialized';

describe('the kubelet’s text', () => {
  it.each(noAddress)('no address: %s', (text) => expect(addressFailureKind(text)).toBe('no-address'));

  it('a CNI that is not there yet', () => {
    expect(addressFailureKind(notReady)).toBe('cni-not-ready');
    expect(
      addressFailureKind(
        'plugin type="aws-cni" name="aws-cni" failed (add): add cmd: Error received from AddNetwork gRPC call: rpc error: ' +
          'code = Unavailable desc = connection error: desc = "transport: Error while dialing: dial tcp 127.0.0.1:50051: ' +
          'connect: connection refused"',
      ),
    ).toBe('cni-not-ready');
  });

  it('anything else', () => expect(addressFailureKind('failed to get sandbox image "pause"')).toBe('other'));
});

describe('the node’s numbers', () => {
  const [message = ''] = noAddress;
  const place = (more: Partial<AddressPlace> = {}): AddressPlace => ({
    nodeName: 'ip-192-168-1-251',
    warm: 0,
    cooling: 0,
    enis: 1,
    maxEnis: 3,
    subnets: [{ id: 'subnet-1', name: 'small', availableIps: 12 }],
    ...more,
  });
  const fullSubnet = [{ id: 'subnet-1', name: 'small', availableIps: 0 }];

  it.each<[string, Partial<AddressPlace>, string]>([
    ['the subnet has no free address', { subnets: fullSubnet }, 'subnet-full'],
    ['the subnet may be full: there is a warm address now', { subnets: fullSubnet, warm: 1 }, 'refilled'],
    ['all ENIs of a t3.medium are attached', { enis: 3 }, 'node-full'],
    ['the pool is empty for the moment', {}, 'pool-empty'],
    ['subnets are not known', { subnets: [], enis: 2 }, 'pool-empty'],
    [
      'one of two subnets has room',
      { subnets: [...fullSubnet, { id: 's2', name: 'b', availableIps: 3 }] },
      'pool-empty',
    ],
    ['the type is not known', { enis: 9, maxEnis: undefined }, 'pool-empty'],
  ])('%s', (_name, more, cause) => {
    expect(addressReason(message, place(more))).toMatchObject({ kind: 'no-address', cause });
  });

  it('says nothing of them where the CNI is not ready', () => {
    expect(addressReason(notReady, place({ subnets: fullSubnet }))).toMatchObject({
      kind: 'cni-not-ready',
      cause: undefined,
    });
  });
});
