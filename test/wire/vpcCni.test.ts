import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PracticeShell, toolsMissing } from './practiceShell.ts';

const interfaces = (query: string) =>
  `aws ec2 describe-network-interfaces --filters Name=tag-key,Values=node.k8s.amazonaws.com/instance_id --query '${query}' --output text`;
const setEnv = (env: string) =>
  `kubectl set env daemonset aws-node -n kube-system ${env} && kubectl rollout status daemonset aws-node -n kube-system --timeout=2m`;
const running = 'kubectl get pods -l app=nginx --field-selector status.phase=Running --no-headers | wc -l';

/** The VPC CNI set from a terminal, on both presets. */
describe.skipIf(toolsMissing !== undefined).each(['today', '2023'])('the VPC CNI in the lab of %s', (preset) => {
  let shell: PracticeShell;

  beforeAll(async () => {
    shell = await PracticeShell.start('--preset', preset, '--deployed', '--speed', '600');
  });

  afterAll(() => shell.dispose());

  test('a throttled EC2 makes an interface late, and it comes', async () => {
    await shell.fault({ throttle: { operation: 'CreateNetworkInterface', times: 3 } });
    await shell.run('kubectl create deployment nginx --image=nginx:alpine --replicas=3');
    const count = interfaces('length(NetworkInterfaces)');
    await shell.until(running, (out) => out.trim() === '3');
    expect((await shell.until(count, (out) => out.trim() === '6')).trim()).toBe('6');
  });

  test('prefix delegation: single addresses give way to blocks on running nodes, which stay at 17 pods', async () => {
    await shell.run('kubectl scale deployment nginx --replicas=50');
    await shell.until('kubectl get pods -l app=nginx --no-headers | grep -c Pending', (out) => Number(out) > 0);
    expect(await shell.run(setEnv('ENABLE_PREFIX_DELEGATION=true WARM_PREFIX_TARGET=1'))).toContain(
      'daemon set "aws-node" successfully rolled out',
    );
    const pods = 'kubectl get nodes -o jsonpath={.items[*].status.allocatable.pods}';
    expect(await shell.run(pods)).toBe('17 17 17');
    expect(await shell.run('kubectl get pods -l app=nginx --no-headers | grep Pending | wc -l')).not.toBe('0\n');
  });

  test('and renewed nodes take 110: all replicas run', async () => {
    await shell.run('aws eks update-nodegroup-version --cluster-name myeks --nodegroup-name ng1');
    const status =
      'aws eks describe-nodegroup --cluster-name myeks --nodegroup-name ng1 --query nodegroup.status --output text';
    await shell.until(status, (out) => out.trim() === 'ACTIVE');
    expect(await shell.run('kubectl get nodes -o jsonpath={.items[*].status.allocatable.pods}')).toBe('110 110 110');
    expect((await shell.until(running, (out) => out.trim() === '50')).trim()).toBe('50');
    const prefixes = await shell.run(interfaces('NetworkInterfaces[].Ipv4Prefixes[].Ipv4Prefix'));
    expect(prefixes.trim().split(/\s+/).length).toBeGreaterThanOrEqual(6);
    for (const prefix of prefixes.trim().split(/\s+/)) expect(prefix).toMatch(/^192\.168\.[123]\.\d+\/28$/);
  });

  test('the add-on says what it can be set to, refuses the rest, and conflicts with what kubectl has set', async () => {
    const version = (
      await shell.run(
        'aws eks describe-addon --cluster-name myeks --addon-name vpc-cni --query addon.addonVersion --output text',
      )
    ).trim();
    const schema = `aws eks describe-addon-configuration --addon-name vpc-cni --addon-version ${version} --query configurationSchema --output text`;
    expect(await shell.run(schema)).toContain('"ENABLE_PREFIX_DELEGATION":{"format":"boolean","type":"string"}');
    const update = 'aws eks update-addon --cluster-name myeks --addon-name vpc-cni';
    expect(
      await shell.run(`${update} --configuration-values '{"env":{"ENABLE_PREFIX_DELEGATION":true}}' 2>&1 || true`),
    ).toContain(
      'An error occurred (InvalidParameterException) when calling the UpdateAddon operation: ConfigurationValue provided in request is not supported: Json schema validation failed with error: [$.env.ENABLE_PREFIX_DELEGATION: boolean found, string expected]',
    );
    const id = await shell.run(
      `${update} --configuration-values '{"env":{"WARM_ENI_TARGET":"1"}}' --query update.id --output text`,
    );
    const describe = (of: string) =>
      `aws eks describe-update --name myeks --addon-name vpc-cni --update-id ${of.trim()} --query`;
    await shell.until(`${describe(id)} update.status --output text`, (out) => out.trim() === 'Failed');
    expect(await shell.run(`${describe(id)} 'update.errors[].errorMessage' --output text`)).toContain(
      'DaemonSet.apps aws-node - .spec.template.spec.containers[name="aws-node"].env[name="ENABLE_PREFIX_DELEGATION"].value',
    );
  });

  test('the setting made part of the add-on, as the last chapter has it', async () => {
    await shell.run(`aws eks update-addon --cluster-name myeks --addon-name vpc-cni --resolve-conflicts OVERWRITE \\
      --configuration-values '{"env":{"ENABLE_PREFIX_DELEGATION":"true","WARM_PREFIX_TARGET":"1"}}'`);
    await shell.run('aws eks wait addon-active --cluster-name myeks --addon-name vpc-cni');
    expect(await shell.run('kubectl set env daemonset aws-node -n kube-system --list')).toContain(
      'ENABLE_PREFIX_DELEGATION=true',
    );
    const managers = 'kubectl get daemonset aws-node -n kube-system -o jsonpath={.metadata.managedFields[*].manager}';
    expect((await shell.run(managers)).split(' ')).toContain('eks');
    const ids = await shell.run('aws eks list-updates --name myeks --addon-name vpc-cni --query "length(updateIds)"');
    expect(ids.trim()).toBe('2');
  });

  test('ENIConfigs are served', async () => {
    const manifest = `apiVersion: crd.k8s.amazonaws.com/v1alpha1
kind: ENIConfig
metadata:
  name: ap-northeast-2a
spec:
  subnet: subnet-0123456789abcdef0`;
    const apply = `kubectl apply -f - <<'EOF'\n${manifest}\nEOF`;
    expect(await shell.run(apply)).toBe('eniconfig.crd.k8s.amazonaws.com/ap-northeast-2a created\n');
    expect(await shell.run(apply)).toBe('eniconfig.crd.k8s.amazonaws.com/ap-northeast-2a unchanged\n');
    const subnet = 'kubectl get eniconfig ap-northeast-2a -o jsonpath={.spec.subnet}';
    expect(await shell.run(subnet)).toBe('subnet-0123456789abcdef0');
  });
});
