import type { InstanceState } from '../../../world/compute/records.ts';

const codes: Readonly<Record<InstanceState, number>> = {
  pending: 0,
  running: 16,
  'shutting-down': 32,
  terminated: 48,
  stopping: 64,
  stopped: 80,
};

/** An instance's state with EC2's number for it. */
export function instanceState(name: InstanceState): { readonly code: number; readonly name: InstanceState } {
  return { code: codes[name], name };
}
