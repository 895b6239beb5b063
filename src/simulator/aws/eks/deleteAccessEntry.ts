import type { Eks } from '../../world/eks/eks.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from './input.ts';

export function deleteAccessEntry(eks: Eks): Operation {
  return ({ input }) => {
    eks.deleteAccessEntry(requiredText(input, 'clusterName'), requiredText(input, 'principalArn'));
    return {};
  };
}
