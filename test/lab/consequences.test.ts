import { describe, expect, it } from 'vitest';
import { costsMoney, isDestructive } from '../../src/lab/consequences.ts';

describe('isDestructive', () => {
  it.each([
    'kubectl delete deploy nginx-deployment',
    'kubectl -n kube-system delete svc kube-ops-view',
    'kubectl scale deployment x --replicas=0',
    'kubectl drain ip-192-168-1-251.ap-northeast-2.compute.internal --ignore-daemonsets',
    'aws cloudformation delete-stack --stack-name myeks',
    'aws ec2 terminate-instances --instance-ids i-0123456789abcdef0',
    'eksctl delete cluster --name myeks',
    'helm uninstall kube-ops-view -n kube-system',
  ])('%s', (command) => expect(isDestructive(command)).toBe(true));

  it.each(['kubectl get pods', 'kubectl scale deployment x --replicas=50', 'aws ec2 describe-instances'])(
    'not %s',
    (command) => expect(isDestructive(command)).toBe(false),
  );
});

describe('costsMoney', () => {
  it.each([
    'aws cloudformation deploy --template-file t.yaml --stack-name myeks',
    'aws eks create-nodegroup --cluster-name myeks --nodegroup-name ng2',
    'eksctl create cluster -f myeks.yaml',
    `kubectl patch svc -n kube-system kube-ops-view -p '{"spec":{"type":"LoadBalancer"}}'`,
    'kubectl expose deployment web --type=LoadBalancer --port 80',
  ])('%s', (command) => expect(costsMoney(command)).toBe(true));

  it.each(['kubectl create deployment web --image=nginx', 'aws ec2 describe-instances', 'eksctl get nodegroup'])(
    'not %s',
    (command) => expect(costsMoney(command)).toBe(false),
  );
});
