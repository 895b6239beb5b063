/**
 * The Go structs of a pod template, as k8s.io/api/core/v1 declares them: fields in their order, each with its type and,
 * where it has not always been there, the Kubernetes minors that have it (`28-` from 1.28, `-24` up to 1.24). A JSON name
 * that is not the Go name with a small first letter stands before the type; `inline` marks an embedded struct. The order
 * and the minors were read from the descriptors inside kubectl 1.27 to 1.33; earlier and later ones from the release
 * notes and API references. What is not listed of the rarer volume types prints as an empty struct.
 */
const declarations = `
PodTemplateSpec: ObjectMeta metadata=ObjectMeta, Spec PodSpec
ObjectMeta: Name string, GenerateName string, Namespace string, SelfLink string, UID uid=types.UID, ResourceVersion string,
  Generation int64, CreationTimestamp Time, DeletionTimestamp *Time, DeletionGracePeriodSeconds *int64,
  Labels map[string]string, Annotations map[string]string, OwnerReferences []OwnerReference, Finalizers []string,
  ZZZ_DeprecatedClusterName clusterName=string -24, ManagedFields []ManagedFieldsEntry
Time: Time time.Time
time.Time: wall uint64, ext int64, loc *time.Location
PodSpec: Volumes []Volume, InitContainers []Container, Containers []Container, EphemeralContainers []EphemeralContainer,
  RestartPolicy RestartPolicy, TerminationGracePeriodSeconds *int64, ActiveDeadlineSeconds *int64,
  DNSPolicy dnsPolicy=DNSPolicy, NodeSelector map[string]string, ServiceAccountName string,
  DeprecatedServiceAccount serviceAccount=string, AutomountServiceAccountToken *bool, NodeName string, HostNetwork bool,
  HostPID bool, HostIPC bool, ShareProcessNamespace *bool, SecurityContext *PodSecurityContext,
  ImagePullSecrets []LocalObjectReference, Hostname string, Subdomain string, Affinity *Affinity, SchedulerName string,
  Tolerations []Toleration, HostAliases []HostAlias, PriorityClassName string, Priority *int32,
  DNSConfig dnsConfig=*PodDNSConfig, ReadinessGates []PodReadinessGate, RuntimeClassName *string,
  EnableServiceLinks *bool, PreemptionPolicy *PreemptionPolicy, Overhead ResourceList,
  TopologySpreadConstraints []TopologySpreadConstraint, SetHostnameAsFQDN *bool, OS os=*PodOS, HostUsers *bool 25-,
  SchedulingGates []PodSchedulingGate 26-, ResourceClaims []PodResourceClaim 26-, Resources *ResourceRequirements 32-,
  HostnameOverride *string 34-, WorkloadRef *WorkloadReference 35-35, SchedulingGroup *PodSchedulingGroup 36-
Container: Name string, Image string, Command []string, Args []string, WorkingDir string, Ports []ContainerPort,
  EnvFrom []EnvFromSource, Env []EnvVar, Resources ResourceRequirements, ResizePolicy []ContainerResizePolicy 27-,
  RestartPolicy *ContainerRestartPolicy 28-, RestartPolicyRules []ContainerRestartRule 34-, VolumeMounts []VolumeMount,
  VolumeDevices []VolumeDevice, LivenessProbe *Probe, ReadinessProbe *Probe, StartupProbe *Probe, Lifecycle *Lifecycle,
  TerminationMessagePath string, TerminationMessagePolicy TerminationMessagePolicy, ImagePullPolicy PullPolicy,
  SecurityContext *SecurityContext, Stdin bool, StdinOnce bool, TTY tty=bool
ContainerPort: Name string, HostPort int32, ContainerPort int32, Protocol Protocol, HostIP string
ContainerResizePolicy: ResourceName ResourceName, RestartPolicy ResourceResizeRestartPolicy
EnvFromSource: Prefix string, ConfigMapRef *ConfigMapEnvSource, SecretRef *SecretEnvSource
ConfigMapEnvSource: LocalObjectReference inline=LocalObjectReference, Optional *bool
SecretEnvSource: LocalObjectReference inline=LocalObjectReference, Optional *bool
LocalObjectReference: Name string
EnvVar: Name string, Value string, ValueFrom *EnvVarSource
EnvVarSource: FieldRef *ObjectFieldSelector, ResourceFieldRef *ResourceFieldSelector,
  ConfigMapKeyRef *ConfigMapKeySelector, SecretKeyRef *SecretKeySelector, FileKeyRef *FileKeySelector 34-
ObjectFieldSelector: APIVersion apiVersion=string, FieldPath string
ResourceFieldSelector: ContainerName string, Resource string, Divisor resource.Quantity
ConfigMapKeySelector: LocalObjectReference inline=LocalObjectReference, Key string, Optional *bool
SecretKeySelector: LocalObjectReference inline=LocalObjectReference, Key string, Optional *bool
FileKeySelector: VolumeName string, Path string, Key string, Optional *bool
ResourceRequirements: Limits ResourceList, Requests ResourceList, Claims []ResourceClaim 26-
ResourceClaim: Name string, Request string 31-
VolumeMount: Name string, ReadOnly bool, RecursiveReadOnly *RecursiveReadOnlyMode 30-, MountPath string, SubPath string,
  MountPropagation *MountPropagationMode, SubPathExpr string
VolumeDevice: Name string, DevicePath string
Probe: ProbeHandler inline=ProbeHandler, InitialDelaySeconds int32, TimeoutSeconds int32, PeriodSeconds int32,
  SuccessThreshold int32, FailureThreshold int32, TerminationGracePeriodSeconds *int64
ProbeHandler: Exec *ExecAction, HTTPGet httpGet=*HTTPGetAction, TCPSocket tcpSocket=*TCPSocketAction,
  GRPC grpc=*GRPCAction
LifecycleHandler: Exec *ExecAction, HTTPGet httpGet=*HTTPGetAction, TCPSocket tcpSocket=*TCPSocketAction,
  Sleep *SleepAction 29-
Lifecycle: PostStart *LifecycleHandler, PreStop *LifecycleHandler, StopSignal *Signal 33-
ExecAction: Command []string
HTTPGetAction: Path string, Port intstr.IntOrString, Host string, Scheme URIScheme, HTTPHeaders httpHeaders=[]HTTPHeader
HTTPHeader: Name string, Value string
TCPSocketAction: Port intstr.IntOrString, Host string
GRPCAction: Port int32, Service *string
SleepAction: Seconds int64
SecurityContext: Capabilities *Capabilities, Privileged *bool, SELinuxOptions seLinuxOptions=*SELinuxOptions,
  WindowsOptions *WindowsSecurityContextOptions, RunAsUser *int64, RunAsGroup *int64, RunAsNonRoot *bool,
  ReadOnlyRootFilesystem *bool, AllowPrivilegeEscalation *bool, ProcMount *ProcMountType,
  SeccompProfile *SeccompProfile, AppArmorProfile *AppArmorProfile 30-
Capabilities: Add []Capability, Drop []Capability
SELinuxOptions: User string, Role string, Type string, Level string
SeccompProfile: Type SeccompProfileType, LocalhostProfile *string
AppArmorProfile: Type AppArmorProfileType, LocalhostProfile *string
PodSecurityContext: SELinuxOptions seLinuxOptions=*SELinuxOptions, WindowsOptions *WindowsSecurityContextOptions,
  RunAsUser *int64, RunAsGroup *int64, RunAsNonRoot *bool, SupplementalGroups []int64,
  SupplementalGroupsPolicy *SupplementalGroupsPolicy 31-, FSGroup fsGroup=*int64, Sysctls []Sysctl,
  FSGroupChangePolicy fsGroupChangePolicy=*PodFSGroupChangePolicy, SeccompProfile *SeccompProfile,
  AppArmorProfile *AppArmorProfile 30-, SELinuxChangePolicy seLinuxChangePolicy=*PodSELinuxChangePolicy 32-
Sysctl: Name string, Value string
Affinity: NodeAffinity *NodeAffinity, PodAffinity *PodAffinity, PodAntiAffinity *PodAntiAffinity
NodeAffinity: RequiredDuringSchedulingIgnoredDuringExecution *NodeSelector,
  PreferredDuringSchedulingIgnoredDuringExecution []PreferredSchedulingTerm
NodeSelector: NodeSelectorTerms []NodeSelectorTerm
NodeSelectorTerm: MatchExpressions []NodeSelectorRequirement, MatchFields []NodeSelectorRequirement
NodeSelectorRequirement: Key string, Operator NodeSelectorOperator, Values []string
PreferredSchedulingTerm: Weight int32, Preference NodeSelectorTerm
PodAffinity: RequiredDuringSchedulingIgnoredDuringExecution []PodAffinityTerm,
  PreferredDuringSchedulingIgnoredDuringExecution []WeightedPodAffinityTerm
PodAntiAffinity: RequiredDuringSchedulingIgnoredDuringExecution []PodAffinityTerm,
  PreferredDuringSchedulingIgnoredDuringExecution []WeightedPodAffinityTerm
PodAffinityTerm: LabelSelector *LabelSelector, Namespaces []string, TopologyKey string,
  NamespaceSelector *LabelSelector, MatchLabelKeys []string 29-, MismatchLabelKeys []string 29-
WeightedPodAffinityTerm: Weight int32, PodAffinityTerm PodAffinityTerm
LabelSelector: MatchLabels map[string]string, MatchExpressions []LabelSelectorRequirement
LabelSelectorRequirement: Key string, Operator LabelSelectorOperator, Values []string
Toleration: Key string, Operator TolerationOperator, Value string, Effect TaintEffect, TolerationSeconds *int64
HostAlias: IP ip=string, Hostnames []string
PodDNSConfig: Nameservers []string, Searches []string, Options []PodDNSConfigOption
PodDNSConfigOption: Name string, Value *string
PodReadinessGate: ConditionType PodConditionType
PodSchedulingGate: Name string
PodOS: Name OSName
TopologySpreadConstraint: MaxSkew int32, TopologyKey string, WhenUnsatisfiable UnsatisfiableConstraintAction,
  LabelSelector *LabelSelector, MinDomains *int32, NodeAffinityPolicy *NodeInclusionPolicy 25-,
  NodeTaintsPolicy *NodeInclusionPolicy 25-, MatchLabelKeys []string 25-
Volume: Name string, VolumeSource inline=VolumeSource
VolumeSource: HostPath *HostPathVolumeSource, EmptyDir *EmptyDirVolumeSource,
  GCEPersistentDisk gcePersistentDisk=*GCEPersistentDiskVolumeSource,
  AWSElasticBlockStore awsElasticBlockStore=*AWSElasticBlockStoreVolumeSource, GitRepo *GitRepoVolumeSource,
  Secret *SecretVolumeSource, NFS nfs=*NFSVolumeSource, ISCSI iscsi=*ISCSIVolumeSource,
  Glusterfs *GlusterfsVolumeSource, PersistentVolumeClaim *PersistentVolumeClaimVolumeSource,
  RBD rbd=*RBDVolumeSource, FlexVolume *FlexVolumeSource, Cinder *CinderVolumeSource,
  CephFS cephfs=*CephFSVolumeSource, Flocker *FlockerVolumeSource, DownwardAPI *DownwardAPIVolumeSource,
  FC fc=*FCVolumeSource, AzureFile *AzureFileVolumeSource, ConfigMap *ConfigMapVolumeSource,
  VsphereVolume *VsphereVirtualDiskVolumeSource, Quobyte *QuobyteVolumeSource, AzureDisk *AzureDiskVolumeSource,
  PhotonPersistentDisk *PhotonPersistentDiskVolumeSource, Projected *ProjectedVolumeSource,
  PortworxVolume *PortworxVolumeSource, ScaleIO *ScaleIOVolumeSource, StorageOS storageos=*StorageOSVolumeSource,
  CSI csi=*CSIVolumeSource, Ephemeral *EphemeralVolumeSource, Image *ImageVolumeSource 31-
HostPathVolumeSource: Path string, Type *HostPathType
EmptyDirVolumeSource: Medium StorageMedium, SizeLimit *resource.Quantity
SecretVolumeSource: SecretName string, Items []KeyToPath, DefaultMode *int32, Optional *bool
ConfigMapVolumeSource: LocalObjectReference inline=LocalObjectReference, Items []KeyToPath, DefaultMode *int32,
  Optional *bool
KeyToPath: Key string, Path string, Mode *int32
NFSVolumeSource: Server string, Path string, ReadOnly bool
PersistentVolumeClaimVolumeSource: ClaimName string, ReadOnly bool
DownwardAPIVolumeSource: Items []DownwardAPIVolumeFile, DefaultMode *int32
DownwardAPIVolumeFile: Path string, FieldRef *ObjectFieldSelector, ResourceFieldRef *ResourceFieldSelector, Mode *int32
ProjectedVolumeSource: Sources []VolumeProjection, DefaultMode *int32
VolumeProjection: Secret *SecretProjection, DownwardAPI *DownwardAPIProjection, ConfigMap *ConfigMapProjection,
  ServiceAccountToken *ServiceAccountTokenProjection, ClusterTrustBundle *ClusterTrustBundleProjection 29-,
  PodCertificate *PodCertificateProjection 34-
SecretProjection: LocalObjectReference inline=LocalObjectReference, Items []KeyToPath, Optional *bool
ConfigMapProjection: LocalObjectReference inline=LocalObjectReference, Items []KeyToPath, Optional *bool
DownwardAPIProjection: Items []DownwardAPIVolumeFile
ServiceAccountTokenProjection: Audience string, ExpirationSeconds *int64, Path string
AWSElasticBlockStoreVolumeSource: VolumeID string, FSType fsType=string, Partition int32, ReadOnly bool
CSIVolumeSource: Driver string, ReadOnly *bool, FSType fsType=*string, VolumeAttributes map[string]string,
  NodePublishSecretRef *LocalObjectReference
ImageVolumeSource: Reference string, PullPolicy PullPolicy
`;

