import model from '../models/ssm.json' with { type: 'json' };
import { modelledService } from './modelledService.ts';

export const service = modelledService('ssm', model);
