import type { Operation } from '../operation.ts';
import { getCallerIdentity } from './getCallerIdentity.ts';

/** The operations of STS (Query protocol, version 2011-06-15) by action name. */
export const stsOperations: Readonly<Record<string, Operation>> = { GetCallerIdentity: getCallerIdentity };
