/**
 * What the host of the lab runs at its first start, as far as it shows later: its name and time, tools, and the settings
 * from which it has eksctl make the cluster. `Fn::Sub` fills in names of the stack.
 */
export const hostScript = `#!/bin/bash
hostnamectl --static set-hostname "\${ClusterBaseName}-bastion-EC2"
ln -sf /usr/share/zoneinfo/Asia/Seoul /etc/localtime
yum -y install tree jq git htop lynx
cat > /root/myeks.yaml <<EOT
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata:
  name: \${ClusterBaseName}
  region: \${AWS::Region}
  version: "\${KubernetesVersion}"
iam:
  withOIDC: true
managedNodeGroups:
- name: ng1
  desiredCapacity: \${WorkerNodeCount}
  instanceType: \${WorkerNodeInstanceType}
  volumeSize: \${WorkerNodeVolumesize}
vpc:
  subnets:
    public:
      \${AWS::Region}a:
        id: \${PublicSubnet1}
      \${AWS::Region}b:
        id: \${PublicSubnet2}
      \${AWS::Region}c:
        id: \${PublicSubnet3}
addons:
- name: vpc-cni # no version is specified so it deploys the default version
  version: v1.12.6-eksbuild.1
  attachPolicyARNs:
    - arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy
- name: kube-proxy
  version: latest # auto discovers the latest available
- name: coredns
  version: latest # v1.9.3-eksbuild.2
EOT
`;
