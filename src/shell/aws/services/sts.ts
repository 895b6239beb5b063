import * as sts from '@aws-sdk/client-sts';
import { sdkService } from './sdkService.ts';

export const service = sdkService({ name: 'sts', id: 'STS', times: 'date', exports: sts, client: sts.STSClient });
