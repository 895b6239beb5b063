import type { Operation } from '../operation.ts';
import { getParameter } from './getParameter.ts';
import { getParameters } from './getParameters.ts';

/** The operations of Systems Manager (JSON 1.1) by name. */
export const ssmOperations: Readonly<Record<string, Operation>> = {
  GetParameter: getParameter,
  GetParameters: getParameters,
};
