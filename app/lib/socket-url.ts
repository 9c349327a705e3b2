/** An address of this origin as a socket's. Browser only. */
export function socketUrl(path: string): string {
  return new URL(path, window.location.href.replace(/^http/, "ws")).toString();
}
