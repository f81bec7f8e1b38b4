/** Roles of a workspace, weakest first. The database enforces them; screens only hide what would fail. */
import * as z from 'zod/mini';

export const roles = ['viewer', 'contributor', 'editor', 'admin', 'owner'] as const;
export const role = z.enum(roles);
export type Role = z.infer<typeof role>;

/** The weakest role that may do each thing; the same table is asserted against SQL per actor. */
export const permissions = {
  read: 'viewer',
  /** Captures and notes; nothing that changes a figure. */
  contribute: 'contributor',
  /** Areas, features, tags. */
  tag: 'editor',
  /** Members, invites, apps, settings, erasure, audit log. */
  administer: 'admin',
  /** Ownership itself: making owners, deleting the workspace. */
  own: 'owner',
} as const satisfies Record<string, Role>;

export type Permission = keyof typeof permissions;

/** Whether `who` may do `what`. */
export function isAllowed(who: Role, what: Permission): boolean {
  return roles.indexOf(who) >= roles.indexOf(permissions[what]);
}
