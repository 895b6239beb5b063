import { documentResources, type DocumentResource, type TemplateDocument } from './templateDocument.ts';

/** Where a template's cluster comes from: the stack itself, eksctl on one of its machines, or nowhere. */
export type ClusterOrigin = 'stack' | 'eksctl' | 'none';

export function clusterOrigin(document: TemplateDocument): ClusterOrigin {
  if (documentResources(document).some(({ type }) => type === 'AWS::EKS::Cluster')) return 'stack';
  return eksctlMachine(document) === undefined ? 'none' : 'eksctl';
}

/** The machine whose user data runs eksctl once it is up. */
export function eksctlMachine(document: TemplateDocument): DocumentResource | undefined {
  return documentResources(document).find(({ properties }) =>
    /eksctl\s+create\s+cluster/.test(JSON.stringify(properties['UserData'] ?? '')),
  );
}
