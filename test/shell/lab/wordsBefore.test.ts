import { expect, test } from 'vitest';
import { wordsBefore } from '../../../src/shell/lab/completion/wordsBefore.ts';

test.each([
  ['kubectl get po', 'kubectl', ['get'], 'po'],
  ['kubectl get pods ', 'kubectl', ['get', 'pods'], ''],
  ['kubectl', undefined, [], 'kubectl'],
  ['N=$(kubectl get no', 'kubectl', ['get'], 'no'],
  ['cat x | grep y && kubectl -n "kube-system" logs ', 'kubectl', ['-n', 'kube-system', 'logs'], ''],
  ['A=1 B="x y" aws ec2 describe-', 'aws', ['ec2'], 'describe-'],
  ['for n in 1 2; do ssh ec2', 'ssh', [], 'ec2'],
  ["echo 'a | kubectl get'; helm st", 'helm', [], 'st'],
  ['', undefined, [], ''],
])('%s', (line, command, words, word) => expect(wordsBefore(line)).toEqual({ command, words, word }));
