import model from '../models/service-quotas.json' with { type: 'json' };
import { modelledService } from './modelledService.ts';

export const service = modelledService('service-quotas', model);
