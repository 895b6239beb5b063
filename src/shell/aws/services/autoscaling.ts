import model from '../models/autoscaling.json' with { type: 'json' };
import { modelledService } from './modelledService.ts';

export const service = modelledService('autoscaling', model);
