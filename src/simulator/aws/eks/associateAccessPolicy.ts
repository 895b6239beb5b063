import type { Eks } from '../../world/eks/eks.ts';
import type { Operation } from '../operation.ts';
import { describedPolicy } from './describedAccessEntry.ts';
import { optionalText, requiredText, texts } from './input.ts';
import { structure } from '../inputMembers.ts';

export function associateAccessPolicy(eks: Eks): Operation {
  return ({ world, input }) => {
    const [clusterName, principalArn] = [requiredText(input, 'clusterName'), requiredText(input, 'principalArn')];
    const asked = structure(input, 'accessScope');
    const policy = {
      arn: requiredText(input, 'policyArn'),
      scope: optionalText(asked, 'type') === 'namespace' ? ('namespace' as const) : ('cluster' as const),
      namespaces: texts(asked, 'namespaces'),
    };
    eks.associateAccessPolicy(clusterName, principalArn, policy);
    const now = new Date(world.clock.now());
    return {
      clusterName,
      principalArn,
      associatedAccessPolicy: { ...describedPolicy(policy), associatedAt: now, modifiedAt: now },
    };
  };
}
