/** Talk in the rooms of a story. */
import type { MessagesPage } from "#contract/messages";
import { as } from "./cast.ts";
import type { PersonKey } from "./people.ts";
import { applicationOf, type Telling, upload } from "./stage.ts";
import type { Step } from "./story.ts";

export async function talkIn(telling: Telling, step: Extract<Step, { verb: "talk" }>, name: string): Promise<void> {
  const { cast, demo } = telling;
  const { roomId } = applicationOf(telling, step.who);
  for (const [at, line] of step.lines.entries()) {
    const who = "poster" in line ? demo.poster : step.who;
    const body = "poster" in line ? line.poster : line.solver;
    const id = `demo-${demo.key}-${name}-${at}`;
    const what = `${demo.key}: ${name}, line ${at + 1}`;
    // Said in an earlier run: the room would recognise the id, but the file would be uploaded again.
    if (line.file !== undefined && (await wasSaid(telling, step.who, id))) continue;
    const fileIds = line.file === undefined ? [] : [await upload(telling, who, line.file)];
    await as(cast, who, what, `/conversations/${roomId}/messages`, { json: { id, body, fileIds } });
  }
}

async function wasSaid({ cast, demo, applications }: Telling, who: PersonKey, id: string): Promise<boolean> {
  const path = `/conversations/${applications.get(who)?.roomId}/messages?limit=100`;
  const { items } = await as<MessagesPage>(cast, demo.poster, `${demo.key}: read the room`, path, {});
  return items.some((message) => message.id === id);
}

/** Both sides have read their rooms, as people have when the last word was spoken elsewhere. */
export async function readRooms({ cast, demo, applications }: Telling): Promise<void> {
  for (const [applicant, { roomId }] of applications) {
    if (roomId === null) continue;
    for (const who of [demo.poster, applicant]) {
      const step = `${demo.key}: ${who} reads the room`;
      const { last } = await as<MessagesPage>(cast, who, step, `/conversations/${roomId}/messages?limit=1`, {});
      await as(cast, who, step, `/conversations/${roomId}/read`, { json: { seq: last } });
    }
  }
}