export interface GoField {
  readonly name: string;
  /** The member of the JSON object; undefined for an embedded struct, whose members are its parent's. */
  readonly json: string | undefined;
  /** As Go writes it, without the package where that is v1. */
  readonly type: string;
  readonly from: number;
  readonly to: number;
}

let parsed: ReadonlyMap<string, readonly GoField[]> | undefined;

/** The fields of a struct in all versions; undefined if the type is no struct, or none that is listed. */
export function goStruct(name: string): readonly GoField[] | undefined {
  parsed ??= new Map(
    declarations
      .replaceAll(/,\n\s+/g, ', ')
      .trim()
      .split('\n')
      .map((line) => {
        const colon = line.indexOf(':');
        return [
          line.slice(0, colon),
          line
            .slice(colon + 2)
            .split(', ')
            .map(parseField),
        ];
      }),
  );
  return parsed.get(name);
}

function parseField(text: string): GoField {
  const [name = '', typed = '', minors = '-'] = text.split(' ');
  const equals = typed.indexOf('=');
  const json = equals < 0 ? `${name[0]?.toLowerCase()}${name.slice(1)}` : typed.slice(0, equals);
  const [from = '', to = ''] = minors.split('-');
  return {
    name,
    json: json === 'inline' ? undefined : json,
    type: typed.slice(equals + 1),
    from: Number(from),
    to: to === '' ? Infinity : Number(to),
  };
}
