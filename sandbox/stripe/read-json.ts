/** The JSON body of a script's request; an empty one counts as `{}`. */
export async function readJson(request: Request): Promise<unknown> {
  const text = await request.text();
  return text.trim() === "" ? {} : JSON.parse(text);
}
