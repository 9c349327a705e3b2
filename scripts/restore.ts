/**
 * `npm run restore -- <file>`: brings a backup back into STATE_DIR, where there must be no copy, and says what does not agree in it.
 * Ends with 1 when something does not; `npm start` goes on from there.
 */
import { inWords, restoreBackup } from "./backup/copy-state.ts";
import { environmentFromProcess } from "./local-environment.ts";
import { reachPostgres } from "./local-postgres.ts";

const [source] = process.argv.slice(2);
if (source === undefined) {
  console.error("Usage: npm run restore -- <file that npm run backup wrote>");
  process.exit(2);
}
const environment = environmentFromProcess();
const { stateDir } = environment;
const passphrase = process.env.BACKUP_PASSPHRASE || undefined;
const { manifest, differences } = await restoreBackup(source, stateDir, {
  passphrase,
  reach: () => reachPostgres(environment, console.error),
});
console.log(`${stateDir} is as of ${inWords(manifest)}`);
for (const difference of differences) console.log(`differs: ${difference}`);
console.log(differences.length === 0 ? "Everything agrees." : `${differences.length} differences.`);
process.exit(differences.length === 0 ? 0 : 1);
