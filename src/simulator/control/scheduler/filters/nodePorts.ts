import { refusal } from '../cycle.ts';
import { hostPortsOf } from '../nodeState.ts';
import type { Filter } from './filter.ts';

/** Two pods cannot hold the same port of one node. */
export const nodePorts: Filter = ({ pod }) => {
  const wanted = hostPortsOf(pod);
  if (wanted.length === 0) return undefined;
  return (state) =>
    wanted.some((port) => state.holdsPort(port))
      ? refusal('NodePorts', true, "node(s) didn't have free ports for the requested pod ports")
      : undefined;
};
