/** The product's database as every measurement finds it: migrated, with the people and rooms of the world and nothing said yet. */

import { join } from "node:path";
import { readD1Migrations } from "@cloudflare/vitest-plugin";
import { localEnvironment } from "../../scripts/local-environment.ts";
import { ROOT } from "../../scripts/tools.ts";
import { openD1Store } from "../../worker/database/d1-store.ts";
import { conversationMembers, conversations, identities, users } from "../../worker/database/schema.ts";
import type { Statement } from "../../worker/database/store.ts";
import { appOrigin, emailOf, nameOf, type World } from "../world.ts";
import { startMiniflare } from "./product.ts";

/** Rows of one statement: D1 takes 100 values at most. */
const ROWS = 4;
const STATEMENTS_AT_ONCE = 50;

/** @param port any free one; nobody is served */
export async function writeProductData(bundle: string, data: string, port: number, world: World): Promise<void> {
  const miniflare = startMiniflare({ bundle, data, port });
  try {
    const database = await miniflare.getD1Database("DB");
    for (const { queries } of await readD1Migrations(join(ROOT, "migrations/d1"))) {
      await database.batch(queries.map((query) => database.prepare(query)));
    }
    // Miniflare's own type of the same interface.
    await fill(database as unknown as D1Database, world);
  } finally {
    await miniflare.dispose();
  }
}

async function fill(database: D1Database, { people, pairRooms, crowdRoom }: World): Promise<void> {
  const { db, atomic } = openD1Store(database);
  const { vars } = localEnvironment({ port: Number(new URL(appOrigin).port), stateDir: "." });
  const issuer = vars.api.CLERK_ISSUER ?? "";
  const now = Date.now();
  const rooms = [...pairRooms, crowdRoom];
  const persons = people.map(({ id, subject }, i) => {
    const name = nameOf(i);
    return {
      id,
      handle: `bench-${i}`,
      name,
      email: emailOf(subject),
      createdAt: now,
      updatedAt: now,
      identityUpdatedAt: now,
    };
  });
  const logins = people.map(({ id, subject }) => ({ issuer, subject, userId: id, createdAt: now }));
  // A room of two is of a poster and an applicant.
  const talks = rooms.map(({ id, members: [, second = 0] }) => {
    return { id, applicantId: id === crowdRoom.id ? null : people[second]?.id, createdAt: now };
  });
  const seats = rooms.flatMap(({ id, members }) =>
    members.map((i) => ({ conversationId: id, userId: people[i]?.id ?? "", joinedAt: now })),
  );
  const statements: Statement[] = [
    ...inParts(persons).map((rows) => db.insert(users).values(rows)),
    ...inParts(logins).map((rows) => db.insert(identities).values(rows)),
    ...inParts(talks).map((rows) => db.insert(conversations).values(rows)),
    ...inParts(seats).map((rows) => db.insert(conversationMembers).values(rows)),
  ];
  for (const some of inParts(statements, STATEMENTS_AT_ONCE)) await atomic(some);
}

function inParts<Item>(items: readonly Item[], size = ROWS): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
}
