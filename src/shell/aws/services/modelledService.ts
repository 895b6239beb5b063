import { AwsJson1_1Protocol, AwsQueryProtocol } from '@aws-sdk/core/protocols';
import { STSClient } from '@aws-sdk/client-sts';
import { Command } from '@smithy/core/client';
import { getEndpointPlugin } from '@smithy/core/endpoints';
import memberOrder from '../models/memberOrder.json' with { type: 'json' };
import { regionOf, type Configuration } from '../configuration.ts';
import { kebabCase } from '../kebabCase.ts';
import type { Operation, Pages, Service } from '../service.ts';
import { structureOf, type MemberOrder } from '../shape.ts';
import { ApiSchemas, type ApiModel } from './apiModel.ts';
import { sdkClient } from './sdkClient.ts';
import { clientConfiguration } from './sdkService.ts';
import { waitersOf } from './waiters.ts';

/** What the endpoint is made from: the client's own settings. */
const endpointParameters = {
  Endpoint: { type: 'builtInParams', name: 'endpoint' },
  Region: { type: 'builtInParams', name: 'region' },
} as const;

/**
 * A service without an SDK client of its own, spoken by a model of its API. The SDK's smallest client carries the
 * requests: a client is signing, retries and a protocol, and all three can be given to it.
 */
export function modelledService(name: keyof typeof memberOrder, model: ApiModel): Service {
  const schemas = new ApiSchemas(model);
  const order: MemberOrder = memberOrder[name];
  const operations = Object.entries(model.operations).map(
    ([operation, [input, output, pages]]): [string, Operation] => [
      kebabCase(operation),
      {
        name: operation,
        input: structureOf(schemas.shape(input), order),
        output: structureOf(schemas.shape(output), order),
        pages: pages as Pages | undefined,
      },
    ],
  );
  return {
    name,
    operations: new Map(operations),
    times: model.protocol === 'json' ? 'seconds' : 'dateWithMilliseconds',
    waiters: waitersOf(name),
    open(configuration, limits) {
      const { endpoint, region } = placeOf(model, configuration);
      const client = new STSClient({
        ...clientConfiguration(configuration, region, endpoint, limits),
        serviceId: model.serviceId,
        ...protocolOf(model),
        httpAuthSchemeProvider: () => [
          {
            schemeId: 'aws.auth#sigv4',
            signingProperties: { signingName: model.signingName, signingRegion: region },
            propertiesExtractor: (config, context) => ({ signingProperties: { config, context } }),
          },
        ],
      });
      return sdkClient(
        client,
        ({ name: operation }) =>
          Command.classBuilder()
            .ep(endpointParameters)
            .m((command, _, config) => [getEndpointPlugin(config as never, command.getEndpointParameterInstructions())])
            .s(model.target ?? model.serviceId, operation, {})
            .n('STSClient', `${operation}Command`)
            .sc(schemas.operation(operation) as never)
            .build(),
        limits.signal,
      );
    },
  };
}

function protocolOf({ protocol, target = '', version, xmlNamespace, endpointPrefix }: ApiModel) {
  return {
    protocol: protocol === 'json' ? AwsJson1_1Protocol : AwsQueryProtocol,
    protocolSettings: {
      defaultNamespace: `com.amazonaws.${endpointPrefix}`,
      errorTypeRegistries: [],
      xmlNamespace: typeof xmlNamespace === 'string' ? xmlNamespace : '',
      version,
      serviceTarget: target,
    },
  };
}

/** Where the service is and which region signs: services without regions are signed for the first one. */
function placeOf(
  { endpointPrefix, globalEndpoint, serviceId }: ApiModel,
  configuration: Configuration,
): { readonly endpoint: string; readonly region: string } {
  const chosen = configuration.endpoint(serviceId.toUpperCase().replaceAll(' ', '_'));
  const region = globalEndpoint === undefined ? regionOf(configuration) : 'us-east-1';
  const suffix = region.startsWith('cn-') ? '.cn' : '';
  const own = `https://${globalEndpoint ?? `${endpointPrefix}.${region}.amazonaws.com${suffix}`}`;
  return { endpoint: chosen ?? own, region };
}
