import { describe } from 'vitest';
import { testRealTools } from './realTools.ts';

describe('every block in English', () => testRealTools('en'));
