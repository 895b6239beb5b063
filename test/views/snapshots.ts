import { emptySnapshot, type NodeView, type PodView, type Snapshot, type StackView } from '../../src/model/snapshot.ts';
import { nodeView, podView } from '../model/plainViews.ts';

/** A connection with nothing behind it. */
export const connected: Snapshot = {
  ...emptySnapshot,
  account: '111122223333',
  connection: { id: 'practice', name: 'Practice', icon: 'beaker', region: 'ap-northeast-2', clusterName: 'myeks' },
};

export function labStack(status: string): StackView {
  return {
    id: 'arn:stack',
    name: 'myeks',
    status,
    statusReason: undefined,
    createdAt: 0,
    outputs: new Map(),
    parameters: new Map(),
    resources: [
      { logicalId: 'Vpc', physicalId: 'vpc-1', type: 'AWS::EC2::VPC', status: 'CREATE_COMPLETE', reason: undefined },
    ],
  };
}

export function pod(namespace: string, name: string, more: Partial<PodView> = {}): PodView {
  return podView(name, { namespace, nodeName: 'ip-192-168-1-251.x', ...more });
}

export function node(shortName: string, more: Partial<NodeView> = {}): NodeView {
  return nodeView('192.168.1.251', { name: `${shortName}.x`, shortName, instanceId: 'i-1', ...more });
}
