/**
 * A refusal in the words AWS uses. Thrown by the world and by operations; each protocol writes it in its own form.
 * `code` and `message` are the service's own (facts: EC2, CloudFormation, EKS error tables); `status` is the HTTP status.
 */
export class AwsFault extends Error {
  readonly code: string;
  readonly status: number;
  /** Extra modelled members of the error, such as EKS's `clusterName`. */
  readonly members: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, status = 400, members: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = 'AwsFault';
    this.code = code;
    this.status = status;
    this.members = members;
  }
}
