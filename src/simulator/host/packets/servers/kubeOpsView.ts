import { serviceAccountUser } from '../../../kubernetes/identity/user.ts';
import { nodes, pods, serviceAccounts } from '../../../kubernetes/kinds.ts';
import { isTerminated, type Pod } from '../../../kubernetes/objects/pod.ts';
import { Authorizer } from '../../../kubernetes/rbac/authorizer.ts';
import type { ClusterAccess } from '../../network/clusterAccess.ts';
import type { HttpRequest, HttpResponse } from '../http.ts';
import { opsViewPage, refusedPage } from './opsViewPage.ts';
import { page, plainText } from './webPages.ts';

/** kube-ops-view in a pod: shows the nodes and pods of its cluster, if its service account may list them. */
export function kubeOpsView({ api }: Pick<ClusterAccess, 'api'>, pod: Pod, { path }: HttpRequest): HttpResponse {
  if (path === '/health') return plainText(200, 'OK', 'OK');
  if (path.replace(/\?.*/, '') !== '/') return plainText(404, 'Not Found', 'Not Found');
  const { namespace = '' } = pod.metadata;
  const account = pod.spec.serviceAccountName ?? 'default';
  const uid = api.store.get(serviceAccounts, namespace, account)?.metadata.uid ?? '';
  const user = serviceAccountUser(namespace, account, uid);
  const authorizer = new Authorizer(api.store);
  for (const { plural } of [nodes, pods]) {
    const all = {
      verb: 'list',
      group: '',
      resource: plural,
      subresource: undefined,
      name: undefined,
      namespace: undefined,
    };
    if (!authorizer.decide(user, all).allowed)
      return page('gevent', refusedPage(`The API server does not let ${user.name} list ${plural}.`));
  }
  const shown = api.store.list(pods).filter((each) => !isTerminated(each));
  return page('gevent', opsViewPage(api.store.list(nodes), shown));
}
