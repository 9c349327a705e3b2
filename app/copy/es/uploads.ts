import type { uploads as english } from "../en/uploads.ts";
import type { Translation } from "../translation.ts";

export const uploads = {
  rate_limited: "Demasiadas solicitudes. Espera un momento e inténtalo de nuevo.",
  upload_quota_reached: "Has agotado lo que puedes subir en 24 horas.",
  body_too_large: "Es más grande de lo que aceptamos.",
  invalid_input: "El archivo está vacío o incompleto. Elígelo de nuevo.",
  session_expired: "Esta sesión ha caducado. Vuelve a cargar la página.",
  other: "No se aceptó este archivo. Vuelve a cargar la página.",
} satisfies Translation<typeof english>;
