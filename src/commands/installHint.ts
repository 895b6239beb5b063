import { l10n } from 'vscode';

/** Where to get a program, for those the lab uses that a machine may not have. */
export function installHint(tool: string): string | undefined {
  const pages: Readonly<Record<string, string>> = {
    aws: 'https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html',
    kubectl: 'https://kubernetes.io/docs/tasks/tools/',
    eksctl: 'https://docs.aws.amazon.com/eks/latest/eksctl/installation.html',
    helm: 'https://helm.sh/docs/intro/install/',
    jq: 'https://jqlang.org/download/',
  };
  const page = pages[tool];
  return page === undefined ? undefined : l10n.t('Install {0}: {1}', tool, page);
}
