import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { EKSClient } from '@aws-sdk/client-eks';
import { clientSettings } from './clientSettings.ts';
import type { AwsClients } from './tool.ts';

/** Clients that take credentials, region and endpoint from an environment. */
export function awsClients(environment: Readonly<Record<string, string | undefined>>): AwsClients {
  const settings: AwsClients['settings'] = (service, region) => clientSettings(environment, service, region);
  return {
    settings,
    eks: (region) => new EKSClient(settings('EKS', region)),
    cloudFormation: (region) => new CloudFormationClient(settings('CLOUDFORMATION', region)),
  };
}
