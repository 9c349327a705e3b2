/** What people do with a conversation itself: mute, report, block, leave. */
import type { SubmittedForm } from "./form.server.ts";

/** Milliseconds in an hour, and an instant that does not come. */
const hourMs = 3_600_000;
const never = "9999-12-31T00:00:00.000Z";

/** @returns false: the form asks for something else */
export async function converse(form: SubmittedForm, conversationId: string): Promise<boolean> {
  const { api, key } = form;
  const path = `/conversations/${conversationId}`;
  switch (form.intent) {
    case "mute": {
      const hours = form.text("hours");
      const until = hours === "always" ? never : new Date(Date.now() + Number(hours) * hourMs).toISOString();
      await api.post(`${path}/mute`, { body: { until } });
      return true;
    }
    case "unmute":
      await api.post(`${path}/mute`, { body: { until: null } });
      return true;
    case "report": {
      const seq = form.optional("seq");
      const subject = seq
        ? { subject: "message", conversationId, seq: Number(seq) }
        : { subject: "user", userId: form.text("person") };
      await api.post("/reports", { key, body: { ...subject, reason: form.text("reason"), note: form.text("note") } });
      return true;
    }
    case "block":
      await api.post(`/users/${form.text("handle")}/block`, { key });
      return true;
    case "unblock":
      await api.remove(`/users/${form.text("handle")}/block`);
      return true;
    case "leaveGroup":
      await api.post(`${path}/leave`, { key });
      return true;
    default:
      return false;
  }
}
