import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { EKSClient } from '@aws-sdk/client-eks';
import type { AwsClients } from './tool.ts';

/** Clients that take credentials, region and endpoint from the environment of this process. */
export const environmentClients: AwsClients = {
  eks: (region) => new EKSClient(region === undefined ? {} : { region }),
  cloudFormation: (region) => new CloudFormationClient(region === undefined ? {} : { region }),
};
