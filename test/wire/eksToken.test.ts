import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PracticeShell, toolsMissing } from './practiceShell.ts';

const trust = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"sts:AssumeRole"}]}`;
const role = 'arn:aws:iam::111122223333:role/guest';
const session = 'arn:aws:sts::111122223333:assumed-role/guest/jane';
/** Makes a token as the role, good for fifteen minutes, and keeps it in a file. */
const guestToken = `read -r AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN <<<"$(aws sts assume-role --role-arn ${role} --role-session-name jane --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]' --output text)"
export AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN
aws eks get-token --cluster-name myeks --query status.token --output text > $HOME/token`;
const asGuest = (line: string): string => `kubectl ${line} --token=$(cat $HOME/token)`;
const refused =
  /error: You must be logged in to the server \((Unauthorized|the server has asked for the client to provide credentials)\)\n$/;

describe.skipIf(toolsMissing !== undefined)('kubectl with the tokens of aws eks get-token', () => {
  let shell: PracticeShell;
  beforeAll(async () => {
    shell = await PracticeShell.start('--deployed');
  });
  afterAll(() => shell.dispose());

  test('the kubeconfig that aws writes leads to the cluster, as the user who made it', async () => {
    expect(await shell.run('aws eks update-kubeconfig --name myeks --kubeconfig $HOME/kube')).toMatch(
      /^Added new context arn:aws:eks:/,
    );
    const user = 'auth whoami -o jsonpath={.status.userInfo.extra.arn[0]}';
    expect(await shell.run(`KUBECONFIG=$HOME/kube kubectl ${user}`)).toBe('arn:aws:iam::111122223333:user/learner');
  });

  test('a token signed with another secret, or for another cluster, is refused', async () => {
    const token = '$(aws eks get-token --cluster-name other --query status.token --output text)';
    expect(await shell.run(`kubectl get nodes --token=${token}`)).toMatch(refused);
    const own = token.replace('other', 'myeks');
    expect(
      await shell.run(`kubectl get nodes --token=${own.replace('$(', '$(AWS_SECRET_ACCESS_KEY=another ')}`),
    ).toMatch(refused);
    expect(await shell.run(`kubectl get nodes --token=${own} -o name`)).toMatch(/^(node\/ip-\S+\n){3}$/);
  });

  test('a role without an access entry is refused; with one it may what its policy allows, and no more', async () => {
    await shell.run(`aws iam create-role --role-name guest --assume-role-policy-document '${trust}'`);
    await shell.run(guestToken);
    expect(await shell.run(asGuest('get pods'))).toMatch(refused);
    await shell.run(
      `aws eks create-access-entry --cluster-name myeks --principal-arn ${role} --kubernetes-groups team`,
    );
    await expect
      .poll(() => shell.run(asGuest('get pods')))
      .toBe(
        `Error from server (Forbidden): pods is forbidden: User "${session}" cannot list resource "pods" in API group "" in the namespace "default"\n`,
      );
    const policy = 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy';
    await shell.run(
      `aws eks associate-access-policy --cluster-name myeks --principal-arn ${role} --policy-arn ${policy} --access-scope type=namespace,namespaces=default`,
    );
    // What a user may do is asked anew every few seconds.
    await expect.poll(() => shell.run(asGuest('get pods'))).toBe('No resources found in default namespace.\n');
    expect(await shell.run(asGuest('get pods -n kube-system'))).toMatch(/^Error from server \(Forbidden\)/);
    expect(await shell.run(asGuest('auth can-i delete pods'))).toBe('no\n');
  });

  test('the groups of its entry get what is bound to them in the cluster', async () => {
    expect(await shell.run(asGuest('get nodes -o name'))).toMatch(
      /^Error from server \(Forbidden\): nodes is forbidden/,
    );
    await shell.run(
      'kubectl create clusterrole nodes --verb=list --resource=nodes && kubectl create clusterrolebinding nodes --clusterrole=nodes --group=team',
    );
    await expect.poll(() => shell.run(asGuest('get nodes -o name'))).toMatch(/^(node\/ip-\S+\n){3}$/);
    await expect
      .poll(() => shell.run(asGuest('auth whoami -o jsonpath={.status.userInfo.groups}')))
      .toBe('["team","system:authenticated"]');
    await shell.run(`aws eks delete-access-entry --cluster-name myeks --principal-arn ${role}`);
    await expect.poll(() => shell.run(asGuest('get nodes'))).toMatch(refused);
  });
});
