import type { Operation } from '../operation.ts';
import { getServiceQuota } from './getServiceQuota.ts';
import { listServiceQuotas } from './listServiceQuotas.ts';

/** The operations of Service Quotas (JSON 1.1) by name. */
export const serviceQuotasOperations: Readonly<Record<string, Operation>> = {
  GetServiceQuota: getServiceQuota,
  ListServiceQuotas: listServiceQuotas,
};
