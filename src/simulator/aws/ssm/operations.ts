import type { Operation } from '../operation.ts';
import { deleteParameter } from './deleteParameter.ts';
import { describeParameters } from './describeParameters.ts';
import { getParameter } from './getParameter.ts';
import { getParameters } from './getParameters.ts';
import { getParametersByPath } from './getParametersByPath.ts';
import { putParameter } from './putParameter.ts';

/** The operations of Systems Manager (JSON 1.1) by name. */
export const ssmOperations: Readonly<Record<string, Operation>> = {
  DeleteParameter: deleteParameter,
  DescribeParameters: describeParameters,
  GetParameter: getParameter,
  GetParameters: getParameters,
  GetParametersByPath: getParametersByPath,
  PutParameter: putParameter,
};
