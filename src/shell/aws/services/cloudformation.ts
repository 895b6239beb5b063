import * as cloudformation from '@aws-sdk/client-cloudformation';
import { sdkService } from './sdkService.ts';

export const service = sdkService({
  name: 'cloudformation',
  id: 'CLOUDFORMATION',
  times: 'dateWithMilliseconds',
  exports: cloudformation,
  client: cloudformation.CloudFormationClient,
});
