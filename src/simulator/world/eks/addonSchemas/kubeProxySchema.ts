import { closed, document, ref, resources, text, type Schema } from './schema.ts';

/** Configuration of kube-proxy, as a public listing of v1.28.8-eksbuild.5 has it. */
export const kubeProxySchema: Schema = document('KubeProxy', {
  ...resources,
  Ipvs: closed('Ipvs', { scheduler: text }),
  KubeProxy: closed('KubeProxy', {
    ipvs: ref('Ipvs'),
    mode: { enum: ['iptables', 'ipvs'], type: 'string' },
    podAnnotations: { properties: {}, title: 'The podAnnotations Schema', type: 'object' },
    podLabels: { properties: {}, title: 'The podLabels Schema', type: 'object' },
    resources: ref('Resources'),
  }),
});
