import { operation, type ServiceModel } from './modelledService.ts';
import { integer, structure, text } from './schema.ts';

/** Service Quotas. */
export const serviceQuotas: ServiceModel = {
  id: 'Service Quotas',
  protocol: 'json',
  version: '2019-06-24',
  signingName: 'servicequotas',
  host: 'servicequotas',
  target: 'ServiceQuotasV20190624',
};

/** The quota as this account has it; AWS's default when it was never changed. */
export const getServiceQuota = operation(
  'GetServiceQuota',
  structure({ ServiceCode: text, QuotaCode: text }),
  structure({ Quota: structure({ QuotaCode: text, Value: integer }) }),
);
