import type { Tracker } from '../model/voice/integration.ts';
import { github } from './github.ts';
import { jira } from './jira.ts';
import { linear } from './linear.ts';
import { slack } from './slack.ts';
import type { Dialect } from './types.ts';

export const dialects: Record<Tracker, Dialect> = { github, jira, linear, slack };
