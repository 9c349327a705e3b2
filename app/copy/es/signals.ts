/** For those who run OpenChance: what is aimed at, what it comes to, and what calls for them. */
import type { signals as english } from "../en/signals.ts";
import type { Translation } from "../translation.ts";

export const signals = {
  title: "Señales",
  lead: "Lo que parece más que casualidad. Por sí solo no se rechaza, oculta ni bloquea nada: alguien lo mira y dice qué es.",
  state_open: "Abiertas",
  state_settled: "Revisadas",
  kind_copied_application: "Una carta que ya se envió",
  kind_contact_details: "Datos de contacto en textos públicos",
  kind_self_dealing: "Dos cuentas que podrían ser una",
  between: "{one} contrató a {other}",
  resembles: "{count, plural, one {Se parece a # carta:} many {Se parece a # cartas:} other {Se parece a # cartas:}}",
  sign_same_mailbox: "El correo de ambas llega a un mismo buzón.",
  sign_each_other: "Ya se contrataron antes al revés.",
  sign_same_device: "Ambas actuaron desde un mismo navegador.",
  sign_same_card: "La recompensa se pagó con una tarjeta o cuenta con la que ya había pagado quien resuelve.",
  sign_same_payout_account:
    "Quien resuelve cobra en una cuenta en la que también cobra, o desde la que pagó, quien publicó.",
  sign_email: "Una dirección de correo",
  sign_phone: "Un número de teléfono",
  sign_messenger: "Un nombre en una mensajería",
  friction_none: "Hasta entonces: nada. El texto sigue como está.",
  friction_credits: "Hasta entonces: la carta costó dos créditos.",
  friction_awards: "Hasta entonces: la elección le costó al cliente dos de su cupo.",
  friction_payouts:
    "Hasta entonces: los cobros de esta recompensa esperan, cada uno tres días como máximo. Quien resuelve lo sabe.",
  friction_payoutsOver: "Sus cobros ya no esperan.",
  settled_upheld: "<b>Es lo que parecía</b>, {time}: {text}",
  settled_dismissed: "<b>No es nada</b>, {time}: {text}",
  empty: "{state, select, open {No hay señales abiertas} other {Aún no se ha revisado ninguna}}",
  emptyText: "Llegan aquí a medida que se ven.",
} satisfies Translation<typeof english>;
