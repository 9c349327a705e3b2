/** Every command that a history may give. */
import { adminCommands } from "./commands/admins.ts";
import type { Command } from "./commands/command.ts";
import { disagreementCommands } from "./commands/disagreement.ts";
import { workCommands } from "./commands/work.ts";

const all = { ...workCommands, ...disagreementCommands, ...adminCommands };
export type Verb = keyof typeof all;
export const commands: Readonly<Record<Verb, Command>> = all;
export const verbs = Object.keys(all) as Verb[]; // Object.keys forgets the keys' type
