import { stackPhase } from '../../domain/stack/stackStatus.ts';
import { met, waiting, type ChapterCheck } from './check.ts';

/** The stack is complete. */
export const stackComplete: ChapterCheck = ({ connection, stack }) => {
  if (connection === undefined) return waiting({ key: 'no-connection' });
  if (stack === undefined) return waiting({ key: 'no-stack' });
  return stackPhase(stack.status) === 'ready' ? met : waiting({ key: 'stack-status', status: stack.status });
};

/** There are nodes and every one is Ready. */
export const allNodesReady: ChapterCheck = ({ connection, nodes }) => {
  if (connection === undefined) return waiting({ key: 'no-connection' });
  if (nodes.length === 0) return waiting({ key: 'no-nodes' });
  const ready = nodes.filter((node) => node.ready).length;
  return ready === nodes.length ? met : waiting({ key: 'nodes-not-ready', ready, total: nodes.length });
};
