import { existingCluster } from '../../world/eks/refusals.ts';
import type { Operation } from '../operation.ts';
import { summarizedPodIdentityAssociation } from './describedPodIdentityAssociation.ts';
import { optionalText, requiredText } from './input.ts';
import { pageOf } from './page.ts';

export const listPodIdentityAssociations: Operation = ({ world, input }) => {
  const cluster = existingCluster(world, requiredText(input, 'clusterName'));
  const [namespace, account] = [optionalText(input, 'namespace'), optionalText(input, 'serviceAccount')];
  const asked = [...cluster.podIdentityAssociations.values()].filter(
    (each) =>
      (namespace === undefined || each.namespace === namespace) &&
      (account === undefined || each.serviceAccount === account),
  );
  const { items, nextToken } = pageOf(input, asked, ({ id }) => id);
  return { associations: items.map((each) => summarizedPodIdentityAssociation(cluster, each)), nextToken };
};
