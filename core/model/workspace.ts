/** Tenancy: a workspace, its members and invitations, its apps. */
import * as z from 'zod/mini';
import { widgetConfig } from './config.ts';
import { count, instant, label, smallId, uuid } from './primitives.ts';
import { role } from './role.ts';

export const workspace = z.object({
  id: uuid,
  name: label,
  /** The caller's role. */
  role,
  /** IANA name; every day in every figure is a day of this zone. */
  timezone: z.string(),
  /** 1 = Monday (default) … 7 = Sunday. */
  weekStart: z.int(),
  /** Months of raw events that are kept, 1-60. */
  retentionMonths: z.int(),
});
export type Workspace = z.infer<typeof workspace>;

export const environments = ['production', 'staging', 'development'] as const;

/** One product in one environment. The identity secret is shown once, when it is made. */
export const app = z.object({
  id: smallId,
  workspace: uuid,
  name: label,
  environment: z.enum(environments),
  key: z.string(),
  /** `https://app.example.com`, `https://*.example.com`, or `*`. Empty: nothing is accepted. */
  origins: z.array(z.string()),
  consent: z.enum(['none', 'required']),
  requireSignedIdentity: z.boolean(),
  capture: z.boolean(),
  frustration: z.boolean(),
  mask: z.array(z.string()),
  /** Known ids that end with one of these (usually `@our-company.com`) are staff and out of every figure. */
  internalIds: z.array(z.string()),
  createdAt: instant,
});
export type App = z.infer<typeof app>;

export const appSecret = z.object({ app, identitySecret: z.string() });

/** A new app comes with the settings that its maker publishes at once. */
export const newApp = z.extend(appSecret, { config: widgetConfig });

/** The install check: what reached `ingest` for this app, and what was turned away and why. */
export const appStatus = z.object({
  app: smallId,
  firstEventAt: z.nullable(instant),
  lastEventAt: z.nullable(instant),
  eventsLastHour: count,
  refusals: z.array(
    z.object({ reason: z.string(), origin: z.nullable(z.string()), count, lastAt: instant }),
  ),
});
export type AppStatus = z.infer<typeof appStatus>;

export const member = z.object({
  user: uuid,
  email: z.string(),
  name: z.nullable(z.string()),
  role,
  joinedAt: instant,
});
export type Member = z.infer<typeof member>;

export const invite = z.object({
  id: uuid,
  role,
  /** When set, only a signed-in person with this address may accept. */
  email: z.nullable(z.string()),
  createdAt: instant,
  expiresAt: instant,
});
export type Invite = z.infer<typeof invite>;

export const auditEntry = z.object({
  id: smallId,
  at: instant,
  actor: z.nullable(z.string()),
  /** `feature.saved`, `app.updated`, `member.removed` … */
  action: z.string(),
  /** What it was done to, for people. */
  subject: z.string(),
  /** Changed fields, before and after; secrets never. */
  detail: z.unknown(),
});
export type AuditEntry = z.infer<typeof auditEntry>;
