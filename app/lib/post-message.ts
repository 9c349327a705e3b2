/** Sends a message with files: the one thing of a conversation that goes by HTTP. */
import type { PostOutcome } from "./room-sender.ts";
import type { Write } from "./room-writes.ts";

/** Milliseconds until no answer counts as none. */
const timeoutMs = 20_000;

const refusals = ["file_not_usable", "blocked", "not_a_member"] as const;

export async function postMessage(conversationId: string, write: Write): Promise<PostOutcome> {
  const { id, body, after, ref, mentions, files } = write;
  const fileIds = files.map((file) => file.id);
  const message = { id, body, after, fileIds, mentions, ...(ref === null ? {} : { ref }) };
  try {
    const response = await fetch(`/api/v1/conversations/${conversationId}/messages`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(message),
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.ok) return { sent: true };
    if (response.status === 429) return { later: Number(response.headers.get("retry-after") ?? 1) * 1_000 };
    // Signed out for a moment, or a failure on the other side: the same request will do later.
    if (response.status === 401 || response.status >= 500) return { later: null };
    const { code }: { code?: string } = await response.json();
    return { refused: refusals.find((known) => known === code) ?? "internal_error" };
  } catch {
    return { later: null };
  }
}
