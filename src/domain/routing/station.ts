/** The way of a packet and that of its answer, or why it is not known. */
export type PacketPath =
  | {
      readonly kind: 'path';
      /** `lost`: the packet or its answer never arrives; the last station says where and why. */
      readonly outcome: 'delivered' | 'lost';
      readonly outward: readonly Station[];
      readonly back: readonly Station[];
      /** What the path takes for granted. */
      readonly assumptions: readonly Assumption[];
    }
  | { readonly kind: 'unknown'; readonly reason: UnknownReason; readonly subject: string };

export type UnknownReason =
  /** The pod, node or Service is not there (any more). */
  | 'gone'
  | 'no-address'
  /** The address is on no interface of its node that EC2 shows. */
  | 'no-interface'
  | 'ipv6'
  | 'fargate'
  | 'auto-mode'
  | 'not-an-address'
  | 'no-endpoint'
  /** The VPC's blocks and subnets have not been read. */
  | 'no-network';

export type Assumption =
  /** The node's system is neither Amazon Linux 2 nor 2023: names and routes may look different there. */
  | 'other-system'
  /** Route tables have not been read: what they say follows from the node's public address. */
  | 'route-tables'
  /** NAT gateways have not been read: each is taken to work, with addresses that nobody here knows. */
  | 'nat-gateways'
  /** kube-proxy is taken to work with iptables, as it does on EKS unless told otherwise. */
  | 'kube-proxy';

/** A place on the way where something is decided. Addresses are those the packet leaves it with. */
export interface Station {
  readonly kind: StationKind;
  /** The machine or network it is on. */
  readonly place: Place;
  /** What it is called there: `eth0`, `eni8397fc40833`, `main`, `eni-0ab…`, `igw-0cd…`. */
  readonly name: string;
  readonly source: string;
  readonly destination: string;
  /** Which address this station has changed. */
  readonly changed?: 'source' | 'destination';
  /** What decides, in the order in which it is met; the last one settles it. */
  readonly lines: readonly DecidingLine[];
  readonly why: Why;
  /** For the places of the sentence that `why` stands for. */
  readonly values: readonly string[];
}

export type StationKind =
  | 'pod'
  | 'node'
  | 'veth'
  | 'mark'
  | 'service'
  | 'rule'
  | 'route'
  | 'snat'
  | 'connection'
  | 'interface'
  | 'vpc'
  | 'gateway'
  | 'outside'
  | 'lost';

export interface Place {
  readonly kind: 'pod' | 'node' | 'vpc' | 'outside';
  readonly name: string;
}

export interface DecidingLine {
  /** The command that prints it where it holds. */
  readonly command: string;
  readonly text: string;
}

/** Why a station does what it does; a sentence in the reader's language belongs to each. */
export type Why =
  | 'pod-sends'
  | 'pod-itself'
  | 'pod-receives'
  | 'node-sends'
  | 'node-receives'
  | 'veth'
  | 'veth-in'
  | 'marked'
  | 'service-endpoint'
  | 'service-itself'
  | 'rule-local'
  | 'rule-to-pod'
  | 'rule-marked'
  | 'rule-external-service'
  | 'rule-from-pod'
  | 'rule-from-interface'
  | 'rule-main'
  | 'route-local'
  | 'route-pod'
  | 'route-resolver'
  | 'route-gateway'
  | 'route-metadata'
  | 'route-subnet'
  | 'route-default'
  | 'snat-vpc'
  | 'snat-excluded'
  | 'snat-external'
  | 'snat-changed'
  | 'snat-same'
  | 'masqueraded'
  | 'connection-source'
  | 'connection-destination'
  | 'interface-out'
  | 'interface-in'
  | 'vpc-local'
  | 'vpc-route'
  | 'internet-gateway-out'
  | 'internet-gateway-in'
  | 'nat-gateway-out'
  | 'nat-gateway-in'
  | 'other-gateway-out'
  | 'other-gateway-in'
  | 'outside'
  | 'vpc-host'
  | 'aws-service'
  | 'lost-no-route'
  | 'lost-no-public-address'
  | 'lost-private-destination'
  | 'lost-gateway-gone'
  | 'lost-not-ours';
