import { GetTemplateSummaryCommand, type GetTemplateSummaryOutput } from '@aws-sdk/client-cloudformation';
import { clusterOrigin } from '../../domain/deploy/clusterOrigin.ts';
import { declaredParameters } from '../../domain/deploy/declaredParameters.ts';
import { templateCosts } from '../../domain/deploy/templateCosts.ts';
import { documentResources, type TemplateDocument } from '../../domain/deploy/templateDocument.ts';
import type { TemplateParameter } from '../../domain/deploy/templateParameter.ts';
import type { TemplateSummary } from '../../domain/deploy/templateSummary.ts';
import { templateWarnings } from '../../domain/deploy/templateWarnings.ts';
import type { Templates, TemplateText } from '../../ports/deployCloud.ts';
import { awsCall } from '../awsCall.ts';
import type { AwsClients } from '../awsClients.ts';
import { templateDocument } from './templateText.ts';

/** How a request names a template. */
export function templateInput({ body, url }: TemplateText): { TemplateBody: string } | { TemplateURL: string } {
  return url === undefined ? { TemplateBody: body } : { TemplateURL: url };
}

/** Templates by CloudFormation's summary of them, with what only their text tells: patterns, ranges, warnings, costs. */
export function templates({ cloudFormation }: Pick<AwsClients, 'cloudFormation'>): Templates {
  return {
    summary: (template, signal) =>
      awsCall('cloudformation:GetTemplateSummary', signal, async () => {
        const answer = await cloudFormation.send(new GetTemplateSummaryCommand(templateInput(template)), {
          abortSignal: signal,
        });
        return summaryOf(answer, templateDocument(template.body) ?? {});
      }),
  };
}

function summaryOf(answer: GetTemplateSummaryOutput, document: TemplateDocument): TemplateSummary {
  const told = new Map((answer.Parameters ?? []).map((each) => [each.ParameterKey ?? '', each]));
  const declared = declaredParameters(document);
  const inText = new Set(declared.map(({ key }) => key));
  const rest = [...told.keys()].filter((key) => !inText.has(key)).map(bare);
  const parameters = [...declared, ...rest].flatMap((parameter): readonly TemplateParameter[] => {
    const from = told.get(parameter.key);
    if (from === undefined) return [];
    return [
      {
        ...parameter,
        type: from.ParameterType ?? parameter.type,
        description: from.Description ?? parameter.description,
        defaultValue: from.DefaultValue ?? parameter.defaultValue,
        noEcho: from.NoEcho ?? parameter.noEcho,
        allowedValues: from.ParameterConstraints?.AllowedValues ?? parameter.allowedValues,
      },
    ];
  });
  return {
    description: answer.Description,
    parameters,
    resources: documentResources(document).map(({ logicalId, type }) => ({ logicalId, type })),
    capabilities: answer.Capabilities ?? [],
    warnings: templateWarnings(document),
    costs: templateCosts(document),
    cluster: clusterOrigin(document),
  };
}

/** A parameter of which the text tells nothing: macros may have brought it. */
function bare(key: string): TemplateParameter {
  return {
    key,
    type: 'String',
    description: undefined,
    label: undefined,
    group: undefined,
    defaultValue: undefined,
    noEcho: false,
    allowedValues: [],
  };
}
