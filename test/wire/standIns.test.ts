import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PracticeProgram } from './practiceProgram.ts';

/** The stand-ins themselves, whatever the machine has of the real ones. */
const tool = (name: string) => `'${process.execPath}' '${path.resolve('dist/tools.js')}' ${name}`;
const [eksctl, helm, ns, ctx] = [tool('eksctl'), tool('helm'), tool('kubectl-ns'), tool('kubectl-ctx')];
const hasBash = spawnSync('bash', ['--version'], { stdio: 'ignore' }).status === 0;
const hasKubectl = spawnSync('kubectl', ['version', '--client'], { stdio: 'ignore' }).status === 0;

let practice: PracticeProgram;
beforeAll(async () => {
  practice = await PracticeProgram.start('--deployed', '--speed', 'instant');
});
afterAll(() => practice.stop());

describe.skipIf(!hasBash)('eksctl', () => {
  test('get addon: the log, then a table', async () => {
    const lines = (await practice.output(`${eksctl} get addon --cluster $CLUSTER_NAME`)).split('\n');
    const stamp = String.raw`^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \[ℹ\]  `;
    expect(lines[0]).toMatch(new RegExp(`${stamp}Kubernetes version "1\\.36" in use by cluster "myeks"$`));
    expect(lines[1]).toMatch(new RegExp(`${stamp}getting all addons$`));
    expect(lines[2]).toMatch(
      new RegExp(
        `${stamp}to see issues for an addon run \`eksctl get addon --name <addon-name> --cluster <cluster-name>\`$`,
      ),
    );
    expect(lines[3]?.split(/\t+/)).toEqual([
      'NAME',
      'VERSION',
      'STATUS',
      'ISSUES',
      'IAMROLE',
      'UPDATE AVAILABLE',
      'CONFIGURATION VALUES',
      'NAMESPACE',
      'POD IDENTITY ASSOCIATION ROLES',
    ]);
    expect(lines.slice(4, -1).map((line) => line.split(/\t+/).slice(0, 4))).toEqual([
      ['coredns', expect.stringMatching(/^v1\.\d+\.\d+-eksbuild\.\d+$/), 'ACTIVE', '0'],
      ['kube-proxy', expect.stringMatching(/^v1\.36\.\d+-eksbuild\.\d+$/), 'ACTIVE', '0'],
      ['vpc-cni', expect.stringMatching(/^v1\.\d+\.\d+-eksbuild\.\d+$/), 'ACTIVE', '0'],
    ]);
  });

  test('other formats are for programs: the log goes to standard error', async () => {
    const { out, err } = await practice.run(`${eksctl} get addon --cluster myeks --name vpc-cni -o json`);
    expect(JSON.parse(out)).toMatchObject([{ Name: 'vpc-cni', Status: 'ACTIVE', Issues: [] }]);
    expect(err).toContain('[ℹ]  Kubernetes version');
  });

  test('get cluster: all of the region, or one', async () => {
    expect(await practice.output(`${eksctl} get cluster`)).toBe(
      'NAME\tREGION\t\tEKSCTL CREATED\nmyeks\tap-northeast-2\tFalse\n',
    );
    expect(await practice.output(`${eksctl} get cluster myeks`)).toMatch(
      /^NAME\tVERSION\tSTATUS\tCREATED\t+VPC\t+SUBNETS\t+SECURITYGROUPS\tPROVIDER\nmyeks\t1\.36\tACTIVE\t\S+Z\tvpc-\S+\tsubnet-\S+,subnet-\S+\t+\S*\t*EKS\n$/,
    );
  });

  test('a node group is made, scaled, shown and taken away', async () => {
    const made = await practice.output(
      `${eksctl} create nodegroup --cluster myeks --name ng2 --node-type t3.small -N 1 -M 3`,
    );
    expect(made).toContain('[✔]  created 1 managed nodegroup(s) in cluster "myeks"');
    const scaled = await practice.output(`${eksctl} scale nodegroup --cluster myeks --name ng2 --nodes 2 --wait`);
    expect(scaled).toContain('[ℹ]  scaling nodegroup "ng2" in cluster myeks');
    const table = await practice.output(`${eksctl} get ng --cluster myeks`);
    expect(table.split('\n').map((line) => line.split(/\t+/))).toEqual([
      ...[
        ['CLUSTER', 'NODEGROUP', 'STATUS', 'CREATED', 'MIN SIZE', 'MAX SIZE', 'DESIRED CAPACITY', 'INSTANCE TYPE'],
      ].map((titles) => [...titles, 'IMAGE ID', 'ASG NAME', 'TYPE']),
      expect.arrayContaining(['myeks', 'ng1', 'ACTIVE', '3', 't3.medium', 'AL2023_x86_64_STANDARD', 'managed']),
      expect.arrayContaining(['myeks', 'ng2', 'ACTIVE', '1', '3', '2', 't3.small', 'managed']),
      [''],
    ]);
    const gone = await practice.output(`${eksctl} delete nodegroup --cluster myeks --name ng2 --wait`);
    expect(gone).toContain('[✔]  deleted 1 nodegroup(s) from cluster "myeks"');
    expect((await practice.run(`${eksctl} get ng --cluster myeks --name ng2`)).err).toBe(
      'Error: nodegroup with name ng2 not found\n',
    );
  });

  test.each([
    ['get addon', 'Error: --cluster must be set\n'],
    ['get addon --clutser x', 'Error: unknown flag: --clutser\n'],
    ['get iamserviceaccount --cluster myeks --name x', 'Error: iamserviceaccount "default/x" not found\n'],
    [
      'scale nodegroup --cluster myeks --name ng1',
      'Error: at least one of minimum, maximum and desired nodes must be set\n',
    ],
    ['create cluster', 'Error: this stand-in for eksctl has no "create cluster"\n'],
  ])('%s: an error', async (command, words) => {
    const { code, err, out } = await practice.run(`${eksctl} ${command}`);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err.slice(0, words.length)).toBe(words);
  });

  test('what EKS refuses is told with its code, as Go’s SDK tells it', async () => {
    expect((await practice.run(`${eksctl} get addon --cluster nope`)).err).toMatch(
      /^Error: unable to describe cluster control plane: operation error EKS: DescribeCluster, https response error StatusCode: 404, RequestID: [0-9a-f-]{36}, ResourceNotFoundException: No cluster found for name: nope\.\n$/,
    );
    expect((await practice.run(`${eksctl} get addon --cluster myeks --name nope`)).err).toMatch(
      /Error: failed to get addon "nope": operation error EKS: DescribeAddon, .*ResourceNotFoundException/,
    );
  });
});

