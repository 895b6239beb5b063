import { describe } from 'vitest';
import { testLabShell } from './labShell.ts';

describe('every block in Korean', () => testLabShell('ko'));
