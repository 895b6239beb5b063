import type { Principal } from './operation.ts';

/** What is wrong with an authorization that cannot be understood. */
export const incompleteText =
  "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter.";

/** What EC2 hides from callers in its refusals, and STS tells those who may know. */
export function encodedDenial({ arn, userId }: Principal, action: string): string {
  const denial = {
    allowed: false,
    explicitDeny: false,
    matchedStatements: { items: [] },
    failures: { items: [] },
    context: { principal: { id: userId, arn }, action, resource: '*', conditions: { items: [] } },
  };
  return Buffer.from(JSON.stringify(denial)).toString('base64url');
}

/** What was encoded; undefined if it is nothing that EC2 said. */
export function decodedDenial(text: string): string | undefined {
  const decoded = Buffer.from(text, 'base64url').toString('utf8');
  return decoded.startsWith('{"allowed":') ? decoded : undefined;
}
