/**
 * Every table of the record, by areas of the business. Rules that hold money or state together are constraints here as well as pure
 * checks in the code, so that the database refuses what a mistake would write. No cascades: rows are never deleted by deleting others.
 */
import type { Kit } from "./kit.ts";
import { defineDisputes } from "./tables/disputes.ts";
import { defineKeys } from "./tables/keys.ts";
import { defineMachinery } from "./tables/machinery.ts";
import { defineModeration } from "./tables/moderation.ts";
import { defineMoney } from "./tables/money.ts";
import { defineNotices } from "./tables/notices.ts";
import { defineOperations } from "./tables/operations.ts";
import { definePeople } from "./tables/people.ts";
import { definePrivacy } from "./tables/privacy.ts";
import { defineProtection } from "./tables/protection.ts";
import { defineReconciliation } from "./tables/reconciliation.ts";
import { defineRisk } from "./tables/risk.ts";
import { defineTalk } from "./tables/talk.ts";
import { defineWebhooks } from "./tables/webhooks.ts";
import { defineWork } from "./tables/work.ts";

export function defineSchema(kit: Kit) {
  const people = definePeople(kit);
  const work = defineWork(kit, people);
  const money = defineMoney(kit, people, work);
  return {
    ...people,
    ...work,
    ...defineTalk(kit, people, work),
    ...defineNotices(kit, people),
    ...money,
    ...defineRisk(kit, money),
    ...defineDisputes(kit, people, work, money),
    ...defineReconciliation(kit),
    ...defineKeys(kit, people),
    ...defineWebhooks(kit, people),
    ...definePrivacy(kit, people),
    ...defineModeration(kit, people, work),
    ...defineOperations(kit),
    ...defineProtection(kit, people),
    ...defineMachinery(kit),
  };
}
