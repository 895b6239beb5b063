import type { Translate } from '../../webview/strings.ts';

/** Texts about the choice of a template. */
export function templateStrings(t: Translate) {
  return {
    heading: t('Template'),
    ours: t('The lab’s own'),
    oursText: t('One stack: VPC, cluster, nodes and bastion. Without access keys, and nobody but you gets in by SSH.'),
    file: t('A file'),
    url: t('An address'),
    chooseFile: t('Choose a file…'),
    address: t('Address of the template'),
    addressText: t('An https address that CloudFormation can read, such as one in a bucket.'),
    addressProblem: t('An address starts with https://.'),
    read: t('Read the template'),
    reading: t('Reading the template'),
    isShown: t('Shown: {0}'),
    count: { one: t('It makes {0} resource.'), other: t('It makes {0} resources.') },
    warnings: t('Before you use this template'),
    keys: t(
      'It asks for an access key ({0}). A key is valid until somebody deletes it and ends up on a machine’s disk.',
    ),
    keysSafer: t('The lab’s own template gives the bastion a role instead, which needs no key.'),
    useOurs: t('Use the lab’s own template'),
    openBy: t('{0} lets in the whole internet ({1}), as {2} says.'),
    open: t('{0} lets in the whole internet ({1}).'),
    openSafer: t('Let in your own address only.'),
    useOwnAddress: t('Set it to {0}'),
    clusterLater: t(
      'Its cluster is made by {0} with eksctl, in stacks of its own: the stack is complete minutes before the cluster is there, and deleting it alone leaves the cluster.',
    ),
    clusterLaterSafer: t('“Tear down lab” takes all of them away.'),
    administrator: t('{0} gets administrator rights to the account.'),
    administratorSafer: t('The lab’s own template gives only the rights that its commands need.'),
  };
}
