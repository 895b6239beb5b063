import type { Translate } from '../../webview/strings.ts';

/** Names of the lab's own parameters and what there is to know of them; other templates bring theirs. */
export function fieldsStrings(t: Translate) {
  const groups: Readonly<Record<string, string>> = {
    Access: t('Access'),
    Cluster: t('Cluster'),
    Bastion: t('Bastion'),
    Network: t('Network'),
  };
  const subnet = (name: string) => ({ label: name, text: '' });
  const zone = (name: string) => ({ label: name, text: t('Empty takes the next zone of the region.') });
  const fields: Readonly<Record<string, { readonly label: string; readonly text: string }>> = {
    KeyName: {
      label: t('Key pair for SSH to the bastion'),
      text: t('Without one, Session Manager is the way in.'),
    },
    SgIngressSshCidr: {
      label: t('Who may reach the bastion by SSH'),
      text: t('Your own address as a /32 block. 127.0.0.1/32 lets nobody in.'),
    },
    KubernetesVersion: {
      label: t('Kubernetes version'),
      text: t('In extended support a cluster costs six times as much.'),
    },
    WorkerNodeInstanceType: {
      label: t('Instance type of the nodes'),
      text: t('It decides how many pods fit on a node: the lab fills them on purpose.'),
    },
    WorkerNodeCount: { label: t('Number of nodes'), text: '' },
    WorkerNodeVolumesize: { label: t('Volume of each node, in GiB'), text: '' },
    MyInstanceType: { label: t('Instance type of the bastion'), text: '' },
    LatestAmiId: {
      label: t('Image of the bastion'),
      text: t('The public parameter that names it.'),
    },
    BastionPrivateIp: {
      label: t('Address of the bastion'),
      text: t('Within the first public subnet.'),
    },
    VpcBlock: { label: t('Block of the VPC'), text: t('Between /16 and /28.') },
    PublicSubnet1Block: subnet(t('First public subnet')),
    PublicSubnet2Block: subnet(t('Second public subnet')),
    PublicSubnet3Block: subnet(t('Third public subnet')),
    PrivateSubnet1Block: subnet(t('First private subnet')),
    PrivateSubnet2Block: subnet(t('Second private subnet')),
    PrivateSubnet3Block: subnet(t('Third private subnet')),
    AvailabilityZone1: zone(t('Zone of the first subnets')),
    AvailabilityZone2: zone(t('Zone of the second subnets')),
    AvailabilityZone3: zone(t('Zone of the third subnets')),
  };
  return { groups, fields };
}
