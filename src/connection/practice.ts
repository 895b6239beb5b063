import { LabError } from '../base/errors.ts';
import type { Connection } from './connection.ts';
import { LiveConnection, type ConnectionTools } from './liveConnection.ts';
import { startSimulator, type SimulatorStart } from './simulatorProcess.ts';

export interface PracticeStart extends Omit<SimulatorStart, 'node' | 'terminalFolder'> {
  /** The lab's stack and cluster in the practice world. */
  readonly stackName: string;
}

const id = 'practice';

/**
 * Starts a practice world and connects to it as to any account. The world ends with the connection; when it ends by
 * itself, the connection closes with `practice-stopped`.
 */
export async function startPractice(
  start: PracticeStart,
  tools: ConnectionTools,
  signal: AbortSignal,
): Promise<Connection> {
  // The AWS adapters load while the world comes up; should they not, their first user is told.
  void import('../aws/openCloud.ts').catch(() => undefined);
  const { terminal: terminalFolder } = await tools.folder.make(id);
  const simulator = await startSimulator({ ...start, node: tools.node, terminalFolder }, signal);
  const { endpoint, region, accessKeyId, secretAccessKey, terminal } = simulator.ready;
  const { stackName } = start;
  const connection = new LiveConnection(
    { id, name: 'Practice', icon: 'beaker', region, billed: false, stackName, clusterName: stackName },
    { region, endpoint, credentials: { kind: 'keys', accessKeyId, secretAccessKey } },
    { ...tools, terminal },
  );
  connection.closed.addEventListener('abort', () => simulator.stop(), { once: true });
  void simulator.ended.then((words) => connection.end(new LabError('practice-stopped', 'Practice', words)));
  return connection;
}
