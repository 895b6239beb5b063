import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { EC2Client } from '@aws-sdk/client-ec2';
import { EKSClient } from '@aws-sdk/client-eks';
import { STSClient } from '@aws-sdk/client-sts';
import { fromNodeProviderChain } from '@aws-sdk/credential-providers';
import type { CloudSettings } from '../ports/cloud.ts';
import { ModelledService, type ServiceModel } from './otherServices/modelledService.ts';

/**
 * Milliseconds to connect and to answer. A place that nobody is at fails after all tries in about ten seconds, one that
 * stays silent in under a minute: without these, the SDK waits as long as the operating system does.
 */
const timeouts = { connectionTimeout: 2000, requestTimeout: 10_000, throwOnRequestTimeout: true };

/** What every client is made with: the region, the credentials, an endpoint if there is one, and patience when throttled. */
export function clientConfig({ region, endpoint, credentials }: CloudSettings) {
  return {
    region,
    retryMode: 'adaptive',
    maxAttempts: 4,
    requestHandler: timeouts,
    credentials:
      credentials.kind === 'keys'
        ? { accessKeyId: credentials.accessKeyId, secretAccessKey: credentials.secretAccessKey }
        : fromNodeProviderChain({
            // Who signed in again has changed the files.
            ignoreCache: true,
            ...(credentials.profile !== undefined && { profile: credentials.profile }),
          }),
    ...(endpoint === undefined ? {} : { endpoint }),
  };
}

/** The SDK clients of one account and region, each made on first use. */
export class AwsClients {
  readonly settings: CloudSettings;
  #ec2: EC2Client | undefined;
  #cloudFormation: CloudFormationClient | undefined;
  #eks: EKSClient | undefined;
  #sts: STSClient | undefined;
  readonly #others = new Map<string, ModelledService>();
  #config: ReturnType<typeof clientConfig> | undefined;

  constructor(settings: CloudSettings) {
    this.settings = settings;
  }

  get config(): ReturnType<typeof clientConfig> {
    return (this.#config ??= clientConfig(this.settings));
  }

  get ec2(): EC2Client {
    return (this.#ec2 ??= new EC2Client(this.config));
  }

  get cloudFormation(): CloudFormationClient {
    return (this.#cloudFormation ??= new CloudFormationClient(this.config));
  }

  get eks(): EKSClient {
    return (this.#eks ??= new EKSClient(this.config));
  }

  get sts(): STSClient {
    return (this.#sts ??= new STSClient(this.config));
  }

  /** The client of a service that has no package of its own. */
  other(model: ServiceModel): ModelledService {
    const known = this.#others.get(model.id) ?? new ModelledService(model, this.config);
    this.#others.set(model.id, known);
    return known;
  }

  /** Makes every client anew at its next use, with the credentials there are then. */
  renew(): void {
    this.dispose();
    this.#ec2 = this.#cloudFormation = this.#eks = this.#sts = this.#config = undefined;
    this.#others.clear();
  }

  /** Closes the sockets of every client that was made. */
  dispose(): void {
    const clients = [this.#ec2, this.#cloudFormation, this.#eks, this.#sts, ...this.#others.values()];
    for (const client of clients) client?.destroy();
  }
}
