import { describe } from 'vitest';
import { testLabShell } from './labShell.ts';

describe('every block in English', () => testLabShell('en'));
