/** Being counted: the question at the foot of pages. */
import type { analytics as english } from "../en/analytics.ts";
import type { Translation } from "../translation.ts";

export const analytics = {
  ask: "¿Podemos contar cómo usas OpenChance?",
  askText:
    "Así sabemos qué páginas funcionan. Ni nombre, ni dirección, ni nada de lo que escribes; puedes cambiar de opinión cuando quieras.",
  allow: "Permitir",
  decline: "No permitir",
  more: "Qué se cuenta",
  saving: "Guardando",
} satisfies Translation<typeof english>;
