import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PracticeShell, toolsMissing } from './practiceShell.ts';

/** Lines and tables of the lab as it was published in May 2023; ages and generated ids aside. */
describe.skipIf(toolsMissing !== undefined)('the lab of 2023 in a terminal', () => {
  let shell: PracticeShell;

  beforeAll(async () => {
    shell = await PracticeShell.start('--preset', '2023');
  });

  afterAll(() => shell.dispose());

  test('instances', async () => {
    const query =
      "Reservations[*].Instances[*].{PublicIPAdd:PublicIpAddress,PrivateIPAdd:PrivateIpAddress,InstanceName:Tags[?Key=='Name']|[0].Value,Status:State.Name}";
    const table = await shell.run(
      `aws ec2 describe-instances --query "${query}" --filters Name=instance-state-name,Values=running --output table`,
    );
    const cells = table.split('\n').map((row) => row.replaceAll(/\s*\|\s*/g, ' ').trim());
    expect(table.split('\n')[0]).toBe('-'.repeat(68));
    expect(cells.filter((row) => row.startsWith('myeks'))).toEqual([
      'myeks-ng1-Node 192.168.3.163 13.124.28.125 running',
      'myeks-ng1-Node 192.168.2.25 3.37.45.216 running',
      'myeks-ng1-Node 192.168.1.251 3.35.25.161 running',
      'myeks-bastion-EC2 192.168.1.100 52.78.156.220 running',
    ]);
  });

  test('nodes', async () => {
    const rows = (await shell.run('kubectl get nodes -owide')).trim().split('\n').slice(1);
    const wide = 'Amazon Linux 2   5.10.176-157.645.amzn2.x86_64   containerd://1.6.19';
    expect(rows.map((row) => row.replace(/ {3,}/g, '   '))).toEqual([
      `ip-192-168-1-251.ap-northeast-2.compute.internal   Ready   <none>   15h   v1.24.11-eks-a59e1f0   192.168.1.251   3.35.25.161   ${wide}`,
      `ip-192-168-2-25.ap-northeast-2.compute.internal   Ready   <none>   15h   v1.24.11-eks-a59e1f0   192.168.2.25   3.37.45.216   ${wide}`,
      `ip-192-168-3-163.ap-northeast-2.compute.internal   Ready   <none>   15h   v1.24.11-eks-a59e1f0   192.168.3.163   13.124.28.125   ${wide}`,
    ]);
    const variables = await shell.run(`for z in a b c; do
      kubectl get node --label-columns=topology.kubernetes.io/zone --selector=topology.kubernetes.io/zone=ap-northeast-2$z -o jsonpath={.items[0].status.addresses[0].address}; echo; done`);
    expect(variables).toBe('192.168.1.251\n192.168.2.25\n192.168.3.163\n');
  });

  test('what a node can take', async () => {
    const node =
      'Allocatable:\n  attachable-volumes-aws-ebs:  25\n  cpu:                         1930m\n' +
      '  ephemeral-storage:           27905944324\n  hugepages-1Gi:               0\n' +
      '  hugepages-2Mi:               0\n  memory:                      3388360Ki\n  pods:                        17\n';
    expect(await shell.run('kubectl describe node | grep Allocatable: -A7')).toBe([node, node, node].join('--\n'));
  });

  test('pods of the system', async () => {
    const line =
      'kubectl get pod -n kube-system -o=custom-columns=NAME:.metadata.name,IP:.status.podIP,STATUS:.status.phase';
    expect(await shell.run(line)).toBe(
      [
        'NAME                       IP              STATUS',
        'aws-node-bfrv9             192.168.1.251   Running',
        'aws-node-gtk94             192.168.2.25    Running',
        'aws-node-r6spn             192.168.3.163   Running',
        'coredns-6777fcd775-2xfgg   192.168.2.55    Running',
        'coredns-6777fcd775-ftgxw   192.168.3.225   Running',
        'kube-proxy-hqfrl           192.168.1.251   Running',
        'kube-proxy-jg2nz           192.168.2.25    Running',
        'kube-proxy-xmtkn           192.168.3.163   Running',
        '',
      ].join('\n'),
    );
    expect(await shell.run('kubectl get pod -A -o name | wc -l')).toBe('8\n');
    const images =
      'kubectl get pods --all-namespaces -o jsonpath="{.items[*].spec.containers[*].image}" | tr -s "[[:space:]]" "\\n" | sort | uniq -c';
    expect((await shell.run(images)).replaceAll(/^ +/gm, '')).toBe(
      [
        '3 602401143452.dkr.ecr.ap-northeast-2.amazonaws.com/amazon-k8s-cni:v1.12.6-eksbuild.1',
        '2 602401143452.dkr.ecr.ap-northeast-2.amazonaws.com/eks/coredns:v1.9.3-eksbuild.3',
        '3 602401143452.dkr.ecr.ap-northeast-2.amazonaws.com/eks/kube-proxy:v1.24.10-minimal-eksbuild.2',
        '',
      ].join('\n'),
    );
  });

  test('the group of the nodes takes the bastion’s rule once', async () => {
    const find =
      'aws ec2 describe-security-groups --filters Name=group-name,Values=*ng1* --query "SecurityGroups[*].[GroupId]" --output text';
    expect(await shell.run(find)).toMatch(/^sg-[0-9a-f]{17}\n$/);
    const allow = `aws ec2 authorize-security-group-ingress --group-id $(${find}) --protocol '-1' --cidr 192.168.1.100/32`;
    expect(JSON.parse(await shell.run(allow))).toMatchObject({
      Return: true,
      SecurityGroupRules: [{ IsEgress: false, IpProtocol: '-1', CidrIpv4: '192.168.1.100/32' }],
    });
    expect(await shell.run(allow)).toContain('InvalidPermission.Duplicate');
  });

  test('the stack family, and the output of the host’s', async () => {
    const outputs =
      "aws cloudformation describe-stacks --stack-name myeks --query 'Stacks[*].Outputs[0].OutputValue' --output text";
    expect(await shell.run(outputs)).toBe('52.78.156.220\n');
    const names =
      "aws cloudformation describe-stacks --query 'Stacks[].StackName' --output text | tr '\\t' '\\n' | sort";
    expect(await shell.run(names)).toBe(
      'eksctl-myeks-addon-vpc-cni\neksctl-myeks-cluster\neksctl-myeks-nodegroup-ng1\nmyeks\n',
    );
    const role =
      'aws eks describe-addon --cluster-name myeks --addon-name vpc-cni --query addon.serviceAccountRoleArn --output text';
    expect(await shell.run(role)).toMatch(/:role\/eksctl-myeks-addon-vpc-cni-Role1-VZQZBS1G4IX8\n$/);
  });
});
