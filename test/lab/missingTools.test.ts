import { describe, expect, it } from 'vitest';
import { missingTools, toolsNeeded } from '../../src/lab/missingTools.ts';

describe('toolsNeeded', () => {
  it.each([
    ['kubectl get pods | grep Pending', ['kubectl', 'grep']],
    ['N1=$(kubectl get node -o "jsonpath={.items[0]}")\necho "$N1"', ['kubectl']],
    ['while true; do kubectl get nodes; date; sleep 2; done', ['kubectl', 'date', 'sleep']],
    ["cat <<'EOF' | kubectl create -f -\nhelm: not a tool\nEOF", ['cat', 'kubectl']],
    ['aws ec2 x --cidr "$(curl -s https://checkip.amazonaws.com)/32" && jq .', ['aws', 'curl', 'jq']],
    ["watch -d 'kubectl get pods | wc'", ['watch']],
    ['sudo tcpdump -i any icmp', ['tcpdump']],
    ['ssh ec2-user@$N1 "sudo tcpdump -i any"', ['ssh']],
    ['helm install a b \\\n  --set c=d', ['helm']],
    ['! grep x y; FOO=1 eksctl get addon', ['grep', 'eksctl']],
    ['kubectl get node > nodes.txt 2>/dev/null', ['kubectl']],
    [
      'if command -v helm >/dev/null && helm list 2>&1 | grep x; then eksctl version &>/dev/null; fi',
      ['helm', 'grep', 'eksctl'],
    ],
    ['echo "$N1, $N2" $(( 3 * (6 - 1) + 2 ))', []],
  ])('%j', (command, tools) => {
    expect(toolsNeeded(command)).toEqual(tools);
  });

  it('asks the caller what there is', () => {
    expect(missingTools('kubectl get pods | jq .', (tool) => tool === 'kubectl')).toEqual(['jq']);
  });
});
