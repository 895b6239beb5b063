import { CloudFormationClient, CreateStackCommand } from '@aws-sdk/client-cloudformation';

/** Where an account is, and with which keys. */
export interface Account {
  readonly region: string;
  readonly endpoint: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Has CloudFormation begin with the stack `myeks`, by the SDK itself as anybody may. Gives the stack's id. */
export async function createStack(
  { region, endpoint, accessKeyId, secretAccessKey }: Account,
  TemplateBody: string,
): Promise<string> {
  const client = new CloudFormationClient({ region, endpoint, credentials: { accessKeyId, secretAccessKey } });
  const { StackId = '' } = await client.send(
    new CreateStackCommand({ StackName: 'myeks', TemplateBody, Capabilities: ['CAPABILITY_NAMED_IAM'] }),
  );
  client.destroy();
  return StackId;
}
