import type { saveSearch as english } from "../en/save-search.ts";
import type { Translation } from "../translation.ts";

export const saveSearch = {
  save: "Guardar esta búsqueda",
  signIn: "Iniciar sesión para guardarla",
  name: "Nombre",
  alert: "Avisarme de retos nuevos",
  alert_live: "Según lleguen",
  alert_daily: "Una vez al día",
  alert_off: "Nunca",
} satisfies Translation<typeof english>;
