import { isSince, type AddonRelease } from '../addonRelease.ts';
import { closed, document, ref, resources, text, type Schema } from './schema.ts';

const budget = (role: string, absent?: number): Schema => ({
  anyOf: [{ pattern: '.*%$', type: 'string' }, { type: 'integer' }],
  ...(absent !== undefined && { default: absent }),
  description: `${role} value for managed PDB, can be either string or integer; if it's string, should end with %`,
});

const replicas = (description: string, absent?: number): Schema => ({
  ...(absent !== undefined && { default: absent }),
  description,
  maximum: 1000,
  minimum: 2,
  type: 'integer',
});

const autoScaling: Schema = {
  additionalProperties: false,
  description: 'autoScaling configurations',
  properties: {
    enabled: {
      default: false,
      description: 'the option to enable eks managed autoscaling for coredns',
      type: 'boolean',
    },
    maxReplicas: replicas('the max value that autoscaler can scale up the coredns replicas to'),
    minReplicas: replicas('the min value that autoscaler can scale down the coredns replicas to', 2),
  },
  required: ['enabled'],
  type: 'object',
};

const podDisruptionBudget: Schema = {
  description: 'podDisruptionBudget configurations',
  properties: {
    enabled: { default: true, description: 'the option to enable managed PDB', type: 'boolean' },
    maxUnavailable: budget('maxUnavailable', 1),
    minAvailable: budget('minAvailable'),
  },
  type: 'object',
};

/** Configuration of CoreDNS, as a public listing of v1.10.1-eksbuild.11 has it; the build of 1.9.3 here knows less. */
export function corednsSchema(release: AddonRelease): Schema {
  const newer = isSince(release, '1.10.0');
  return document('Coredns', {
    ...resources,
    Coredns: closed('Coredns', {
      affinity: { description: 'Affinity of the coredns pods', type: ['object', 'null'] },
      ...(newer && { autoScaling }),
      computeType: text,
      corefile: { description: 'Entire corefile contents to use with installation', type: 'string' },
      nodeSelector: { additionalProperties: text, type: 'object' },
      ...(newer && {
        podAnnotations: { properties: {}, title: 'The podAnnotations Schema', type: 'object' },
        podDisruptionBudget,
        podLabels: { properties: {}, title: 'The podLabels Schema', type: 'object' },
      }),
      replicaCount: { type: 'integer' },
      resources: ref('Resources'),
      tolerations: { description: 'Tolerations of the coredns pod', items: { type: 'object' }, type: 'array' },
      ...(newer && {
        topologySpreadConstraints: { description: 'The coredns pod topology spread constraints', type: 'array' },
      }),
    }),
  });
}
