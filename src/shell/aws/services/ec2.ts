import * as ec2 from '@aws-sdk/client-ec2';
import { sdkService } from './sdkService.ts';

export const service = sdkService({
  name: 'ec2',
  id: 'EC2',
  times: 'dateWithMilliseconds',
  exports: ec2,
  client: ec2.EC2Client,
  without: ['import-instance', 'import-volume'],
});
