/** Forty studios and the six hundred people who work in them. Who they are never depends on the day. */
import { family, first, given, second } from './names.ts';
import type { Random } from './random.ts';

export type Plan = 'Starter' | 'Studio' | 'Agency';
export type Role = 'Owner' | 'Designer' | 'Producer' | 'Finance';

export type Account = {
  id: string;
  name: string;
  traits: { plan: Plan; industry: string; mrr: number; renewal: string };
  /** Its use fades away over the last month: the one a customer-success person should notice. */
  churning: boolean;
};

export type Visitor = {
  id: string;
  name: string;
  account: Account;
  traits: { name: string; role: Role; country: string };
  /** Chance of being active on an ordinary working day. */
  propensity: number;
  /** Day of the simulation on which they first appear. */
  joins: number;
  /** Used the product once before signing in: an anonymous visitor that is merged. */
  cameAnonymous: boolean;
  /** Days after its release at which they try the new feature; beyond the end = never. */
  patience: number;
};

export const accountCount = 40;
export const visitorCount = 600;
export const churningAccount = 'acc-07';
/** People of Plotline itself: their use is in no figure. */
export const internalSuffix = '@plotline.example';
export const internalCount = 3;

const industries = ['Branding', 'Events', 'Publishing', 'Web', 'Interiors'];
const countries = ['DE', 'FR', 'GB', 'NL', 'US', 'IN'];

const pad = (number: number, digits: number) => String(number).padStart(digits, '0');

export function makeAccounts(random: Random): Account[] {
  return Array.from({ length: accountCount }, (_, index) => {
    const plan = random.weighted<Plan>({ Starter: 5, Studio: 4, Agency: 2 });
    const id = `acc-${pad(index + 1, 2)}`;
    return {
      id,
      name: `${first[index % first.length]} ${second[Math.floor(index / first.length)]}`,
      traits: {
        plan,
        industry: random.pick(industries),
        mrr: { Starter: 90, Studio: 340, Agency: 1_200 }[plan] + random.between(0, 40),
        renewal: `2027-${pad(random.between(1, 12), 2)}-01`,
      },
      churning: id === churningAccount,
    };
  });
}

/**
 * Fifteen people on average. The first three studios have exactly fifteen, because the demo product signs
 * in as the first person of each (demo/data.ts).
 */
function accountSizes(random: Random): number[] {
  const sizes = Array.from({ length: accountCount }, (_, index) =>
    index < 3 ? 15 : random.between(6, 24),
  );
  let surplus = sizes.reduce((sum, size) => sum + size, 0) - visitorCount;
  for (let at = 3; surplus !== 0; at = at + 1 === accountCount ? 3 : at + 1) {
    const step = Math.sign(surplus);
    const size = (sizes[at] ?? 0) - step;
    if (size < 4) continue;
    sizes[at] = size;
    surplus -= step;
  }
  return sizes;
}

export function makeVisitors(
  random: Random,
  accounts: readonly Account[],
  days: number,
): Visitor[] {
  const sizes = accountSizes(random);
  const owners = accounts.flatMap((account, index) =>
    Array<Account>(sizes[index] ?? 0).fill(account),
  );
  return owners.map((account, index) => makeVisitor(random, account, index, days));
}

function makeVisitor(random: Random, account: Account, index: number, days: number): Visitor {
  const name = `${given[index % given.length]} ${family[Math.floor(index / 7) % family.length]}`;
  const role = random.weighted<Role>({ Owner: 1, Designer: 5, Producer: 3, Finance: 1 });
  // Six in ten were there before the first day; the others join along the way: growth.
  const joins = random.chance(0.6) ? 0 : random.between(1, days - 4);
  return {
    id: `u-${pad(index + 1, 3)}`,
    name,
    account,
    traits: { name, role, country: random.pick(countries) },
    propensity: 0.08 + 0.7 * random.next() ** 1.6,
    joins,
    cameAnonymous: random.chance(0.15),
    patience: Math.floor(-Math.log(1 - random.next()) * 30),
  };
}

export function makeInternal(account: Account): Visitor[] {
  return Array.from({ length: internalCount }, (_, index) => ({
    id: `staff-${index + 1}${internalSuffix}`,
    name: `Staff ${index + 1}`,
    account,
    traits: { name: `Staff ${index + 1}`, role: 'Producer', country: 'DE' },
    propensity: 0.9,
    joins: 0,
    cameAnonymous: false,
    patience: 0,
  }));
}
