import { describe, expect, test } from 'vitest';
import { kubeOpsView } from '../../../src/shell/helm/chart/kubeOpsView.ts';
import { mergeValues } from '../../../src/shell/helm/chart/mergeValues.ts';

const release = { name: 'kube-ops-view', namespace: 'kube-system' };
const values = mergeValues(kubeOpsView.values, { env: { TZ: 'Asia/Seoul' } });
const objects = new Map(kubeOpsView.render(release, values).map((object) => [object.kind, object]));

// Facts of the chart: kube-ops-view 1.2.2 of geek-cookbook (before that of k8s-at-home), app version 20.4.0.
describe('the chart kube-ops-view 1.2.2', () => {
  test('makes five objects of the release’s name', () => {
    expect([...objects.keys()]).toEqual([
      'ServiceAccount',
      'ClusterRole',
      'ClusterRoleBinding',
      'Service',
      'Deployment',
    ]);
    for (const { metadata } of objects.values()) expect(metadata.name).toBe('kube-ops-view');
  });

  test('a service on 8080 that finds the pods of the deployment', () => {
    const labels = { 'app.kubernetes.io/instance': 'kube-ops-view', 'app.kubernetes.io/name': 'kube-ops-view' };
    expect(objects.get('Service')).toMatchObject({
      spec: { type: 'ClusterIP', ports: [{ port: 8080, targetPort: 'http', protocol: 'TCP' }], selector: labels },
    });
    expect(objects.get('Deployment')).toMatchObject({
      spec: { replicas: 1, selector: { matchLabels: labels }, template: { metadata: { labels } } },
    });
  });

  test('a container that runs as nobody special, in the wanted time zone', () => {
    expect(objects.get('Deployment')).toMatchObject({
      spec: {
        template: {
          spec: {
            serviceAccountName: 'kube-ops-view',
            containers: [
              {
                image: 'hjacobs/kube-ops-view:20.4.0',
                env: [{ name: 'TZ', value: 'Asia/Seoul' }],
                ports: [{ name: 'http', containerPort: 8080 }],
                securityContext: { readOnlyRootFilesystem: true, runAsNonRoot: true, runAsUser: 1000 },
              },
            ],
          },
        },
      },
    });
  });

  test('may list nodes and pods', () => {
    expect(objects.get('ClusterRole')).toMatchObject({
      rules: [{ apiGroups: [''], resources: ['nodes', 'pods'], verbs: ['list'] }, { apiGroups: ['metrics.k8s.io'] }],
    });
  });

  test('a release of another name has the chart’s name after its own', () => {
    const [account] = kubeOpsView.render({ name: 'ops', namespace: 'default' }, values);
    expect(account?.metadata.name).toBe('ops-kube-ops-view');
  });
});
