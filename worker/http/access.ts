/**
 * Who may call what, as one table: the policies of routes, and how each kind of caller is answered under them. Commands decide (their
 * first line says who may); the suite (access.test.ts) asks every route as every caller and holds the answers against this table, and
 * docs/AUTHORISATION.md is printed from it. Pure.
 */

/**
 * What a route asks of its caller. `public`: guests too. `member`: anybody signed in. `self`: what is the caller's own, whoever calls.
 * `owner`: what only one person can have, without a name in the path. The others name a relation to the resource in the path;
 * strangers get 403 when its existence is public and 404 when it is not. `signature`: a provider's signed webhook.
 */
export const policies = [
  "public",
  "member",
  "self",
  "owner",
  "poster",
  "applicant",
  "participant",
  "solver",
  "moderator",
  "admin",
  "signature",
] as const;
export type Policy = (typeof policies)[number];

/**
 * Kinds of callers. `poster` and `solver` are the two sides of the resource in the path; `stranger`, `moderator` and `admin` are none of
 * it. `suspended` and `closing`: whoever else may, while their account may only read.
 */
export const callers = ["guest", "stranger", "poster", "solver", "moderator", "admin", "suspended", "closing"] as const;
export type Caller = (typeof callers)[number];

/** Accounts that may read and not write, but for the few routes that say otherwise. */
export const readOnlyStates = ["suspended", "closing"] as const;
export type ReadOnlyState = (typeof readOnlyStates)[number];

/** `may`: nothing about the caller stands in the way. Else the status; 404 tells nobody whether there is something. */
export type Outcome = "may" | 400 | 401 | 403 | 404;
export type Access = Readonly<Record<Caller, Outcome>>;

export interface AccessRule {
  policy: Policy;
  /** How a stranger is answered; only for policies with a relation. Default 403. */
  stranger?: 403 | 404;
  /** True where admins know of the resource, and may read it: disputes. */
  oversight?: true;
  /** True for the writes that a key with the scope `write` may: no money, no right, no account. Reads are open to `read`. */
  keysMayWrite?: true;
  /** Writes that are open to accounts which else may only read. */
  readOnlyAccounts?: readonly ReadOnlyState[];
}

type Active = Exclude<Caller, "guest" | ReadOnlyState>;
const everybody = ["stranger", "poster", "solver", "moderator", "admin"] as const satisfies readonly Active[];

/** Policy → which active accounts may. Of what has an owner, the poster stands for them. */
const allowed: Readonly<Record<Policy, readonly Active[]>> = {
  public: everybody,
  member: everybody,
  self: everybody,
  owner: ["poster"],
  poster: ["poster"],
  applicant: ["solver"],
  participant: ["poster", "solver"],
  solver: ["solver"],
  moderator: ["moderator", "admin"],
  admin: ["admin"],
  signature: [],
};

/** Relations to one resource: its other side knows that it exists, so it is refused openly. */
const relations: ReadonlySet<Policy> = new Set(["poster", "applicant", "participant", "solver"]);
/** Rights of a role are nobody's who may only read, not even to read. */
const roles: ReadonlySet<Policy> = new Set(["moderator", "admin"]);

/** The scope a key needs here; null where none may come. */
export function scopeOf({ policy, keysMayWrite }: AccessRule, writes: boolean): "read" | "write" | null {
  if (writes) return keysMayWrite ? "write" : null;
  return roles.has(policy) || policy === "owner" ? null : "read";
}

/** @param writes whether the route changes something, or opens a socket through which things change */
export function accessOf(rule: AccessRule, writes: boolean): Access {
  const { policy } = rule;
  if (policy === "signature") return { ...all(400), guest: 400, suspended: 400, closing: 400 };
  if (policy === "public") return { ...all("may"), guest: "may", suspended: "may", closing: "may" };
  const readOnly = (state: ReadOnlyState): Outcome => {
    if (roles.has(policy)) return 403;
    return !writes || rule.readOnlyAccounts?.includes(state) ? "may" : 403;
  };
  return {
    ...all((caller) => activeOutcome(rule, caller, writes)),
    guest: 401,
    suspended: readOnly("suspended"),
    closing: readOnly("closing"),
  };
}

function activeOutcome({ policy, stranger = 403, oversight }: AccessRule, caller: Active, writes: boolean): Outcome {
  if (allowed[policy].includes(caller)) return "may";
  if (caller === "admin" && oversight) return writes ? 403 : "may";
  const isSide = caller === "poster" || caller === "solver";
  return isSide && relations.has(policy) ? 403 : stranger;
}

function all(outcome: Outcome | ((caller: Active) => Outcome)): Record<Active, Outcome> {
  const of = (caller: Active) => (typeof outcome === "function" ? outcome(caller) : outcome);
  return {
    stranger: of("stranger"),
    poster: of("poster"),
    solver: of("solver"),
    moderator: of("moderator"),
    admin: of("admin"),
  };
}
