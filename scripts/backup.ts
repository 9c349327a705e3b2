/**
 * `npm run backup -- <file>`: everything the copy in STATE_DIR remembers in one file, also while it runs. With BACKUP_PASSPHRASE it is
 * encrypted. `npm run restore` brings it back.
 */
import { inWords, takeBackup } from "./backup/copy-state.ts";
import { environmentFromProcess } from "./local-environment.ts";
import { reachAsItIs } from "./local-postgres.ts";

const [target] = process.argv.slice(2);
if (target === undefined) {
  console.error("Usage: npm run backup -- <file to write>");
  process.exit(2);
}
const environment = environmentFromProcess();
const passphrase = process.env.BACKUP_PASSPHRASE || undefined;
const reach = () => reachAsItIs(environment, console.error);
const manifest = await takeBackup(environment.stateDir, target, { passphrase, now: new Date(), reach });
console.log(`${target}${passphrase ? " (encrypted)" : ""} holds ${inWords(manifest)}`);
