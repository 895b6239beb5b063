import type { Listener } from '../../world/loadBalancing/records.ts';

/** A listener as DescribeListeners lists it. */
export function describedListener(listener: Listener): object {
  const { targetGroupArn: TargetGroupArn } = listener;
  return {
    ListenerArn: listener.arn,
    LoadBalancerArn: listener.loadBalancerArn,
    Port: listener.port,
    Protocol: listener.protocol,
    DefaultActions: [
      {
        Type: 'forward',
        TargetGroupArn,
        Order: 1,
        ForwardConfig: { TargetGroups: [{ TargetGroupArn, Weight: 1 }] },
      },
    ],
  };
}