describe.skipIf(!hasBash || !hasKubectl)('helm', () => {
  const chart = 'geek-cookbook/kube-ops-view --version 1.2.2';

  test('repositories', async () => {
    expect((await practice.run(`${helm} repo list`)).err).toBe('Error: no repositories to show\n');
    const add = `${helm} repo add geek-cookbook https://geek-cookbook.github.io/charts/`;
    expect(await practice.output(add)).toBe('"geek-cookbook" has been added to your repositories\n');
    expect(await practice.output(add)).toBe('"geek-cookbook" already exists with the same configuration, skipping\n');
    expect(await practice.output(`${helm} repo list`)).toBe(
      'NAME         \tURL                                    \ngeek-cookbook\thttps://geek-cookbook.github.io/charts/\n',
    );
    expect(await practice.output(`${helm} repo update`)).toContain(
      '...Successfully got an update from the "geek-cookbook" chart repository\n',
    );
    expect((await practice.run(`${helm} repo add bitnami https://charts.bitnami.com/bitnami`)).err).toContain(
      'Error: looks like "https://charts.bitnami.com/bitnami" is not a valid chart repository or cannot be reached',
    );
    expect(await practice.output(`${helm} search repo kube`)).toContain(
      'geek-cookbook/kube-ops-view\t1.2.2        \t20.4.0',
    );
  });

  test('a release comes up and is told of', async () => {
    const installed = await practice.output(`${helm} install ops ${chart} --set env.TZ="Asia/Seoul" -n kube-system`);
    expect(installed).toMatch(
      /^NAME: ops\nLAST DEPLOYED: \w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d \d{4}\nNAMESPACE: kube-system\nSTATUS: deployed\nREVISION: 1\nTEST SUITE: None\nNOTES:\n1\. Get the application URL/,
    );
    await practice.output('kubectl rollout status deploy/ops-kube-ops-view -n kube-system --timeout=30s');
    const timezone = `kubectl get deploy ops-kube-ops-view -n kube-system -o jsonpath={.spec.template.spec.containers[0].env}`;
    expect(JSON.parse(await practice.output(timezone))).toEqual([{ name: 'TZ', value: 'Asia/Seoul' }]);
    expect(await practice.output(`${helm} list -A`)).toMatch(
      /^NAME\tNAMESPACE {2}\tREVISION\tUPDATED +\tSTATUS {2}\tCHART +\tAPP VERSION\nops \tkube-system\t1 {7}\t.*\tdeployed\tkube-ops-view-1\.2\.2\t20\.4\.0 {5}\n$/,
    );
    expect(await practice.output(`${helm} get values ops -n kube-system`)).toBe(
      'USER-SUPPLIED VALUES:\nenv:\n  TZ: Asia/Seoul\n',
    );
    expect((await practice.output(`${helm} status ops -n kube-system`)).startsWith('NAME: ops\n')).toBe(true);
  });

  test('its record is the one that Helm keeps', async () => {
    const secret = JSON.parse(
      await practice.output('kubectl get secret sh.helm.release.v1.ops.v1 -n kube-system -o json'),
    ) as {
      type: string;
      metadata: { labels: Record<string, string> };
    };
    expect(secret.type).toBe('helm.sh/release.v1');
    expect(secret.metadata.labels).toMatchObject({ owner: 'helm', name: 'ops', status: 'deployed', version: '1' });
    const record = await practice.output(
      "kubectl get secret sh.helm.release.v1.ops.v1 -n kube-system -o jsonpath='{.data.release}' | base64 -d | base64 -d | gunzip",
    );
    expect(JSON.parse(record)).toMatchObject({ name: 'ops', version: 1, config: { env: { TZ: 'Asia/Seoul' } } });
  });

  test('a name is used once; what is not there cannot be had', async () => {
    const say = async (command: string) => (await practice.run(`${helm} ${command}`)).err;
    expect(await say(`install ops ${chart} -n kube-system`)).toBe(
      'Error: INSTALLATION FAILED: cannot re-use a name that is still in use\n',
    );
    expect(await say('install x nope/kube-ops-view')).toBe('Error: INSTALLATION FAILED: repo nope not found\n');
    expect(await say('install x geek-cookbook/kube-ops-view --version 9')).toContain(
      'no chart version found for kube-ops-view-9',
    );
    expect(await say('status nope')).toBe('Error: release: not found\n');
    expect(await say('uninstall nope')).toBe('Error: uninstall: Release not loaded: nope: release: not found\n');
    expect(await say('upgrade ops')).toContain('Error: unknown command "upgrade"');
  });

  test('it takes all of it away again', async () => {
    expect(await practice.output(`${helm} uninstall ops -n kube-system`)).toBe('release "ops" uninstalled\n');
    const left = 'kubectl get deploy,svc,sa,secret,clusterrole,clusterrolebinding -A -o name | grep ops';
    await expect.poll(async () => (await practice.run(left)).out).toBe('');
    expect(await practice.output(`${helm} list -A -q`)).toBe('');
  });
});

