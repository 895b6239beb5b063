import { expect, test } from 'vitest';
import {
  endpointChain,
  serviceChain,
} from '../../../../../../src/simulator/host/network/netfilter/kubeProxy/chainNames.ts';

// As published dumps of EKS nodes have them.
test.each([
  ['default/kubernetes:https', 'tcp', 'KUBE-SVC-NPX46M4PTMTKRN6Y'],
  ['kube-system/kube-dns:dns', 'udp', 'KUBE-SVC-TCOU7JCQXEZGVUNU'],
  ['kube-system/kube-dns:dns-tcp', 'tcp', 'KUBE-SVC-ERIFXISQEP7F7OF4'],
  ['kube-system/kube-dns:metrics', 'tcp', 'KUBE-SVC-JD5MR3NA4I4DYORP'],
  ['kube-system/eks-extension-metrics-api:metrics-api', 'tcp', 'KUBE-SVC-I7SKRZYQ7PWYV5X7'],
  ['game-2048/service-2048', 'tcp', 'KUBE-SVC-V7WHPSTR7G6YHTBY'],
])('the chain of %s over %s', (port, protocol, chain) => {
  expect(serviceChain('SVC', port, protocol)).toBe(chain);
  expect(serviceChain('EXT', port, protocol)).toBe(chain.replace('SVC', 'EXT'));
});

test.each([
  ['kube-system/kube-dns:dns', 'udp', '192.168.5.1:53', 'KUBE-SEP-HOKCJAFUAG3GHP6G'],
  ['kube-system/kube-dns:dns', 'udp', '192.168.8.196:53', 'KUBE-SEP-OF5PR7X6L6ES6TUS'],
  ['game-2048/service-2048', 'tcp', '192.168.2.92:80', 'KUBE-SEP-6RLR7GMXHKSBV5ON'],
  ['default/kubernetes:https', 'tcp', '192.168.2.135:443', 'KUBE-SEP-AUWR7JB63E235DP3'],
])('the chain of an endpoint of %s over %s: %s', (port, protocol, endpoint, chain) => {
  expect(endpointChain(port, protocol, endpoint)).toBe(chain);
});
