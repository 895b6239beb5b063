/** Why the kubelet could not give a bound pod an address, as far as its text tells. */
export type AddressFailureKind =
  /** The VPC CNI had no free address on the node. */
  | 'no-address'
  /** The VPC CNI of the node does not run or does not answer. */
  | 'cni-not-ready'
  /** Something else kept the sandbox from being made. */
  | 'other';

const wording: readonly (readonly [RegExp, AddressFailureKind])[] = [
  [/failed to assign an IP address to container/, 'no-address'],
  [/cni plugin not initialized|NetworkPluginNotReady|network is not ready/, 'cni-not-ready'],
  // The plugin could not reach ipamd's socket: aws-node is down or starting.
  [/connect: connection refused|rpc error: code = Unavailable|failed to find plugin "aws-cni"/, 'cni-not-ready'],
];

/** Takes a kubelet's FailedCreatePodSandBox or NetworkNotReady text by what stands behind it. */
export function addressFailureKind(message: string): AddressFailureKind {
  return wording.find(([pattern]) => pattern.test(message))?.[1] ?? 'other';
}

/** Where a pod waits for an address: its node's ENIs and their subnets now. */
export interface AddressPlace {
  readonly nodeName: string;
  /** Addresses attached to the node's ENIs and free, or cooling. */
  readonly warm: number;
  readonly cooling: number;
  /** ENIs attached, and how many the instance type allows (undefined where that is not known). */
  readonly enis: number;
  readonly maxEnis: number | undefined;
  /** The subnets of its ENIs with their free addresses, where EC2 has been asked. */
  readonly subnets: readonly {
    readonly id: string;
    readonly name: string | undefined;
    readonly availableIps: number;
  }[];
}

export interface AddressReason extends AddressPlace {
  readonly kind: AddressFailureKind;
  /**
   * What follows from the numbers: `subnet-full` no subnet of the node has a free address; `node-full` every ENI that the
   * type allows is attached and none has a free address; `pool-empty` the CNI could still get more; `refilled` there are
   * free addresses now, so the kubelet's next try will do.
   */
  readonly cause: 'subnet-full' | 'node-full' | 'pool-empty' | 'refilled' | undefined;
}

/** Why a pod that has a node has no address, from the kubelet's text and the node's numbers. */
export function addressReason(message: string, place: AddressPlace): AddressReason {
  const kind = addressFailureKind(message);
  return { ...place, kind, cause: kind === 'no-address' ? causeOf(place) : undefined };
}

function causeOf({ warm, enis, maxEnis, subnets }: AddressPlace): AddressReason['cause'] {
  if (warm > 0) return 'refilled';
  if (subnets.length > 0 && subnets.every(({ availableIps }) => availableIps === 0)) return 'subnet-full';
  return maxEnis !== undefined && enis >= maxEnis ? 'node-full' : 'pool-empty';
}
