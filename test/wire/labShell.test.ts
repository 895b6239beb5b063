import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LabShellDriver } from './labShellDriver.ts';
import { PracticeProgram } from './practiceProgram.ts';

let practice: PracticeProgram;
let lab: LabShellDriver;
beforeAll(async () => {
  practice = await PracticeProgram.start('--deployed', '--speed', 'instant');
  lab = new LabShellDriver(practice);
});
afterAll(async () => {
  lab.shell.dispose();
  await practice.stop();
});

describe('its bash, on the files of the machine', () => {
  test('a heredoc makes a file that is really there', async () => {
    await lab.output('cat <<EOF > pod.yaml\nkind: Pod\nmetadata: {name: "$((1 + 1))"}\nEOF');
    expect(readFileSync(path.join(practice.folder, 'pod.yaml'), 'utf8')).toBe('kind: Pod\nmetadata: {name: "2"}\n');
  });

  test('a heredoc within a block, which is typed line by line', async () => {
    const block = '{\ncat <<EOF > pods.txt\nweb 1\ndb 2\nEOF\nsort pods.txt\n}';
    expect(await lab.output(block)).toBe('db 2\nweb 1\n');
  });

  test('home, loops, pipes into the usual filters', async () => {
    writeFileSync(path.join(practice.folder, 'words'), 'b\na\nb\nc\n');
    expect(await lab.output('cat ~/words | sort | uniq -c | sort -rn | head -1 | tr -s " "')).toBe(' 2 b\n');
    expect(await lab.output('for i in 1 2 3; do echo "n$i"; done | grep -v 2 | wc -l | tr -d " "')).toBe('2\n');
    expect(await lab.output(`echo '{"items":[{"n":1},{"n":2}]}' | jq -r '.items[].n' | sed 's/^/x/'`)).toBe('x1\nx2\n');
    expect(
      await lab.output("awk '{s += $1} END {print s}' <<< $'1\\n2'; ls words; rm words; ls words || echo gone"),
    ).toContain('gone');
  });

  test('a block of many lines is one command, its variables last and are told', async () => {
    const { exitCode, output } = await lab.run('{\nN1=10.0.0.1\nN2=$(echo 10.0.0.2)\necho "$N1 $N2"\nfalse\n}');
    expect({ exitCode, output }).toEqual({ exitCode: 1, output: '10.0.0.1 10.0.0.2\n' });
    expect(lab.prompts.at(-1)).toMatchObject({ status: 1 });
    expect(Object.fromEntries(lab.prompts.at(-1)?.variables ?? [])).toEqual({ N1: '10.0.0.1', N2: '10.0.0.2' });
  });

  test('source, a script of one’s own, and a program that is none', async () => {
    writeFileSync(path.join(practice.folder, 'set.sh'), 'COLOUR=blue\n');
    writeFileSync(path.join(practice.folder, 'go.sh'), '#!/usr/bin/env bash\necho "$1 $COLOUR."\n', { mode: 0o755 });
    writeFileSync(path.join(practice.folder, 'binary'), '\u007FELF\0\0', { mode: 0o755 });
    expect(await lab.output('. ./set.sh; export COLOUR; ./go.sh very')).toBe('very blue.\n');
    expect(await lab.run('./binary')).toEqual({
      exitCode: 126,
      output: expect.stringContaining('cannot execute binary file') as string,
    });
  });

  test('ls -l tells whose a file is', async () => {
    const { username, uid, gid } = os.userInfo();
    writeFileSync(path.join(practice.folder, 'mine'), 'x');
    expect(await lab.output('ls -l mine')).toMatch(new RegExp(`^-rw\\S+ 1 ${username} \\S+ +1 .* mine\n$`));
    expect(await lab.output('ls -n mine')).toContain(` ${uid} ${gid} `);
    expect(await lab.output('ls -lo mine')).toMatch(new RegExp(`^-rw\\S+ 1 ${username} +1 `));
  });

  test('what is pasted waits for Enter, however many lines it has', async () => {
    lab.text = '';
    lab.shell.input('\u001B[200~echo first\necho second\n\u001B[201~');
    await lab.until('echo second');
    expect(stripVTControlCharacters(lab.text)).not.toMatch(/^(?:first|second)/m);
    lab.shell.input('\r');
    await lab.until(/second\r?\n[^]*\$ $|second\r?\n[^]*# $/);
    expect(stripVTControlCharacters(lab.text)).toMatch(/^first\r?\nsecond\r?$/m);
    expect(lab.history.at(-1)).toBe('echo first\necho second');
  });

  test('what the machine has but the shell has not is a command that is not there', async () => {
    const { exitCode, output } = await lab.run('git status');
    expect(exitCode).toBe(127);
    expect(output).toContain('git: command not found\nno git here\n');
    expect(lab.missing).toEqual(['git']);
  });

  test('Ctrl-C ends a loop and a sleep with 130, and the shell goes on', async () => {
    const running = lab.run('while true; do sleep 60; done');
    await new Promise((resolve) => setTimeout(resolve, 100));
    lab.shell.input('\u0003');
    expect((await running).exitCode).toBe(130);
    expect(await lab.output('echo "status $?"')).toBe('status 130\n');
  });
});

describe('its tools, against the practice world', () => {
  test('eksctl and helm print as in a terminal, into pipes too', async () => {
    expect(await lab.output('eksctl get cluster')).toContain('myeks\tap-northeast-2\tFalse\n');
    expect(await lab.output('eksctl get cluster -o json | jq -r ".[0].Name"')).toContain('myeks\n');
    writeFileSync(path.join(practice.folder, 'values.yaml'), 'env:\n  TZ: Asia/Seoul\n');
    await lab.output('helm repo add geek-cookbook https://geek-cookbook.github.io/charts/');
    const installed = await lab.output(
      'helm install kube-ops-view geek-cookbook/kube-ops-view --version 1.2.2 -f values.yaml --namespace kube-system',
    );
    expect(installed).toContain('STATUS: deployed');
    expect(await lab.output('helm get values kube-ops-view -n kube-system | grep TZ')).toContain('TZ: Asia/Seoul');
  });

  test('kubectl and aws fill variables, apply what a heredoc says, and are looped over', async () => {
    const block = [
      '{',
      "N1=$(kubectl get nodes -o jsonpath='{.items[0].status.addresses[0].address}')",
      "N2=$(aws ec2 describe-instances --query 'Reservations[].Instances[].PrivateIpAddress' --output text | tr '\\t' '\\n' | grep -c .)",
      'cat <<EOF | kubectl apply -f -',
      'apiVersion: v1',
      'kind: ConfigMap',
      'metadata: {name: from-a-heredoc}',
      'data: {cluster: $CLUSTER_NAME}',
      'EOF',
      'for kind in nodes namespaces; do kubectl get $kind -o name | wc -l; done',
      '}',
    ].join('\n');
    expect((await lab.output(block)).replaceAll(/ +/g, '')).toBe('configmap/from-a-heredoccreated\n3\n4\n');
    expect(Object.fromEntries(lab.prompts.at(-1)?.variables ?? [])).toEqual({
      N1: expect.stringMatching(/^192\.168\.\d+\.\d+$/) as string,
      N2: '4',
    });
    const data = "kubectl get configmap from-a-heredoc -o json | jq -r '.data.cluster'";
    expect(await lab.output(data)).toBe('myeks\n');
  });

  test('a kubeconfig written here works without any program of the machine', async () => {
    const bare = new LabShellDriver(practice);
    await bare.output('export PATH=/nowhere KUBECONFIG=$HOME/written.yaml');
    expect(await bare.output('aws eks update-kubeconfig --name myeks')).toContain('Added new context');
    const written = readFileSync(path.join(practice.folder, 'written.yaml'), 'utf8');
    expect(written).toMatch(/args:\n\s+- --region\n[^]*- get-token\n[^]*command: aws\n/);
    expect(await bare.output('kubectl get nodes -o name | wc -l')).toContain('3');
    expect(await bare.output('kubectl auth whoami -o jsonpath={.status.userInfo.username}')).toMatch(/^arn:aws:/);
    bare.shell.dispose();
  });

  test('curl sees the internet of the practice world', async () => {
    expect(await lab.output('curl -s ifconfig.me')).toMatch(/^\d+\.\d+\.\d+\.\d+\s*$/);
    expect((await lab.run('curl -sS http://127.0.0.1:1/')).exitCode).toBe(7);
  });

  test('ssh runs a command on a node, gives its status, and jumps', async () => {
    const node = '192.168.1.100';
    expect(await lab.output(`ssh ec2-user@${node} hostname`)).toBe('myeks-bastion-EC2\n');
    expect((await lab.run(`ssh ec2-user@${node} 'exit 7'`)).exitCode).toBe(7);
    const jumped = await lab.output(`ssh -J ec2-user@${node} ec2-user@${node} 'echo there | tr a-z A-Z'`);
    expect(jumped).toBe('THERE\n');
    expect(await lab.output(`echo over | ssh ec2-user@${node} cat`)).toBe('over\n');
  });

  test('ssh gives a shell whose keys are its own, Ctrl-C among them', async () => {
    const { shell } = lab;
    const session = lab.run('ssh ec2-user@192.168.1.100');
    await lab.until(/ec2-user@\S+ ~\]\$/);
    shell.resize(100, 40);
    shell.input('sleep 60\r');
    await new Promise((resolve) => setTimeout(resolve, 200));
    shell.input('\u0003');
    shell.input('echo "still $((40 + 2))"; exit 3\r');
    await lab.until('still 42');
    expect((await session).exitCode).toBe(3);
    expect(await lab.output('echo home')).toBe('home\n');
  });

  test('a key goes from SSM to the agent of the shell, and ssh uses it in every terminal', async () => {
    expect(await lab.run('ssh-add -l')).toEqual({ exitCode: 1, output: 'The agent has no identities.\n' });
    const block = [
      '{',
      'KEYID=$(aws ec2 describe-key-pairs --key-names "$CLUSTER_NAME-nodes" --query \'KeyPairs[0].KeyPairId\' --output text)',
      'aws ssm get-parameter --name "/ec2/keypair/$KEYID" --with-decryption --query Parameter.Value --output text | ssh-add -',
      '}',
    ].join('\n');
    expect(await lab.output(block)).toMatch(/^Identity added: \(stdin\) \(.+\)\n$/);
    const other = new LabShellDriver(practice);
    const node = await other.output("kubectl get nodes -o jsonpath='{.items[0].status.addresses[0].address}'");
    await lab.output(
      'aws ec2 authorize-security-group-ingress --protocol=-1 --cidr 192.168.1.100/32 --group-id $(aws ec2 describe-security-groups --filters "Name=group-name,Values=*$CLUSTER_NAME-*ng1*" --query "SecurityGroups[*].[GroupId]" --output text)',
    );
    // Without the key of the practice settings, which opens the bastion: only the agent's lets it in.
    const toNode =
      '-J ec2-user@192.168.1.100 -o IdentityFile=/dev/null -o IdentitiesOnly=no -o IdentityAgent=SSH_AUTH_SOCK';
    expect(await other.output('ssh-add -l')).toMatch(/^\d+ SHA256:\S+ .* \((?:ED25519|RSA)\)\n$/);
    expect(await other.output('eval "$(ssh-agent)"')).toMatch(/^Agent pid \d+\n$/);
    expect(await other.output(`ssh ${toNode} ec2-user@${node} hostname`)).toMatch(/^ip-192-168-/);
    expect(await other.output('ssh-add -D')).toBe('All identities removed.\n');
    expect((await lab.run(`ssh ${toNode} ec2-user@${node} hostname`)).exitCode).toBe(255);
    other.shell.dispose();
  });

  test('Ctrl-C ends a tool that waits', async () => {
    // `cat` waits for the keyboard; what sleeps does not wait long where time goes by at once.
    for (const patience of [0, 30, 500]) {
      const running = lab.run('ssh ec2-user@192.168.1.100 cat');
      await new Promise((resolve) => setTimeout(resolve, patience));
      lab.shell.input('\u0003');
      expect(await running).toEqual({ exitCode: 130, output: '^C\n' });
    }
  });

  test('Ctrl-C at the prompt says nothing of the command that is run next', async () => {
    // At an empty line, in a line that is typed, and in a search through the history.
    for (const before of ['', 'half a', '\u0012ec', '']) {
      if (before !== '') lab.shell.input(before);
      lab.shell.input('\u0003');
      expect(await lab.run('echo mine')).toEqual({ exitCode: 0, output: 'mine\n' });
    }
  });
});

