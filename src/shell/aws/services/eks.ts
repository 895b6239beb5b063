import * as eks from '@aws-sdk/client-eks';
import { sdkService } from './sdkService.ts';

export const service = sdkService({ name: 'eks', id: 'EKS', times: 'seconds', exports: eks, client: eks.EKSClient });
