/** The words of mail and push, in French. */
import type { Words } from "./translation.ts";

export const fr = {
  notes: {
    "application.submitted": {
      subject: "{who} a postulé à « {title} »",
      text: "Il y a une nouvelle candidature à votre défi. Lisez-la, comparez-la aux autres, ou écrivez à {who}.",
      link: "Voir les candidatures",
    },
    "application.withdrawn": {
      subject: "{who} a retiré une candidature",
      text: "{who} ne postule plus à « {title} ».",
    },
    "application.shortlisted": {
      subject: "Vous êtes en présélection pour « {title} »",
      text: "Le client veut parler avec vous. Votre espace est ouvert.",
      link: "Aller à l’espace",
    },
    "application.declined": {
      subject: "Votre candidature à « {title} » a été refusée",
      text: "Cela ne joue pas contre vous. Il y a d’autres défis.",
    },
    "award.made": {
      subject: "Votre candidature est choisie pour « {title} »",
      text: "Ne commencez pas encore : la récompense n’est pas mise de côté. Le client a jusqu’au {due} pour la verser, et nous vous prévenons dès que c’est fait.",
    },
    "award.declined": {
      subject: "{who} a décliné votre choix pour « {title} »",
      text: "Le défi est de nouveau ouvert. Vous pouvez choisir quelqu’un d’autre.",
      link: "Voir les candidatures",
    },
    "award.retracted": { subject: "Le choix pour « {title} » a été annulé", text: "Rien n’a été débité." },
    "award.lapsed": {
      subject: "Le choix pour « {title} » a pris fin",
      text: "Le défi est de nouveau ouvert. Rien n’est gardé ; l’argent arrivé malgré tout est rendu aussitôt.",
    },
    "challenge.published": {
      subject: "Nouveau : « {title} »",
      text: "Ce défi correspond à une recherche que vous avez enregistrée.",
    },
    "search.news": {
      subject: "Nouveaux défis pour « {title} » : {count}",
      text: "Ils sont arrivés depuis notre dernier message sur cette recherche.",
      link: "Les voir",
    },
    "challenge.changed": {
      subject: "Le défi « {title} » a été modifié",
      text: "Vous avez postulé à une version précédente. Voyez la nouvelle : vous pouvez modifier votre candidature ou la retirer.",
    },
    "challenge.expired": {
      subject: "Le défi « {title} » est clos sans choix",
      text: "Personne n’a été choisi à temps.",
    },
    "challenge.completed": {
      subject: "Le défi « {title} » est achevé",
      text: "Le travail est approuvé et la récompense est en route. Vous pouvez écrire un avis.",
    },
    "challenge.canceled": { subject: "Le défi « {title} » a pris fin", text: "Le défi a été annulé." },
    "hold.held": {
      subject: "La somme de {sum} est mise de côté pour « {title} »",
      text: "Le travail peut commencer. La récompense est versée quand le travail est approuvé.",
    },
    "hold.payment_failed": {
      subject: "Le paiement pour « {title} » n’a pas abouti",
      text: "Rien n’a été débité. Vous pouvez réessayer, avec une autre carte si vous voulez.",
      link: "Réessayer",
    },
    "hold.frozen": {
      subject: "La récompense de « {title} » est gelée",
      text: "Une banque ou un administrateur examine le paiement. Rien ne bouge avant la fin de cet examen ; nous vous prévenons quand il est terminé.",
    },
    "hold.unfrozen": {
      subject: "La récompense de « {title} » n’est plus gelée",
      text: "Le défi continue comme avant.",
    },
    "chargeback.opened": {
      subject: "Une banque conteste le paiement pour « {title} »",
      text: "La récompense est gelée jusqu’à la décision de la banque. Le lien vous montre ce que cela signifie pour vous.",
    },
    "chargeback.closed": {
      subject: "La banque a décidé du paiement pour « {title} »",
      text: "Le lien vous montre ce qu’elle a décidé et ce qui s’ensuit.",
    },
    "delivery.submitted": {
      subject: "La version {version} de « {title} » est là",
      text: "Regardez-la, puis approuvez-la ou demandez des modifications. Sans réponse, elle est considérée comme approuvée le {due}.",
      link: "Voir la livraison",
    },
    "delivery.changes_requested": {
      subject: "Des modifications sont demandées pour « {title} »",
      text: "Le client demande des modifications pour la version {version}. La nouvelle version est attendue pour le {due}.",
      link: "Voir ce qui est demandé",
    },
    "delivery.approved": {
      subject: "La version {version} de « {title} » est approuvée",
      text: "La récompense va sur votre compte Stripe dès que le paiement est encaissé.",
    },
    "delivery.approval_due": {
      subject: "La version {version} de « {title} » vous attend toujours",
      text: "Approuvez-la ou demandez des modifications. Sans réponse, elle est considérée comme approuvée le {due}.",
      link: "Voir la livraison",
    },
    "delivery.overdue": {
      subject: "La livraison de « {title} » est en retard",
      text: "Convenez d’un autre jour, mettez fin au défi ensemble, ou ouvrez un litige.",
    },
    "cancellation.proposed": {
      subject: "{who} propose de mettre fin à « {title} » ensemble",
      text: "Rien ne change avant que vous acceptiez.",
      link: "Voir la proposition",
    },
    "cancellation.refused": {
      subject: "La proposition de mettre fin à « {title} » ne tient plus",
      text: "Le défi continue.",
    },
    "dispute.filed": {
      subject: "{who} a ouvert un litige sur « {title} »",
      text: "Tous les délais s’arrêtent. Sans réponse jusqu’au {due}, il est résolu comme demandé.",
      link: "Voir le litige",
    },
    "dispute.answered": {
      subject: "{who} a répondu dans le litige sur « {title} »",
      text: "Vous pouvez vous faire des offres jusqu’au {due}.",
      link: "Voir le litige",
    },
    "dispute.offered": {
      subject: "{who} a fait une offre dans le litige sur « {title} »",
      text: "Acceptez-la, ou faites-en une autre jusqu’au {due}.",
      link: "Voir l’offre",
    },
    "dispute.evidence_added": {
      subject: "{who} a complété ses propos dans le litige sur « {title} »",
      text: "Il y a du nouveau à lire.",
      link: "Voir le litige",
    },
    "dispute.message_sent": {
      subject: "OpenChance écrit aux deux parties du litige sur « {title} »",
      text: "Les deux parties lisent les mêmes mots : {note}",
      link: "Voir le litige",
    },
    "dispute.decision_due": {
      subject: "Le litige sur « {title} » attend votre décision",
      text: "Les deux parties ont eu leur temps. Décidez jusqu’au {due}.",
      link: "Décider",
    },
    "dispute.withdrawn": {
      subject: "Le litige sur « {title} » a été retiré",
      text: "Le défi continue comme avant.",
    },
    "dispute.settled": {
      subject: "Le litige sur « {title} » est résolu",
      text: "Le lien vous montre comment la récompense a été partagée.",
      link: "Voir la résolution",
    },
    "payout.paid": {
      subject: "La somme de {sum} est sur votre compte Stripe",
      text: "Elle est pour « {title} ». Stripe la verse à votre banque.",
      link: "Voir vos paiements",
    },
    "payout.blocked": {
      subject: "La somme de {sum} ne peut pas encore être versée",
      text: "Elle est pour « {title} ». L’argent est à vous et attend ici. Vos réglages de versement disent pourquoi, et ce qui y met fin.",
      link: "Voir pourquoi",
    },
    "payout.failed": {
      subject: "La somme de {sum} n’a pas pu être versée",
      text: "Elle est pour « {title} ». L’argent est à vous et attend ; il y a quelque chose à corriger.",
      link: "Voir que faire",
    },
    "payout.canceled": {
      subject: "Un versement pour « {title} » ne viendra pas",
      text: "La banque du payeur a repris l’argent définitivement : il ne reste rien pour le verser.",
    },
    "payout.reversed": {
      subject: "Un versement pour « {title} » a été repris",
      text: "Vous pouvez voir dans vos paiements pourquoi, et ce qui s’ensuit.",
      link: "Voir vos paiements",
    },
    "payout.bank_failed": {
      subject: "Votre banque n’a pas accepté un versement",
      text: "L’argent est de retour sur votre compte Stripe. Corrigez-y votre compte bancaire.",
      link: "Voir vos paiements",
    },
    "payout_account.ready": {
      subject: "Votre compte de versement est prêt",
      text: "Vous pouvez postuler à des défis, et recevoir des versements.",
      link: "Parcourir les défis",
    },
    "solver.owes": {
      subject: "La somme de {sum} est retenue sur vos prochains versements",
      text: "Vous nous devez cette somme, et elle est retenue sur ce qui sera libéré pour vous ensuite. Vous pouvez lire pourquoi dans l’app.",
      link: "Voir vos paiements",
    },
    "solver.owes_less": {
      subject: "Vous devez {sum} de moins",
      text: "Nous avons renoncé à cette part de ce que vous nous deviez : elle n’est plus retenue sur vos versements.",
      link: "Voir vos paiements",
    },
    "refund.paid": {
      subject: "La somme de {sum} vous a été remboursée",
      text: "Elle est pour « {title} », et passe par le même moyen de paiement. Les banques mettent quelques jours à l’afficher.",
      link: "Voir vos paiements",
    },
    "refund.failed": {
      subject: "Un remboursement pour « {title} » n’est pas arrivé",
      text: "L’argent est à vous et attend. Nous examinons cela.",
      link: "Voir vos paiements",
    },
    "money.needs_review": {
      subject: "Un paiement demande un examen",
      text: "Il y a quelque chose à décider à propos d’argent.",
    },
    "review.written": {
      subject: "{who} a écrit un avis sur « {title} »",
      text: "Il est affiché quand le vôtre est là aussi, ou après quelques jours ; alors vous ne pouvez plus en écrire.",
      link: "Écrire le vôtre",
    },
    "review.published": {
      subject: "Un avis sur vous est affiché",
      text: "Il porte sur « {title} ».",
      link: "Le lire",
    },
    "email.undeliverable": {
      subject: "Les e-mails à votre ancienne adresse nous sont revenus",
      text: "Nous n’y envoyons plus rien. Nous vous prévenons dans l’app.",
    },
    "conversation.opened": {
      subject: "{who} a ouvert un groupe sur « {title} » dont vous faites partie",
      text: "Tous ses membres lisent ce qui y est écrit.",
      link: "Aller au groupe",
    },
    "conversation.member_joined": {
      subject: "{who} vous a fait entrer dans un groupe sur « {title} »",
      text: "Tous ses membres lisent ce qui y est écrit. Ce qui a été dit avant votre arrivée peut y être lu.",
      link: "Aller au groupe",
    },
    "conversation.member_left": {
      subject: "Vous ne faites plus partie d’un groupe sur « {title} »",
      text: "{who} vous en a fait sortir. Votre candidature n’est pas touchée.",
    },
    "message.redacted": {
      subject: "OpenChance a supprimé un de vos messages",
      text: "Il était dans une conversation sur « {title} », et personne ne peut plus le lire.",
    },
    "words.redacted": {
      subject: "OpenChance a retiré quelque chose de ce que vous avez écrit ou montrez",
      text: "Cela ne peut pas y figurer : des données de quelqu’un, ou ce que les règles ou la loi interdisent.",
    },
    "user.state_changed": {
      subject: "L’état de votre compte OpenChance a changé",
      text: "Sa fermeture est en cours, il est suspendu, ou il est de nouveau ouvert. Si vous ne vous y attendiez pas, répondez à cet e-mail.",
    },
    "webhook.disabled": {
      subject: "Nous n’appelons plus l’un de vos webhooks",
      text: "Rien n’y arrivait depuis des jours, ou il a répondu qu’il n’existe plus. Réactivez-le quand il répondra.",
      link: "Voir vos webhooks",
    },
    "export.ready": {
      subject: "Votre export d’OpenChance est prêt",
      text: "Tout ce que nous avons de vous, en une seule archive. Vous pouvez le récupérer pendant une semaine, et personne d’autre que vous : le lien vous demande de vous connecter.",
      link: "Le récupérer",
    },
    "user.appealed": {
      subject: "Quelqu’un fait appel de sa suspension",
      text: "Lisez ce qui est dit, et répondez-y.",
    },
    "report.upheld": {
      subject: "Un signalement sur une personne ou une réalisation a été retenu",
      text: "La modération en a décidé ainsi. Lisez-le, et décidez de ce qui s’ensuit.",
    },
    "report.decided": {
      subject: "Votre signalement a été examiné",
      text: "Merci de nous avoir prévenus. Ce qui a été décidé figure dans vos notifications.",
    },
    "challenge.taken_down": {
      subject: "OpenChance a masqué le défi « {title} »",
      text: "Personne ne le trouve, et rien ne peut plus y être commencé. Le motif figure dans vos notifications.",
    },
    "challenge.restored": {
      subject: "Le défi « {title} » est de nouveau affiché",
      text: "OpenChance l’a rétabli. Tout continue comme avant.",
    },
  },

  look: "Voir",
  someone: "Quelqu’un",

  messages: {
    subject: {
      one: "Un nouveau message de {who}",
      many: "{count} de nouveaux messages de {who}",
      other: "{count} nouveaux messages de {who}",
    },
    about: "À propos de « {title} ».",
    last: "Le dernier :",
    link: "Lire et répondre",
  },

  digest: {
    subject: {
      one: "Votre journée sur OpenChance : {count} nouveauté",
      many: "Votre journée sur OpenChance : {count} de nouveautés",
      other: "Votre journée sur OpenChance : {count} nouveautés",
    },
    text: "Cela est arrivé depuis le dernier e-mail, et vous ne l’avez pas encore lu.",
    unread: {
      one: "Et il y a de nouveaux messages dans {count} conversation.",
      many: "Et il y a de nouveaux messages dans {count} de conversations.",
      other: "Et il y a de nouveaux messages dans {count} conversations.",
    },
    more: "Et encore {count}.",
    link: "Tout voir",
  },

  because: {
    applications: "Vous recevez cela parce que vous voulez des e-mails sur les candidatures.",
    searches:
      "Vous recevez cela parce que vous voulez des e-mails sur ce qui correspond à vos recherches enregistrées.",
    work: "Vous recevez cela parce que vous voulez des e-mails sur vos défis et votre travail.",
    money: "Vous recevez cela parce que vous voulez des e-mails sur l’argent.",
    reviews: "Vous recevez cela parce que vous voulez des e-mails sur les avis.",
    account: "Vous recevez cela parce que vous voulez des e-mails sur votre compte.",
    messages:
      "Vous recevez cela parce que vous voulez des e-mails sur les messages. Il n’y a qu’un e-mail jusqu’à ce que vous les ayez lus.",
    digest: "Vous recevez cela chaque matin à la place d’e-mails séparés.",
  },
  unsubscribe: "Arrêter ces e-mails",
  preferences: "Choisir ce que vous recevez",
  sender: "OpenChance",
} as const satisfies Words<"one" | "many" | "other">;
