/** What somebody is told, and how: the settings page and the page behind a mail's link. */
import type { notices as english } from "../en/notices.ts";
import type { Translation } from "../translation.ts";

export const notices = {
  title: "Notificaciones",
  lead: "Elige cómo te enteras de cada cosa. El correo y las notificaciones push solo cuentan lo que no viste aquí en unos minutos.",
  saved: "Guardado.",
  save: "Guardar",
  saving: "Guardando",

  channels: "Canales",
  about: "Tema",
  inApp: "En la app",
  channelOf: "{category}, {channel}",
  email: "Correo",
  push: "Push",
  always: "Siempre",
  alwaysText:
    "El dinero, tu cuenta y los mensajes siempre se muestran en la app, porque no verlos podría costarte caro. Para saber menos de una conversación, silénciala.",
  applications: "Candidaturas",
  applicationsText: "Las nuevas, la preselección, a quién se elige",
  searches: "Búsquedas guardadas",
  searchesText: "Retos nuevos que encajan con ellas",
  work: "Trabajo",
  workText: "Entregas, cambios, aprobaciones, disputas",
  money: "Dinero",
  moneyText: "En reserva, pagado, devuelto o atascado",
  reviews: "Reseñas",
  reviewsText: "Escritas sobre ti",
  account: "Cuenta",
  accountText: "Lo que afecta a tu inicio de sesión y tu dirección",
  messages: "Mensajes",
  messagesText: "Un correo por conversación hasta que la leas",

  emailTo: "El correo llega a {address}.",
  email_no_address: "No conocemos ninguna dirección tuya, así que no sale ningún correo.",
  email_suppressed:
    "El correo a {address} fue devuelto o marcado como no deseado, así que no sale ninguno. Pon otra dirección en tu cuenta.",
  email_not_offered: "Aquí no hay correo configurado. Te avisamos en la app.",

  when: "Cuándo llega el correo",
  digest_off: "Según ocurre",
  digest_offText: "Un correo por cada cosa que no viste.",
  digest_daily: "Una vez al día",
  digest_dailyText: "Un correo a las {hour} con lo que no has leído.",

  quietTitle: "Horas de silencio",
  quiet: "No molestarme por la noche",
  quietText:
    "El correo espera a que terminen; las notificaciones push no se envían. Las horas son las de {zone}, tu zona horaria.",
  changeZone: "Cambiarla",
  from: "Desde",
  until: "Hasta",

  pushTitle: "Este navegador",
  pushText:
    "Las notificaciones push te llegan con OpenChance cerrado. Están desactivadas hasta que las actives, en cada navegador por separado.",
  pushOn: "Activar en este navegador",
  pushOff: "Desactivar en este navegador",
  pushIsOn: "Activadas en este navegador.",
  pushDenied: "Tu navegador no permite notificaciones de OpenChance. Permítelas en sus ajustes para este sitio.",
  pushUnsupported: "Este navegador no puede mostrar notificaciones push.",
  pushFailed: "No ha funcionado. Inténtalo de nuevo.",
  pushNotOffered: "Aquí no hay notificaciones push configuradas.",
  browsers:
    "{count, plural, =0 {Ningún navegador las tiene activadas.} one {# navegador las tiene activadas.} many {# de navegadores las tienen activadas.} other {# navegadores las tienen activadas.}}",

  stopTitle: "Dejar de recibir este correo",
  stopText: "Ya no recibirás correo sobre: {what}. En la app te avisamos como hasta ahora.",
  stopDigestText: "Ya no recibirás ningún correo sobre lo que pasa aquí. En la app te avisamos como hasta ahora.",
  stop: "No recibirlo más",
  stopping: "Desactivando",
  stopped: "Hecho. Ya no llega ese correo.",
  stoppedBefore: "Ya no llega ese correo.",
  digest: "el día",
  choose: "Elegir qué recibes",
  badLink: "Este enlace no es de los nuestros",
  badLinkText: "Ábrelo otra vez desde el correo, entero. O elige en tus ajustes qué recibes.",
} satisfies Translation<typeof english>;
