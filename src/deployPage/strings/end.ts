import type { Translate } from '../../webview/strings.ts';

/** Texts of the end of a deploy. */
export function endStrings(t: Translate) {
  return {
    stands: t('The lab stands'),
    standsText: t('{0} is there, with nodes, network and DNS ready. It took {1}.'),
    outputs: t('Outputs of the stack'),
    output: t('Name'),
    value: t('Value'),
    kubeconfig: t('Kubeconfig'),
    kubeconfigText: t('The lab’s terminals use it by themselves. Your own ~/.kube/config is left alone.'),
    failed: t('The deploy failed'),
    left: t('Something of the stack is still there and may cost money.'),
    nothingLeft: t('What was made is taken back and costs nothing.'),
    removed: t('Stopped, and what was made is gone'),
    kept: t('Left to CloudFormation'),
    partly: t('Stopped, and something is left'),
    story: t('What happened'),
  };
}
