/** Being counted: the question at the foot of pages, and the choice on the pages about privacy. */
import type { analytics as english } from "../en/analytics.ts";
import type { Translation } from "../translation.ts";

export const analytics = {
  title: "Contar cómo se usa OpenChance",
  ask: "¿Podemos contar cómo usas OpenChance?",
  askText:
    "Así sabemos qué páginas funcionan. Ni nombre, ni dirección, ni nada de lo que escribes; puedes cambiar de opinión cuando quieras.",
  text: "Si lo permites, contamos lo que se hace aquí: una búsqueda, un reto visto o publicado, una candidatura enviada. Lo que se cuenta lleva un número en tu lugar; ni nombre, ni dirección, ni nada de lo que escribes, ni ningún script de otro sitio. Se guarda en PostHog.",
  allow: "Permitir",
  decline: "No permitir",
  more: "Qué se cuenta",
  now_ask: "No se te ha contado: aún no has dicho si podemos.",
  now_allowed: "Lo permites. Si cambias de opinión, termina en el acto.",
  now_declined: "No lo permites, y no se te cuenta.",
  now_refused: "Tu navegador pide a los sitios que no te rastreen, así que no se te cuenta.",
  saving: "Guardando",
} satisfies Translation<typeof english>;