describe.skipIf(!hasBash || !hasKubectl)('kubectl ns and ctx', () => {
  test('the namespace changes, for kubectl too, and back', async () => {
    expect(await practice.run(`${ns} kube-system`)).toEqual({
      code: 0,
      out: 'Context "myeks" modified.\n',
      err: 'Active namespace is "kube-system".\n',
    });
    expect(await practice.output(`${ns} -c`)).toBe('kube-system\n');
    expect(await practice.output('kubectl get pod -o name')).toContain('pod/aws-node-');
    expect((await practice.run(`${ns} -`)).err).toBe('Active namespace is "default".\n');
    expect((await practice.output(ns)).split('\n')).toEqual(expect.arrayContaining(['default', 'kube-system']));
    expect((await practice.run(`${ns} nope`)).err).toBe('error: no namespace exists with name "nope".\n');
  });

  test('contexts are renamed and changed', async () => {
    expect(await practice.output(ctx)).toBe('myeks\n');
    expect(await practice.output(`${ctx} lab=.`)).toBe('Context "myeks" renamed to "lab".\n');
    expect(await practice.output('kubectl get ns default -o name')).toBe('namespace/default\n');
    expect(await practice.output(`${ctx} myeks=lab && ${ctx} myeks`)).toContain('Switched to context "myeks".\n');
    expect((await practice.run(`${ctx} nope`)).err).toBe('error: no context exists with the name: "nope"\n');
  });
});

describe.skipIf(!hasBash)('ssh without OpenSSH', () => {
  const ssh = `${tool('ssh')} -F env.terminal/ssh/config`;
  const n1 = `$(aws ec2 describe-instances --filters Name=tag:Name,Values=myeks-ng1-Node --query 'Reservations[0].Instances[0].PrivateIpAddress' --output text)`;
  const hasAws = spawnSync('aws', ['--version'], { stdio: 'ignore' }).status === 0;

  test.skipIf(!hasAws)('runs a command on a node and gives its status', async () => {
    await practice.output(
      'aws ec2 authorize-security-group-ingress --protocol -1 --cidr 192.168.1.100/32 --group-id $(aws ec2 describe-security-groups --filters "Name=group-name,Values=*ng1*" --query SecurityGroups[0].GroupId --output text)',
    );
    const { code, out } = await practice.run(`${ssh} ec2-user@${n1} 'hostname; exit 7'`);
    expect({ code, out }).toEqual({
      code: 7,
      out: expect.stringMatching(/^ip-192-168-\d-\d+\.ap-northeast-2\.compute\.internal\n$/),
    });
  });

  test('a node that is not there', async () => {
    const { code, err } = await practice.run(`${ssh} 192.168.1.9 hostname`);
    expect(code).toBe(255);
    expect(err).toContain('ssh: connect to host 192.168.1.9 port 22: No route to host');
  });
});
