import { DescribeNodegroupCommand, ResourceNotFoundException } from '@aws-sdk/client-eks';
import { ToolError } from '../tool.ts';
import type { EksctlSession } from './session.ts';

/** Milliseconds between questions: at first often, for what is quick; then as eksctl asks. */
const firstPause = 1000;
const longestPause = 15_000;

/** Asks until a node group has this status, or with `gone` until there is none. A failed one is an error. */
export async function waitForNodegroup(
  { client, sleep }: EksctlSession,
  clusterName: string,
  nodegroupName: string,
  until: 'ACTIVE' | 'gone',
): Promise<void> {
  for (let pause = firstPause; ; pause = Math.min(pause * 2, longestPause)) {
    const status = await client.send(new DescribeNodegroupCommand({ clusterName, nodegroupName })).then(
      ({ nodegroup }) => nodegroup?.status ?? '',
      (error: unknown) => {
        if (error instanceof ResourceNotFoundException) return 'gone';
        throw error;
      },
    );
    if (status === until) return;
    if (['CREATE_FAILED', 'DELETE_FAILED', 'DEGRADED'].includes(status))
      throw new ToolError(`Error: nodegroup "${nodegroupName}" is ${status}`);
    await sleep(pause);
  }
}
