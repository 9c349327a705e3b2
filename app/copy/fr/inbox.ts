/** Notifications: a sentence for each kind. */
import type { inbox as english } from "../en/inbox.ts";
import type { Translation } from "../translation.ts";

export const inbox = {
  title: "Notifications",
  note: "Les 90 derniers jours, 200 au plus",
  markAll: "Tout marquer comme lu",
  empty: "Rien pour l’instant",
  emptyText: "Ce qui arrive à vos défis et à votre travail apparaît ici aussitôt.",
  browse: "Parcourir les défis",
  more: "Afficher les précédentes",
  unread: "Nouveau",
  look: "Voir",
  fresh:
    "{count, plural, one {# nouvelle notification} many {# de nouvelles notifications} other {# nouvelles notifications}}",
  someone: "Quelqu’un",

  earlier: "Et {count, plural, one {# précédente} many {# de précédentes} other {# précédentes}} du même genre.",

  "application.submitted_many": "<b>{count} candidatures</b> à « {title} », la dernière par {who}.",
  "application.submitted": "<b>{who} a postulé</b> à « {title} ».",
  "application.withdrawn": "{who} a retiré sa candidature à « {title} ».",
  "application.shortlisted": "<b>Vous êtes en présélection</b> pour « {title} ». L’espace est ouvert.",
  "application.declined": "Votre candidature à « {title} » a été refusée.",
  "award.made":
    "<b>Votre candidature est choisie</b> pour « {title} ». Ne commencez pas encore : la récompense n’est pas mise de côté.",
  "award.declined": "{who} a décliné votre choix pour « {title} ». Le défi est de nouveau ouvert.",
  "award.retracted": "Le choix pour « {title} » a été annulé.",
  "award.lapsed":
    "Le délai de paiement pour « {title} » est passé. Le défi est de nouveau ouvert ; rien n’a été débité.",
  "award.lapsed_solver_gone":
    "<b>La personne choisie pour « {title} » ne peut pas faire le travail maintenant.</b> Le défi est de nouveau ouvert, et ce qui a été payé est rendu aussitôt.",
  "award.lapsed_payment_in_review":
    "Le délai de paiement pour « {title} » est passé, et le défi est de nouveau ouvert. Un paiement est arrivé qui ne correspond pas à ce qui était demandé : nous l’examinons.",
  "award.lapsed_debit_late":
    "La banque n’a pas envoyé à temps la récompense de « {title} », et le défi est de nouveau ouvert. Si l’argent arrive encore alors que personne d’autre n’est choisi, le travail commence ; sinon il repart aussitôt.",
  "challenge.published": "<b>Nouveau : « {title} »</b>, qui correspond à une recherche que vous avez enregistrée.",
  "search.news":
    "{news, plural, one {<b># nouveau défi</b> correspond} many {<b># de nouveaux défis</b> correspondent} other {<b># nouveaux défis</b> correspondent}} à « {title} ».",
  "challenge.changed": "Le défi « {title} » a été modifié. Voyez la nouvelle version.",
  "challenge.expired": "Le défi « {title} » est clos sans choix.",
  "challenge.completed": "<b>Le défi « {title} » est achevé.</b> Vous pouvez écrire un avis.",
  "challenge.canceled": "Le défi « {title} » a pris fin.",
  "hold.held": "<b>La somme de {sum} est mise de côté</b> pour « {title} ». Le travail peut commencer.",
  "hold.payment_failed": "Le paiement pour « {title} » n’a pas abouti. Rien n’a été débité ; vous pouvez réessayer.",
  "hold.payment_failed_settlement_currency":
    "Votre paiement pour « {title} » est arrivé dans une autre devise et vous est rendu en entier. Vous pouvez payer à nouveau.",
  "hold.frozen":
    "<b>La somme de {sum} est gelée</b> pour « {title} » : nous examinons le paiement. Rien n’est perdu, et rien ne bouge avant la fin de cet examen.",
  "hold.frozen_chargeback":
    "<b>La banque du payeur pose une question sur le paiement</b> pour « {title} ». Tant qu’elle n’a pas sa réponse, la somme de {sum} reste où elle est.",
  "hold.unfrozen": "<b>La somme de {sum} n’est plus gelée</b> pour « {title} ». Tout reprend.",
  "chargeback.opened":
    "<b>La banque du payeur a repris {sum}</b> pour « {title} ». Nous défendons le travail ; rien ne bouge avant la décision de la banque.",
  "chargeback.closed": "<b>La banque a décidé</b> du paiement pour « {title} ».",
  "chargeback.closed_won":
    "<b>La banque a décidé en faveur du travail</b> : la somme de {sum} pour « {title} » est de retour. Tout reprend.",
  "chargeback.closed_lost": "<b>La banque garde {sum}</b> du paiement pour « {title} ».",
  "chargeback.closed_prevented":
    "<b>La question de la banque est résolue</b> : la somme de {sum} pour « {title} » est de retour. Tout reprend.",
  "delivery.submitted":
    "<b>La version {version} de « {title} » est là.</b> Approuvez-la ou demandez des modifications.",
  "delivery.changes_requested": "<b>Des modifications sont demandées</b> pour la version {version} de « {title} ».",
  "delivery.approved": "<b>La version {version} de « {title} » est approuvée.</b>",
  "delivery.approval_due":
    "La version {version} de « {title} » vous attend toujours. Sans réponse, elle est considérée comme approuvée.",
  "delivery.overdue":
    "<b>La livraison de « {title} » est en retard.</b> Convenez d’un autre jour, mettez fin au défi ensemble, ou ouvrez un litige.",
  "cancellation.proposed":
    "<b>{who} propose de mettre fin à « {title} » ensemble.</b> Rien ne change avant que vous acceptiez.",
  "cancellation.refused": "La proposition de mettre fin à « {title} » ensemble ne tient plus. Le défi continue.",
  "dispute.filed":
    "<b>{who} a ouvert un litige</b> sur « {title} ». Tous les délais s’arrêtent. Sans réponse, il est résolu comme demandé.",
  "dispute.answered": "<b>{who} a répondu</b> dans le litige sur « {title} ». Vous pouvez vous faire des offres.",
  "dispute.offered": "<b>{who} a fait une offre</b> dans le litige sur « {title} ».",
  "dispute.evidence_added": "{who} a complété ses propos dans le litige sur « {title} ».",
  "dispute.message_sent": "<b>OpenChance écrit aux deux parties du litige sur « {title} »</b> : {note}",
  "dispute.decision_due": "<b>Le litige sur « {title} » attend votre décision.</b>",
  "dispute.withdrawn": "{who} a retiré le litige sur « {title} ». Le défi continue.",
  "dispute.settled": "<b>Le litige sur « {title} » est résolu.</b> Voyez comment le partage est fait.",
  "payout.paid":
    "<b>La somme de {sum} est sur votre compte Stripe</b>, pour « {title} ». Stripe la verse à votre banque.",
  "payout.blocked":
    "<b>La somme de {sum} ne peut pas être versée</b> pour « {title} ». L’argent est à vous et attend ici.",
  "payout.blocked_under_review":
    "<b>L’un de nous regarde la somme de {sum} avant de la verser</b>, pour « {title} » : vous et la personne qui l’a publié partagez une carte ou un compte bancaire. Elle part d’elle-même au bout de trois jours au plus.",
  "payout.failed":
    "<b>La somme de {sum} n’a pas pu être versée</b> pour « {title} ». L’argent est à vous et attend ici.",
  "payout.canceled":
    "<b>La somme de {sum} ne vous sera pas versée</b> pour « {title} » : la banque du payeur l’a reprise définitivement.",
  "payout.reversed": "<b>La somme de {sum} a été reprise</b> sur votre compte Stripe, pour « {title} ».",
  "payout.bank_failed":
    "<b>Votre banque a renvoyé un versement.</b> Corrigez vos coordonnées bancaires chez Stripe ; l’argent attend sur votre compte Stripe.",
  "payout.bank_failed_account_closed":
    "<b>Votre banque a renvoyé un versement</b> : le compte est fermé. Indiquez-en un autre chez Stripe ; l’argent attend sur votre compte Stripe.",
  "payout.bank_failed_no_account":
    "<b>Votre banque a renvoyé un versement</b> : elle ne connaît pas ce compte. Corrigez les coordonnées chez Stripe ; l’argent attend sur votre compte Stripe.",
  "payout.bank_failed_invalid_account_number":
    "<b>Votre banque a renvoyé un versement</b> : le numéro du compte est faux. Corrigez-le chez Stripe ; l’argent attend sur votre compte Stripe.",
  "payout_account.ready": "Votre compte de versement est prêt. Vous pouvez postuler, et recevoir des versements.",
  "solver.owes":
    "<b>Vous devez {sum}</b> : cette somme est retenue sur ce qui sera libéré pour vous ensuite. Le motif : {note}",
  "solver.owes_less": "<b>Vous devez {sum} de moins</b> : nous y avons renoncé. Le motif : {note}",
  "refund.paid": "<b>La somme de {sum} a été remboursée</b> par le même moyen de paiement, pour « {title} ».",
  "refund.failed":
    "<b>La somme de {sum} n’a pas pu être remboursée</b> par le même moyen de paiement, pour « {title} ». L’argent est en sécurité ; nous l’envoyons autrement.",
  "money.needs_review": "<b>De l’argent demande un examen.</b>",
  "money.needs_review_chargeback": "<b>Une banque conteste le paiement</b> pour « {title} ».",
  "money.needs_review_fraud_warning":
    "<b>Le paiement pour « {title} » est peut-être une fraude.</b> Il est gelé pendant votre examen.",
  "money.needs_review_refund_failed":
    "<b>Un remboursement de {sum} a échoué</b>, pour « {title} ». Renvoyez-le, par la même voie ou autrement.",
  "money.needs_review_settlement_currency":
    "<b>Un paiement pour « {title} » a été encaissé dans une autre devise.</b> Il repart ; le coût du change est en compte d’attente.",
  "money.needs_review_evidence_refused": "<b>Stripe a refusé nos preuves</b> dans une contestation bancaire.",
  "money.needs_review_payment_in_review":
    "<b>Quelqu’un a payé pour « {title} », et le paiement ne correspond pas.</b> Le choix a expiré.",
  "money.needs_review_stripe_event": "<b>Une information de Stripe ne correspond pas à nos données.</b>",
  "money.needs_review_suspense":
    "<b>De l’argent a bougé chez Stripe sans que rien ici l’explique.</b> Il est en compte d’attente.",
  "money.needs_review_mismatch": "<b>Nos livres et ceux de Stripe diffèrent.</b>",
  "money.needs_review_balance": "<b>Notre solde et celui de Stripe diffèrent.</b>",
  "money.needs_review_payout_refused":
    "<b>Stripe a refusé cinq fois un versement de {sum}</b>, pour « {title} ». Il repart quand vous le dites.",
  "money.needs_review_signal_upheld":
    "<b>La modération tient deux comptes pour un seul</b> : qui a payé « {title} » et qui est payé. Le versement part de lui-même au bout de trois jours si personne ne le gèle.",
  "money.needs_review_account_suspended":
    "<b>Une personne dont une récompense est mise de côté a été suspendue</b>, pour « {title} ». Veillez à ce que le travail arrive à son terme.",
  "money.needs_review_job_dead":
    "<b>Une tâche de paiement a échoué dix fois</b> et s’est arrêtée. Examinez-la, puis relancez-la.",
  "money.needs_review_recovered":
    "<b>Une contestation bancaire perdue a été gagnée en appel</b>, pour « {title} ». L’argent est de nouveau à nous : décidez à qui il revient.",
  "money.needs_review_job_failing":
    "<b>Une tâche de paiement a échoué cinq fois.</b> Elle est retentée ; voyez ce qui l’arrête.",
  "money.needs_review_clock_failing":
    "<b>Une échéance a échoué cinq fois.</b> Elle est retentée ; voyez ce qui l’arrête.",
  "money.needs_review_event_late":
    "<b>Stripe a signalé quelque chose que nous n’avons pas pu prendre en compte.</b> Examinez-le, puis relancez-le.",
  "money.needs_review_reconciliation": "<b>Les livres n’ont pas pu être comparés à ceux de Stripe.</b>",
  "review.written":
    "{who} a écrit un avis sur « {title} ». Il est affiché quand le vôtre est là aussi, ou après {days} jours ; alors vous ne pouvez plus en écrire.",
  "email.undeliverable":
    "<b>Les e-mails à votre adresse nous reviennent</b>, nous avons donc cessé d’en envoyer. Nous vous prévenons ici ; une nouvelle adresse marche aussitôt.",
  "conversation.opened": "<b>{who} a ouvert un groupe</b> sur « {title} » dont vous faites partie.",
  "conversation.member_joined": "<b>{who} vous a fait entrer dans un groupe</b> sur « {title} ».",
  "conversation.member_left": "Vous ne faites plus partie d’un groupe sur « {title} ».",
  "message.redacted": "<b>OpenChance a supprimé un de vos messages</b> dans une conversation sur « {title} ».",
  "words.redacted": "<b>OpenChance a retiré des mots</b> qui ne peuvent pas figurer dans le nom d’un fichier.",
  "words.redacted_challenge":
    "<b>OpenChance a retiré des mots</b> qui ne peuvent pas figurer dans votre défi « {title} ».",
  "words.redacted_application":
    "<b>OpenChance a retiré des mots</b> qui ne peuvent pas figurer dans votre candidature à « {title} ».",
  "words.redacted_review":
    "<b>OpenChance a retiré des mots</b> qui ne peuvent pas figurer dans votre avis sur « {title} ».",
  "words.redacted_work": "<b>OpenChance a retiré d’une réalisation de votre profil</b> ce qui ne peut pas y figurer.",
  "money.needs_review_account_closing":
    "<b>Quelqu’un ferme son compte</b> alors que la récompense de « {title} » est mise de côté. Examinez cela sous une semaine ; ensuite, ce sont les règles qui décident.",
  "money.needs_review_account_waits":
    "<b>Un compte ne peut pas être supprimé</b> : une question d’argent est encore ouverte, notamment pour « {title} ».",
  "webhook.disabled":
    "<b>Nous n’appelons plus votre webhook à l’adresse {note}</b> : rien n’y arrivait depuis des jours. Réactivez-le quand il répondra.",
  "webhook.disabled_gone":
    "<b>Nous n’appelons plus votre webhook à l’adresse {note}</b> : il a répondu qu’il n’existe plus.",
  "export.ready": "<b>Votre export est prêt.</b> Récupérez-le sous une semaine.",
  "user.state_changed": "L’état de votre compte a changé.",
  "user.state_changed_closing":
    "<b>La fermeture de votre compte est en cours.</b> Ce qui est ouvert est d’abord soldé.",
  "user.state_changed_suspended":
    "<b>Votre compte est suspendu.</b> Vous pouvez lire, mais rien modifier. Le motif : {note} Vous pouvez faire appel une fois dans vos réglages.",
  "user.state_changed_active": "Votre compte est de nouveau ouvert. {note}",
  "user.state_changed_appeal_refused": "<b>Votre appel a été refusé.</b> {note}",
  "user.appealed": "<b>Quelqu’un fait appel de sa suspension.</b>",
  "report.upheld": "<b>Un signalement a été retenu.</b> Décidez de ce qui s’ensuit.",
  "report.upheld_user": "<b>Un signalement sur une personne a été retenu.</b> Décidez de ce qui s’ensuit pour elle.",
  "report.upheld_work":
    "<b>Un signalement sur une réalisation a été retenu.</b> Décidez de ce qu’elle devient, et de ce qui s’ensuit pour la personne qui la montre.",
  "report.decided": "Votre signalement a été examiné. {note}",
  "report.decided_upheld": "<b>Ce que vous avez signalé enfreint nos règles</b>, et nous avons agi. {note}",
  "report.decided_dismissed": "Ce que vous avez signalé a été examiné, et reste. {note}",
  "challenge.taken_down":
    "<b>OpenChance a masqué le défi « {title} ».</b> Personne ne le trouve, et rien ne peut plus y être commencé. Le motif : {note}",
  "challenge.restored": "<b>Le défi « {title} » est de nouveau affiché.</b> {note}",
  "review.published": "<b>Un avis sur vous est affiché</b> : « {title} ».",
} satisfies Translation<typeof english>;
