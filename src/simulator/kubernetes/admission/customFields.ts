/** Fields of resources that are no part of Kubernetes, in the notation of `fields.json`. */
export const customFields: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  V1alpha1ENIConfig: { apiVersion: 'string', kind: 'string', metadata: 'V1ObjectMeta', spec: 'V1alpha1ENIConfigSpec' },
  V1alpha1ENIConfigSpec: { securityGroups: '[string', subnet: 'string' },
};
