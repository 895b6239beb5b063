import { expect, test } from 'vitest';
import { defaultTemplate } from '../../../../src/simulator/kubernetes/admission/podDefaults.ts';
import type { PodTemplate } from '../../../../src/simulator/kubernetes/objects/pod.ts';
import { goDump } from '../../../../src/simulator/control/templates/goDump.ts';
import { dumpQuantity } from '../../../../src/simulator/control/templates/goQuantity.ts';
import { canonicalQuantity } from '../../../../src/simulator/kubernetes/schema/quantity.ts';
import { templateHash } from '../../../../src/simulator/control/templates/templateHash.ts';

const netshoot = defaultTemplate({
  metadata: { labels: { app: 'netshoot-pod' } },
  spec: {
    containers: [{ name: 'netshoot-pod', image: 'nicolaka/netshoot', command: ['tail'], args: ['-f', '/dev/null'] }],
    terminationGracePeriodSeconds: 0,
  },
});
const nginx = defaultTemplate({
  metadata: { labels: { app: 'nginx' } },
  spec: { containers: [{ name: 'nginx', image: 'nginx:alpine', ports: [{ containerPort: 80 }] }] },
});

// The published lab's pods on EKS 1.24: netshoot-pod-7757d5dd99-…, nginx-deployment-6fb79bc456-….
test("the lab's manifests have the hashes of the lab's pods on 1.24", () => {
  expect(templateHash(netshoot, 24)).toBe('7757d5dd99');
  expect(templateHash(nginx, 24)).toBe('6fb79bc456');
});

test('a collision count changes the hash, and so does a minor with other fields', () => {
  const hashes = [
    templateHash(nginx, 24),
    templateHash(nginx, 24, 1),
    templateHash(nginx, 25),
    templateHash(nginx, 36),
  ];
  expect(new Set(hashes).size).toBe(4);
  // 1.37 is not known to have added any.
  expect(templateHash(nginx, 37)).toBe(templateHash(nginx, 36));
});

test('the dump names what a minor added', () => {
  const dump = (minor: number): string => goDump(nginx, 'PodTemplateSpec', minor);
  expect(dump(24)).toContain('Finalizers:([]string)<nil> ZZZ_DeprecatedClusterName:(string) ManagedFields:');
  expect(dump(25)).toContain('OS:(*v1.PodOS)<nil> HostUsers:(*bool)<nil>}}');
  expect(dump(27)).toContain(
    'Claims:([]v1.ResourceClaim)<nil>} ResizePolicy:([]v1.ContainerResizePolicy)<nil> VolumeMounts',
  );
  expect(dump(28)).toContain('RestartPolicy:(*v1.ContainerRestartPolicy)<nil> VolumeMounts');
  expect(dump(36)).toContain('HostnameOverride:(*string)<nil> SchedulingGroup:(*v1.PodSchedulingGroup)<nil>}}');
});

test('probes, resources, environment and volumes are printed as Go prints them', () => {
  const template: PodTemplate = {
    spec: {
      containers: [
        {
          name: 'web',
          image: 'web:1',
          env: [{ name: 'A', value: 'b' }],
          resources: { requests: { memory: '128Mi', cpu: '250m' } },
          readinessProbe: { httpGet: { path: '/', port: 80, scheme: 'HTTP' }, periodSeconds: 10 },
        },
      ],
      volumes: [{ name: 'config', configMap: { name: 'web' } }],
    },
  };
  const dump = goDump(template, 'PodTemplateSpec', 36);
  expect(dump).toContain('Env:([]v1.EnvVar)[{Name:(string)A Value:(string)b ValueFrom:(*v1.EnvVarSource)<nil>}]');
  expect(dump).toContain(
    'Requests:(v1.ResourceList)map[cpu:{i:(resource.int64Amount){value:(int64)250 scale:(resource.Scale)-3} ' +
      'd:(resource.infDecAmount){Dec:(*inf.Dec)<nil>} s:(string)250m Format:(resource.Format)DecimalSI} ' +
      'memory:{i:(resource.int64Amount){value:(int64)134217728 scale:(resource.Scale)0} ' +
      'd:(resource.infDecAmount){Dec:(*inf.Dec)<nil>} s:(string) Format:(resource.Format)BinarySI}]',
  );
  expect(dump).toContain(
    'ReadinessProbe:(*v1.Probe){ProbeHandler:(v1.ProbeHandler){Exec:(*v1.ExecAction)<nil> ' +
      'HTTPGet:(*v1.HTTPGetAction){Path:(string)/ Port:(intstr.IntOrString){Type:(intstr.Type)0 IntVal:(int32)80 StrVal:(string)}',
  );
  expect(dump).toContain(
    'ConfigMap:(*v1.ConfigMapVolumeSource){LocalObjectReference:(v1.LocalObjectReference){Name:(string)web} Items:([]v1.KeyToPath)<nil>',
  );
});

test.each([
  ['0.5', '500m'],
  ['1000m', '1'],
  ['1500m', '1500m'],
  ['1024Mi', '1Gi'],
  ['1.5Gi', '1536Mi'],
  ['2000', '2k'],
  ['100M', '100M'],
  ['0', '0'],
])('the quantity %s is kept as %s', (given, canonical) => {
  expect(canonicalQuantity(given)).toBe(canonical);
  expect(dumpQuantity(given)).toBe(dumpQuantity(canonical));
});
