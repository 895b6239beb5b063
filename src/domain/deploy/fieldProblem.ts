/** Why the value of a field cannot be used. The template's own words, where it has some, are in `sentence`. */
export type FieldProblem =
  | { readonly kind: 'missing' }
  | { readonly kind: 'not-a-number' }
  | { readonly kind: 'too-small'; readonly least: number; readonly sentence: string | undefined }
  | { readonly kind: 'too-large'; readonly most: number; readonly sentence: string | undefined }
  | { readonly kind: 'too-short'; readonly least: number; readonly sentence: string | undefined }
  | { readonly kind: 'too-long'; readonly most: number; readonly sentence: string | undefined }
  | { readonly kind: 'not-allowed'; readonly allowed: readonly string[]; readonly sentence: string | undefined }
  | { readonly kind: 'pattern'; readonly pattern: string; readonly sentence: string | undefined }
  /** No IPv4 block such as 192.168.1.0/24. */
  | { readonly kind: 'not-a-cidr' }
  /** A block whose address has bits beyond its prefix; `instead` is the block meant. */
  | { readonly kind: 'not-a-network'; readonly instead: string }
  /** A VPC or subnet block that is larger than /16 or smaller than /28. */
  | { readonly kind: 'block-size'; readonly value: string }
  /** A subnet's block that is not within the VPC's, which is the value of the field `other`. */
  | { readonly kind: 'outside-vpc'; readonly value: string; readonly vpc: string; readonly other: string }
  /** Shares addresses with the block in the field `other`. */
  | { readonly kind: 'overlaps'; readonly value: string; readonly other: string }
  /** No stack name: a letter, then letters, digits and hyphens, up to `longest`. */
  | { readonly kind: 'not-a-name'; readonly longest: number }
  /** There is no such key pair in this region. */
  | { readonly kind: 'unknown-key-pair'; readonly value: string }
  | { readonly kind: 'unknown-zone'; readonly value: string }
  /** EKS makes no clusters in this zone. */
  | { readonly kind: 'refused-zone'; readonly value: string; readonly zoneId: string }
  /** Another field names the same zone. */
  | { readonly kind: 'same-zone'; readonly value: string; readonly other: string }
  /** A type that EC2 does not offer in this region. */
  | { readonly kind: 'unknown-type'; readonly value: string }
  /** A type that EC2 does not offer in these of the chosen zones. */
  | { readonly kind: 'type-not-in-zone'; readonly value: string; readonly zones: readonly string[] }
  /** A version that EKS does not create clusters of. */
  | { readonly kind: 'unsupported-version'; readonly value: string };

export type FieldProblemKind = FieldProblem['kind'];
