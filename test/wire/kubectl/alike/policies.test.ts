import { testAlike } from './pairTable.ts';

testAlike(
  'create quota and poddisruptionbudget',
  [],
  [
    'create quota q --hard=cpu=1,pods=2 --dry-run=client -o yaml',
    'create quota q --hard=pods=9',
    'create quota q --hard=pods=9',
    'create quota',
    'create pdb p --selector=a=b --min-available=1 --dry-run=client -o yaml',
    'create pdb p --selector=a=b --max-unavailable=50% --dry-run=client -o yaml',
    'create pdb p --selector=a=b --min-available=1',
    'create pdb p --selector=a=b --min-available=1',
    'create pdb q',
    'create pdb q --selector=a=b',
    'create pdb q --selector=a=b --min-available=1 --max-unavailable=1',
  ],
);
