/** Shown when there is no network. */
import type { offline as english } from "../en/offline.ts";
import type { Translation } from "../translation.ts";

export const offline = {
  title: "No tienes conexión",
  lead: "Esta página no se había abierto antes en este dispositivo. Lo que abriste está aquí; no se pierde nada, y no se envía nada hasta que vuelvas a tener conexión.",
  tryAgain: "Probar otra vez esta página",
  kept: "En este dispositivo",
} satisfies Translation<typeof english>;
