/** Which function follows the events of each consumer (platform/events.ts says who follows what). */

import { identityConsumer } from "./domains/auth/identity-consumer.ts";
import { cacheConsumer } from "./domains/challenges/cache-consumer.ts";
import { chargebackConsumer } from "./domains/engagements/chargeback-consumer.ts";
import { checkoutConsumer } from "./domains/engagements/checkout-consumer.ts";
import { roomConsumer } from "./domains/messages/consumer.ts";
import { fanOutConsumer, inboxConsumer } from "./domains/notifications/consumer.ts";
import { emailConsumer } from "./domains/notifications/email-consumer.ts";
import { pushConsumer } from "./domains/notifications/push-consumer.ts";
import { destinationsConsumer } from "./domains/payments/destinations-consumer.ts";
import { payoutConsumer } from "./domains/payments/payout-consumer.ts";
import { refundConsumer } from "./domains/payments/refund-consumer.ts";
import { exportConsumer } from "./domains/privacy/export-consumer.ts";
import { alertsConsumer } from "./domains/search/alerts.ts";
import { searchConsumer } from "./domains/search/consumer.ts";
import { webhookConsumer } from "./domains/webhooks/delivering.ts";
import { webhooksConsumer } from "./domains/webhooks/fan-out.ts";
import type { Consumer } from "./platform/events.ts";
import type { Consume } from "./platform/outbox.ts";

export const consumerFunctions: Readonly<Record<Consumer, Consume>> = {
  inbox: inboxConsumer,
  fanout: fanOutConsumer,
  email: emailConsumer,
  push: pushConsumer,
  room: roomConsumer,
  cache: cacheConsumer,
  payout: payoutConsumer,
  refund: refundConsumer,
  checkout: checkoutConsumer,
  destinations: destinationsConsumer,
  chargeback: chargebackConsumer,
  search: searchConsumer,
  identity: identityConsumer,
  export: exportConsumer,
  alerts: alertsConsumer,
  webhooks: webhooksConsumer,
  webhook: webhookConsumer,
};
