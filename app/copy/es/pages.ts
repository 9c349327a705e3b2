/** Plain pages: help, terms, privacy. Figures come from the policy in force. */
import type { pages as english } from "../en/pages.ts";
import type { Translation } from "../translation.ts";

export const pages = {
  helpTitle: "Ayuda",
  helpLead: "Cómo transcurre un reto, desde que se publica hasta que se paga.",
  help1: "Cómo funciona la protección",
  help1a:
    "Cuando eliges a un especialista, pagas el precio completo de esa candidatura. Desde entonces está en reserva. El cliente solo puede cancelar por su cuenta cuando nunca se entregó nada y han pasado {overdue} días desde la fecha de entrega; una vez entregado el trabajo, solo junto con el especialista o mediante una disputa.",
  help1b:
    "Tienes {hours} horas para pagar después de elegir. Si no pagas, el reto se abre de nuevo y no se cobra a nadie. El trabajo empieza cuando la recompensa está en reserva, no antes.",
  help1c: "No ofrecemos una cuenta donde guardar dinero, ni intereses. Los pagos los realiza Stripe.",
  help2: "Entregar y aprobar",
  help2a:
    "El especialista entrega versiones: una nota y archivos. El cliente aprueba la más reciente o pide cambios, hasta {rounds} veces.",
  help2b:
    "A los {days} días de una entrega sin respuesta, cuenta como aprobada y se paga. Se lo recordamos al cliente el día {reminder}.",
  help3: "Cobrar",
  help3a:
    "Antes de presentarte, nos dices el país de tu cuenta bancaria y Stripe comprueba quién eres. Así nadie gana lo que no se puede pagar.",
  help3b:
    "Al aprobarse, el precio menos la comisión de la plataforma del {percent} % sale hacia tu cuenta de Stripe, y Stripe lo paga a tu banco. Si no se puede pagar, el extracto dice por qué, quién tiene que actuar y qué pasa después.",
  help4: "Si no sale bien",
  help4a:
    "Primero, conversar. El especialista puede dejarlo en cualquier momento, y lo que siga en reserva vuelve al cliente. Cualquiera de las dos partes puede proponer terminar el reto de común acuerdo y decir cómo se reparte lo que está en reserva; vale cuando la otra acepta.",
  help4d:
    "Si no hay acuerdo, cualquiera de las dos partes puede abrir una disputa, en los {filing} días siguientes a una entrega o a una fecha de entrega incumplida, y mientras los cambios pedidos lleven retraso. Se detienen todos los plazos. Dices qué va mal y cómo debería repartirse lo que está en reserva, y la otra parte tiene {answer} días para responder; sin respuesta, termina como se pide. Después hay {offers} días para hacerse ofertas, y una oferta aceptada la termina; hasta entonces, quien abrió la disputa también puede retirarla. Si no se acepta ninguna, una persona de OpenChance lee a las dos partes y decide por escrito, en un plazo de {decision} días. Una disputa no cuesta nada.",
  help4e:
    "Si el banco del cliente recupera un pago, nada se mueve hasta que el banco haya decidido, y todos los plazos se quedan parados. Argumentamos con lo que se entregó.",
  help4c:
    "A los {limit} días de que la recompensa entrara en reserva, se resuelve automáticamente, sea cual sea el estado: el trabajo entregado se paga al especialista; si no se entregó nada, vuelve al cliente; en una disputa se reparte según lo que las dos partes tengan en común, y si no, a medias.",
  help4b: "Un reto para el que no se eligió a nadie se puede retirar en cualquier momento. No se cobra nada.",
  help5: "Reseñas",
  help5a:
    "Las dos partes escriben una al completarse el reto. Ninguna se muestra antes de que estén las dos, o de que pasen {blind} días desde que se escribió la primera; después ya no se puede escribir la otra, para que nadie escriba en respuesta a la otra parte.",
  help6: "Palabras",
  help6a:
    "Cliente: quien publica un reto. Especialista: quien hace el trabajo. Candidatura: lo que propone un especialista. En reserva: pagado y aún no liberado. Entrega: una versión del trabajo.",
  browse: "Explorar retos",

  termsTitle: "Condiciones",
  termsLead: "Lo que acordamos contigo cuando usas OpenChance. Breves, porque conviene leerlas.",
  terms1: "Quién acuerda con quién",
  terms1a:
    "El cliente y el especialista llegan a un acuerdo entre sí sobre el trabajo. OpenChance gestiona el lugar, recibe el pago y paga según las reglas de estas páginas.",
  terms2: "Dinero",
  terms2a:
    "El precio de la candidatura aceptada se paga antes de que empiece el trabajo y está en reserva hasta que se libera o se reembolsa. La comisión de la plataforma es del {percent} % del precio, fijada el día en que se paga. Publicar, presentarse, conversar y abrir disputas no cuesta nada.",
  terms2b:
    "Una entrega sin respuesta cuenta como aprobada a los {days} días. A los {limit} días de que la recompensa entrara en reserva, se resuelve: el trabajo entregado se paga al especialista; si no se entregó nada, vuelve al cliente; y en una disputa se reparte según lo que las dos partes tengan en común, y si no, a medias.",
  terms2c:
    "Las dos partes pueden terminar un reto de común acuerdo en cualquier momento mientras haya trabajo en marcha. Si no hay acuerdo, cualquiera de las dos puede abrir una disputa en los {filing} días siguientes a una entrega o a una fecha de entrega incumplida, y mientras los cambios pedidos lleven retraso. La termina una oferta aceptada, el silencio durante {answer} días después de la reclamación, o una persona de OpenChance, que decide en los {decision} días siguientes a los {offers} días que hay para llegar a un acuerdo; las dos partes aceptan esa decisión como el final de lo que aquí está en reserva. No te quita ningún derecho que te dé la ley.",
  terms3: "El trabajo",
  terms3a:
    "Salvo que se acuerde otra cosa por escrito en la sala, los derechos sobre el trabajo entregado pasan al cliente con el pago.",
  terms4: "Qué no está permitido",
  terms4a:
    "Trabajos que vulneren la ley o los derechos de otras personas, datos de contacto antes de la preselección para esquivar la protección, presentarse a los propios retos, y comprar reseñas o presionar para obtenerlas.",
  terms5: "Terminar",
  terms5a:
    "Puedes dejar de usar OpenChance cuando quieras. Antes se libera o se reembolsa lo que está en reserva, según las reglas de arriba. Para cerrar tu cuenta, ve a Ajustes, Tus datos.",

  privacyTitle: "Privacidad",
  privacyLead: "Qué guardamos, por qué y durante cuánto tiempo.",
  privacy1: "Lo que ve todo el mundo",
  privacy1a:
    "Tu nombre, tu nombre de usuario, tu rol, tu país si lo indicas, lo que escribes sobre ti, tus habilidades y desde cuándo estás aquí; tu valoración, y cuántos retos has publicado, pagado y resuelto; tus retos una vez publicados, con sus recompensas y quién los resolvió; y las reseñas publicadas.",
  privacy2: "Lo que solo ve la otra parte",
  privacy2a:
    "Una candidatura la ve el cliente del reto; una sala, sus miembros; las entregas y sus archivos, el cliente y el especialista.",
  privacy3: "Lo que guardamos para que esto funcione",
  privacy3a:
    "Tu inicio de sesión (en Clerk), los movimientos de dinero (también en Stripe, que comprueba a quién se paga) y un registro de quién cambió qué. Los datos de tarjetas y bancos nunca nos llegan.",
  privacy3b:
    "Se guardan un tiempo: la clave de cada formulario que envías, 48 horas; la lista de lo que había que hacer y comunicar, 7 días después de hecho; los archivos subidos que nadie usó, 7 días; los cierres de sesión y los eventos de inicio de sesión, 30 días; los eventos de Stripe, 90 días; tus notificaciones, 90 días y 200 como máximo; una exportación que pediste, 7 días; los textos de candidaturas que no prosperaron y lo que se dijo en torno a algo reportado, dos años.",
  privacy3c:
    "Se guardan mientras exista tu cuenta: retos, candidaturas acordadas, mensajes, entregas, reseñas, la contabilidad y el registro de quién cambió qué. Lo que retiras en una sala deja de mostrarse.",
  privacy5: "Lo que puedes pedir",
  privacy5a:
    "En Ajustes, Tus datos, puedes descargar todo lo que tenemos de ti y cerrar tu cuenta. Durante dos semanas aún puedes conservarla; después se elimina lo que trata de ti: tu perfil, tu dirección, tu inicio de sesión, todo lo que dijiste en las salas y los textos de candidaturas que no prosperaron.",
  privacy5b:
    "Lo que queda entonces, sin tu nombre: la contabilidad, como exige la ley, el trabajo que se acordó y las reseñas, en las que se apoya la reputación de otras personas. Si aún tienes algo abierto, por ejemplo un pago, se resuelve primero.",
  privacy4: "Cookies",
  privacy4a:
    "Para tu inicio de sesión, puestas por Clerk bajo nuestra dirección: __session y __client_uat, cada una también con un sufijo, nombres que empiezan por __clerk_, y __cf_bm. Para los colores que elegiste: oc_theme, un año. Para el idioma que elegiste: oc_language, un año. Para recordar adónde ibas antes de las páginas de Stripe: oc_next, una hora. Para lo que respondiste sobre contar el uso, si se te pregunta y no has iniciado sesión: oc_analytics, medio año. Para reconocer dos cuentas de una misma persona, guardada como huella junto a lo que solicitas, eliges y con lo que cobras: oc_device, medio año.",
  privacy4b:
    "Ninguna te sigue: nuestras páginas no cargan nada de otros sitios. El inicio de sesión puede hacerse en páginas de Clerk y el pago se hace en las de Stripe, que ponen las suyas. Un mensaje que no se pudo enviar espera en tu navegador hasta que se envía.",
} satisfies Translation<typeof english>;
