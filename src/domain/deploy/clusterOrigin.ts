import { documentResources, type DocumentResource, type TemplateDocument } from './templateDocument.ts';

/** Where a template's cluster comes from: the stack itself, eksctl on one of its machines, or nowhere. */
export type ClusterOrigin = 'stack' | 'eksctl' | 'none';

export function clusterOrigin(document: TemplateDocument): ClusterOrigin {
  if (documentResources(document).some(({ type }) => type === 'AWS::EKS::Cluster')) return 'stack';
  return eksctlMachine(document) === undefined ? 'none' : 'eksctl';
}

/** How user data has eksctl make a cluster: by its command, or by the configuration that is handed to it. */
const runsEksctl = /eksctl\s+create\s+cluster|eksctl\.io\/v1/;

/** The machine whose user data runs eksctl once it is up. */
export function eksctlMachine(document: TemplateDocument): DocumentResource | undefined {
  return documentResources(document).find(({ properties }) =>
    runsEksctl.test(JSON.stringify(properties['UserData'] ?? '')),
  );
}
