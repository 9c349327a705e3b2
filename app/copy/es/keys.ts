/** Keys for people's own programs. */
import type { keys as english } from "../en/keys.ts";
import type { Translation } from "../translation.ts";

export const keys = {
  title: "Claves",
  lead: "Con una clave, un programa tuyo llama a la API en tu nombre. Trátala como una contraseña. Nunca paga, elige, aprueba ni cierra nada.",
  docs: "Qué se puede llamar",
  made: "Tu nueva clave",
  madeText: "Cópiala ahora: solo guardamos una huella de ella y no podemos volver a mostrarla.",
  none: "No tienes claves.",
  yours: "Tus claves",
  scope_read: "Lee",
  scope_write: "Escribe",
  starts: "Empieza por {start}",
  ends: "Termina el {day}",
  ended: "Ha caducado",
  used: "Último uso: {day}",
  unused: "Aún sin usar",
  revoke: "Revocar",
  revokeThis: "Revocar la clave «{name}»",
  makeTitle: "Crear una clave",
  name: "Nombre",
  nameHint: "Para qué es, para que la reconozcas.",
  scopes: "Puede",
  read: "Leer lo que tú puedes leer",
  write: "Escribir: publicar y cambiar retos, presentar candidaturas, entregar, subir archivos, enviar mensajes",
  days: "Días hasta que caduque",
  make: "Crear la clave",
  making: "Creando",
} satisfies Translation<typeof english>;
