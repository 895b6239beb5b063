import type { Account } from '../../../terminal/program.ts';

export const root: Account = { name: 'root', uid: 0, home: '/root' };

/** The user whom Amazon's images let in. */
export const ec2User: Account = { name: 'ec2-user', uid: 1000, home: '/home/ec2-user' };
