import model from '../models/elb.json' with { type: 'json' };
import { modelledService } from './modelledService.ts';

export const service = modelledService('elb', model);
