import model from '../models/logs.json' with { type: 'json' };
import { modelledService } from './modelledService.ts';

export const service = modelledService('logs', model);
