import model from '../models/elbv2.json' with { type: 'json' };
import { modelledService } from './modelledService.ts';

export const service = modelledService('elbv2', model);
