import { AwsJson1_1Protocol, AwsQueryProtocol } from '@aws-sdk/core/protocols';
import { STSClient } from '@aws-sdk/client-sts';
import { Command } from '@smithy/core/client';
import { getEndpointPlugin } from '@smithy/core/endpoints';
import type { clientConfig } from '../awsClients.ts';
import type { Schema } from './schema.ts';

/** A service of which we use a few operations: how it is spoken, and where it is. */
export interface ServiceModel {
  readonly id: string;
  readonly protocol: 'query' | 'json';
  readonly version: string;
  readonly signingName: string;
  /** The first word of its address. */
  readonly host: string;
  /** True for a service that has no regions: it is signed for the first one. */
  readonly isGlobal?: boolean;
  /** What a JSON request's header names before the operation. */
  readonly target?: string;
}

/** An operation of such a service. */
export interface ModelledOperation<I, O> {
  readonly name: string;
  readonly input: Schema<I>;
  readonly output: Schema<O>;
}

export function operation<I, O>(name: string, input: Schema<I>, output: Schema<O>): ModelledOperation<I, O> {
  return { name, input, output };
}

/** The endpoint is made from the client's own settings. */
const endpointParameters = {
  Endpoint: { type: 'builtInParams', name: 'endpoint' },
  Region: { type: 'builtInParams', name: 'region' },
} as const;

const namespace = 'aws';

/**
 * A service without a package of its own: the SDK's smallest client carries its requests. A client is credentials, signing,
 * retries and a protocol, and all but the last are the same for all services.
 */
export class ModelledService {
  readonly #client: STSClient;
  readonly #model: ServiceModel;

  constructor(model: ServiceModel, config: ReturnType<typeof clientConfig>) {
    this.#model = model;
    const region = model.isGlobal === true ? 'us-east-1' : config.region;
    this.#client = new STSClient({
      ...config,
      region,
      endpoint: config.endpoint ?? process.env['AWS_ENDPOINT_URL'] ?? addressOf(model, config.region),
      protocol: model.protocol === 'json' ? AwsJson1_1Protocol : AwsQueryProtocol,
      protocolSettings: {
        defaultNamespace: namespace,
        errorTypeRegistries: [],
        xmlNamespace: '',
        version: model.version,
        serviceTarget: model.target ?? '',
      },
      httpAuthSchemeProvider: () => [
        {
          schemeId: 'aws.auth#sigv4',
          signingProperties: { signingName: model.signingName, signingRegion: region },
          propertiesExtractor: (own, context) => ({ signingProperties: { config: own, context } }),
        },
      ],
    });
  }

  /** One call; throws what the SDK throws. */
  async send<I extends object, O>(
    { name, input, output }: ModelledOperation<I, O>,
    values: I,
    signal: AbortSignal,
  ): Promise<O> {
    const command = Command.classBuilder()
      .ep(endpointParameters)
      .m((own, _, config) => [getEndpointPlugin(config as never, own.getEndpointParameterInstructions())])
      .s(this.#model.target ?? this.#model.id, name, {})
      .n('STSClient', `${name}Command`)
      .sc([9, namespace, name, 0, () => input.ref, () => output.ref] as never)
      .build() as unknown as new (values: I) => never;
    return (await this.#client.send(new command(values), { abortSignal: signal })) as O;
  }

  destroy(): void {
    this.#client.destroy();
  }
}

function addressOf({ host, isGlobal }: ServiceModel, region: string): string {
  const suffix = region.startsWith('cn-') ? '.cn' : '';
  return `https://${host}${isGlobal === true ? '' : `.${region}`}.amazonaws.com${suffix}`;
}
