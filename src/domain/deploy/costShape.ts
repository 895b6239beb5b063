/** A value of a template that may depend on a parameter. */
export type Operand =
  | { readonly value: string }
  | { readonly parameter: string }
  /** Worked out by CloudFormation in ways that are not followed here: the name of what it is for. */
  | { readonly unknown: string };

/** Machines in a template: one, or as many as a node group wants. */
export interface InstancesShape {
  readonly kind: 'instances';
  readonly count: Operand;
  readonly type: Operand;
  /** GiB of each one's gp3 volume. */
  readonly volumeGib: Operand;
  readonly publicIp: boolean;
}

/** Something in a template that costs by the hour. */
export type CostShape =
  | InstancesShape
  | { readonly kind: 'control-plane'; readonly version: Operand }
  | { readonly kind: 'nat-gateway' }
  | { readonly kind: 'application-load-balancer' }
  | { readonly kind: 'classic-load-balancer' };
