/** Everybody in the demo. All are invented, and say so. */
import { posters } from "./posters.ts";
import { solvers } from "./solvers.ts";
import type { DemoPerson } from "./story.ts";

/** Accounts that the demo makes admins. Elsewhere only a person with access to the database does that. */
export const demoAdminEmails: readonly string[] = ["admin@demo.example"];

const staff = {
  admin: {
    email: "admin@demo.example",
    name: "Ada Adminova",
    about: "The demo's admin: neither posts nor applies.",
    country: "EE",
    locale: "en",
    timeZone: "Europe/Tallinn",
    bio: "Demo account. Ada looks after the demo and has the role of an admin.",
    skills: [],
    payable: false,
  },
} satisfies Record<string, DemoPerson>;

const everybody = { ...posters, ...solvers, ...staff };
export type PersonKey = keyof typeof posters | keyof typeof solvers | keyof typeof staff;

/** In the order of the sign-in page. */
export const people: Readonly<Record<PersonKey, DemoPerson>> = everybody;
export const personKeys = Object.keys(everybody) as PersonKey[]; // Object.keys forgets the literal keys
