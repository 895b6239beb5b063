import type { Operation } from '../operation.ts';
import { describedParameter } from './describedParameter.ts';

export const getParameters: Operation = ({ world, input }) => {
  const names = Array.isArray(input['Names']) ? input['Names'].map(String) : [];
  return {
    Parameters: names.flatMap((name) => describedParameter(world, name) ?? []),
    InvalidParameters: names.filter((name) => describedParameter(world, name) === undefined),
  };
};