describe('Tab', () => {
  /**
   * What the line becomes by Tab, until the screen shows that; the line is given up then. What is not known within three
   * seconds, as on a busy machine at first, is not waited for: Tab is pressed again.
   */
  const completes = async (typed: string, shown: string | RegExp) => {
    lab.text = '';
    lab.shell.input(typed);
    for (let presses = 1; ; presses += 1) {
      lab.shell.input('\t');
      const seen = lab.until(shown, 5);
      if (presses === 4) await seen;
      if (
        await seen.then(
          () => true,
          () => false,
        )
      )
        break;
    }
    lab.shell.input('\u0003');
    await lab.until('^C');
  };

  test('verbs, kinds and the names that the cluster has now', async () => {
    await completes('kubectl ge', 'kubectl get ');
    await completes('k get deploym', 'k get deployments ');
    await completes('kubectl -n kube-system get deployments cor', 'deployments coredns ');
    await completes('kubectl get deployments -n kube-system cor', 'kube-system coredns ');
    await completes('kubectl get deployments/kube -n kube-s', '-n kube-system ');
    await completes('kubectl get pods --all-na', '--all-namespaces ');
  });

  test('commands, words of eksctl and helm, files, variables', async () => {
    await completes('aws ec2 describe-key-p', 'aws ec2 describe-key-pairs ');
    await completes('aws eks list-clusters --outp', '--output ');
    await completes('eksc', 'eksctl ');
    await completes('eksctl get clus', 'eksctl get cluster ');
    await completes('helm uninst', 'helm uninstall ');
    writeFileSync(path.join(practice.folder, 'manifest of mine.yaml'), '');
    await completes('kubectl get -f man', String.raw`manifest\ of\ mine.yaml `);
    await completes('echo $CLUSTER_N', '$CLUSTER_NAME ');
    await completes('echo x | gr', 'echo x | grep ');
  });

  test('twice shows the choices', async () => {
    lab.text = '';
    lab.shell.input('kubectl get pods -n kube-\t\t');
    await lab.until(/kube-node-lease\s+kube-public\s+kube-system/);
    lab.shell.input('\u0003');
  });
});

test('what a program reads no further is no reason to go on', async () => {
  const endless = 'while true; do echo more; sleep 0.05; done';
  const { exitCode, output } = await lab.run(
    `ssh ec2-user@192.168.1.100 '${endless}' | head -2; echo "\${PIPESTATUS[0]}"`,
  );
  expect({ exitCode, output }).toEqual({ exitCode: 0, output: 'more\nmore\n141\n' });
});

test('leaving it tells its status, and the history is kept', async () => {
  const mine = new LabShellDriver(practice);
  await mine.output('echo one');
  const left = mine.run('exit 4');
  expect(await mine.shell.ended).toBe(4);
  expect((await left).exitCode).toBeUndefined();
  expect(mine.history).toEqual(['echo one']);
});
