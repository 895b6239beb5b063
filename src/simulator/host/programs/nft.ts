import type { Program } from '../../../terminal/program.ts';
import { nftListing } from '../network/netfilter/nftListing.ts';
import type { HostMachine } from '../shell/hostMachine.ts';

/** `nft list ruleset|tables|table ip aws-cni`: the VPC CNI's own table; iptables' are for `iptables`. */
export function nft(machine: HostMachine): Program {
  return {
    name: 'nft',
    path: '/usr/sbin/nft',
    async run({ args, account, stdout, stderr }) {
      if (account.uid !== 0) {
        await stderr.write('Operation not permitted (you must be root)\n');
        return 1;
      }
      const own = machine.place.site().namespace.netfilter('aws-cni');
      const words = args.filter((arg) => !arg.startsWith('-')).join(' ');
      if (words === 'list tables') await stdout.write(own.chains.length === 0 ? '' : 'table ip aws-cni\n');
      else if (words === 'list ruleset' || words === 'list table ip aws-cni') {
        if (own.chains.length === 0 && words.endsWith('aws-cni')) {
          await stderr.write('Error: No such file or directory\nlist table ip aws-cni\n              ^^^^^^^\n');
          return 1;
        }
        await stdout.write(nftListing(own));
      } else {
        await stderr.write('nft: only "list ruleset", "list tables" and "list table ip aws-cni" are available here\n');
        return 1;
      }
      return 0;
    },
  };
}
