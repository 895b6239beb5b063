import model from '../models/iam.json' with { type: 'json' };
import { modelledService } from './modelledService.ts';

export const service = modelledService('iam', model);
