import type { home as english } from "../en/home.ts";
import type { Translation } from "../translation.ts";

export const home = {
  title: "Retos con la recompensa en reserva",
  description:
    "Publica un reto, elige quién lo resuelve y paga con protección. El trabajo empieza cuando la recompensa está en reserva, y el silencio tiene fecha.",
  headline: "La recompensa se aparta antes de que empiece el trabajo.",
  lead: "Publica un reto, elige quién lo resuelve y paga con protección. Nadie puede recuperar el dinero por su cuenta una vez entregado el trabajo, y el silencio tiene fecha.",
  post: "Publicar un reto",
  browse: "Explorar retos",
  example: "Reto de ejemplo",
  exampleLabel: "Ejemplo: cómo se ve una recompensa en reserva",
  posterPaid: "paga",
  heldWord: "con protección",
  solverWord: "al aprobar",
  movesWhen: "Se mueve cuando",
  movesWhenAnswer: "el cliente aprueba",
  ifSilent: "Si nadie responde",
  ifSilentAnswer: "{days, plural, one {se paga a # día} many {se paga a los # de días} other {se paga a los # días}}",
  ifDisagree: "Si no hay acuerdo",
  ifDisagreeAnswer: "el plazo se detiene",
  openNow: "Abiertos ahora",
  openNote:
    "{count, plural, =0 {Nada todavía} one {# reto, con su recompensa indicada} many {{total} de retos, cada uno con su recompensa indicada} other {{total} retos, cada uno con su recompensa indicada}}",
  seeAll: "{count, plural, one {Ver el reto} many {Ver los {total} de retos} other {Ver los {total} retos}}",
  emptyTitle: "No hay nada abierto ahora mismo.",
  emptyText: "El primer reto aparece aquí en cuanto se publica.",
  promises: "Tres promesas",
  p1: "Primero, la reserva",
  p1Text:
    "El trabajo solo empieza cuando la recompensa está en reserva. Antes de eso, a nadie se le pide que entregue nada.",
  p2: "Toda espera tiene un final",
  p2Text:
    "A los {days} días de una entrega sin respuesta, cuenta como aprobada y se paga. Se lo recordamos al cliente el día {reminder}.",
  p3: "Cada espera tiene su motivo",
  p3Text: "Si un cobro no puede salir, ves por qué, quién tiene que actuar y qué pasa después.",
  costs: "Lo que cuesta",
  costsNote: "Queda fijado el día en que se paga la recompensa",
  c1: "Recompensa que paga el cliente",
  c2: "Comisión de la plataforma, {percent} %",
  c3: "Presentarse, publicar, conversar",
  c4: "El especialista recibe",
  costsText1:
    "La comisión es todo el precio. Cubre lo que cuesta la tarjeta, el pago al especialista y las personas que deciden las disputas.",
  costsText2:
    "No hay créditos que comprar, ni comisión por presentarse, ni coste por una disputa: un desacuerdo por 100 nunca cuesta más de 100. Lo que vuelve al cliente vuelve sin comisión.",
} satisfies Translation<typeof english>;
