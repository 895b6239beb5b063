import type { Why } from '../../domain/routing/station.ts';
import type { Translate } from '../../webview/strings.ts';

/** Why a station of a path does what it does. */
export function pathReasonStrings(t: Translate) {
  return {
    'pod-sends': t('A pod sends everything to 169.254.1.1. Nobody has that address: the node takes the packet.'),
    'pod-itself': t('The address is the pod’s own: the packet does not leave it.'),
    'pod-receives': t('The packet has arrived in the pod.'),
    'node-sends': t('A program on the node’s own network sends with the node’s first address.'),
    'node-receives': t('The packet has arrived at the node itself.'),
    veth: t('The node’s end of the pod’s pair. Its name is a hash of {0}.'),
    'veth-in': t('The other end of this pair is eth0 of the pod. Its name is a hash of {0}.'),
    marked: t('{0} is outside of the VPC, so the connection gets the mark of those that leave by the first ENI.'),
    'service-endpoint': t('kube-proxy has put {0} in the place of the Service’s address, one of {1} by chance.'),
    'service-itself': t(
      'kube-proxy has chosen {0}, which is the sender itself: the packet is marked for masquerading.',
    ),
    'rule-local': t('{0} is an address of this node.'),
    'rule-to-pod': t('What is for a pod of this node always goes by table main.'),
    'rule-marked': t(
      'The mark sends the packet to table main, and so to the first ENI, whatever ENI the pod belongs to.',
    ),
    'rule-external-service': t('{0} is in AWS_EXTERNAL_SERVICE_CIDRS, which every pod reaches by table main.'),
    'rule-from-pod': t('{1} is on another ENI than the first, which has a table of its own: {2}.'),
    'rule-from-interface': t('{1} is the address of another ENI than the first: its answers leave by table {2}.'),
    'rule-main': t('No other rule fits, so table main decides.'),
    'route-local': t('{0} is the node’s own address.'),
    'route-pod': t('The way to {0} is its pod’s interface {1}.'),
    'route-resolver': t('The resolver of the VPC, by way of {1}.'),
    'route-gateway': t('The router of the subnet, on {1}.'),
    'route-metadata': t('Instance metadata, by way of {1}.'),
    'route-subnet': t('{0} is in the subnet of {1}.'),
    'route-default': t('No longer block fits {0}: the default route leaves by {1}.'),
    'snat-vpc': t('{0} is in the VPC: the source stays {1}.'),
    'snat-excluded': t('{0} is in a block that the settings exclude: the source stays {1}.'),
    'snat-external': t('AWS_VPC_K8S_CNI_EXTERNALSNAT is true: there is no rule, and the source stays {0}.'),
    'snat-changed': t(
      'The target is outside of the VPC: the source changes from {0} to the node’s first address, {1}.',
    ),
    'snat-same': t('The rule fits, but the source already is the node’s first address. At most the port changes.'),
    masqueraded: t('So that the answer comes by the node, the source changes from {0} to {1}.'),
    'connection-source': t(
      'The node remembers the connection: the answer gets the Service’s address {1} as its source.',
    ),
    'connection-destination': t('The node remembers the connection: what is for {0} is for {1}.'),
    'interface-out': t('The packet leaves the node by {0}.'),
    'interface-in': t('The packet comes to the node by {0}.'),
    'vpc-local': t('Within the VPC the packet goes to the ENI that has {0}.'),
    'vpc-route': t('The route table of {2} sends it to {1}.'),
    'internet-gateway-out': t('The internet gateway puts {1} in the place of {0}, the address that goes with it.'),
    'internet-gateway-in': t('The internet gateway puts {2} back in the place of {1}.'),
    'nat-gateway-out': t('The NAT gateway puts its own address {1} in the place of {0}.'),
    'nat-gateway-in': t('The NAT gateway remembers the connection: what is for {1} is for {2}.'),
    'other-gateway-out': t('{0} passes the packet on as it is: the other side sees {1}.'),
    'other-gateway-in': t('The answer comes back by {0}.'),
    outside: t('What lies beyond cannot be seen from here. {0} is taken to answer.'),
    'vpc-host': t('Whatever in the VPC has {0}. It is no node of this cluster.'),
    'aws-service': t('AWS answers at {0} by itself, right behind the ENI.'),
    'lost-no-route': t('No route leads to {0}.'),
    'lost-no-public-address': t(
      '{1} has no public address that goes with {0}, so it drops the packet. A node needs a public address, or a NAT gateway on the way.',
    ),
    'lost-private-destination': t('{0} is a private address. Nobody on the internet takes packets to it.'),
    'lost-gateway-gone': t('The route leads to {0}, which is gone.'),
    'lost-not-ours': t('{0} is no address of {1}: EC2 drops what is sent with it there.'),
  } satisfies Record<Why, string>;
}
