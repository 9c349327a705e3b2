/** Made from the OpenAPI document of the API by `npm run client`: do not edit. */

export interface paths {
    "/api/v1/analytics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether this deployment counts how it is used, of those who allow it */
        get: operations["getApiV1Analytics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/announcements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What everybody is told now */
        get: operations["getApiV1Announcements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your own applications, newest first */
        get: operations["getApiV1Applications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An application, for its poster and its applicant */
        get: operations["getApiV1ApplicationsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take your application back */
        post: operations["postApiV1ApplicationsByIdWithdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in */
        get: operations["getApiV1AuthSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where one is signed in */
        get: operations["getApiV1AuthSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/challenges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Public challenges, newest first, or your own with `mine` */
        get: operations["getApiV1Challenges"];
        put?: never;
        /** Write a draft */
        post: operations["postApiV1Challenges"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/challenges/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A challenge, by id or slug */
        get: operations["getApiV1ChallengesById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a draft or an open challenge */
        patch: operations["patchApiV1ChallengesById"];
        trace?: never;
    };
    "/api/v1/challenges/{id}/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The poster's board: all applications, first come first */
        get: operations["getApiV1ChallengesByIdApplications"];
        put?: never;
        /** Apply to an open challenge */
        post: operations["postApiV1ChallengesByIdApplications"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/challenges/{id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The open proposal to end a challenge together */
        get: operations["getApiV1ChallengesByIdCancellation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/challenges/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All versions of the work, newest first */
        get: operations["getApiV1ChallengesByIdDeliveries"];
        put?: never;
        /** Hand in the next version of the work */
        post: operations["postApiV1ChallengesByIdDeliveries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/challenges/{id}/dispute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest dispute about a challenge, for its sides and admins */
        get: operations["getApiV1ChallengesByIdDispute"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/challenges/{id}/payment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is held, released and sent back for a challenge */
        get: operations["getApiV1ChallengesByIdPayment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/challenges/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a draft for applications */
        post: operations["postApiV1ChallengesByIdPublish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/challenges/{id}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The published reviews of a challenge, and your own */
        get: operations["getApiV1ChallengesByIdReviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's conversations, the latest first */
        get: operations["getApiV1Conversations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A conversation */
        get: operations["getApiV1ConversationsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of a conversation's entries, oldest first; without `before` the newest */
        get: operations["getApiV1ConversationsByIdMessages"];
        put?: never;
        /** Write a message without a socket; the same `id` again answers with the first */
        post: operations["postApiV1ConversationsByIdMessages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say how far one has read; going back changes nothing */
        post: operations["postApiV1ConversationsByIdRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/disputes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A dispute with all that was said, for its sides and admins */
        get: operations["getApiV1DisputesById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Upload a file: its bytes are the body, its type the Content-Type, its name in the query */
        post: operations["postApiV1Files"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file's bytes */
        get: operations["getApiV1FilesById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's notifications, newest first, and what is unread */
        get: operations["getApiV1Notifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of one's notifications, by the id of its event */
        get: operations["getApiV1NotificationsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which notifications come by which channel, quiet hours and digest */
        get: operations["getApiV1NotificationsPreferences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is unread, as counts */
        get: operations["getApiV1NotificationsUnread"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/unsubscribe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a link in a mail is about; needs no sign-in */
        get: operations["getApiV1NotificationsUnsubscribe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your statement: sums and movements from the ledger, newest first */
        get: operations["getApiV1Payments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your receipts, newest first: one for each reward that was paid in */
        get: operations["getApiV1PaymentsReceipts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/receipts/{holdId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A receipt: for the poster what was paid, for the solver each release */
        get: operations["getApiV1PaymentsReceiptsByHoldId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The currencies that rewards may be in here, their limits, and the fee */
        get: operations["getApiV1PaymentsTerms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What you have reported, the latest first */
        get: operations["getApiV1Reports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search/challenges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open challenges by words and filters, with facets */
        get: operations["getApiV1SearchChallenges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search/saved": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your saved searches */
        get: operations["getApiV1SearchSaved"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search/suggest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Titles, skills and people while somebody types */
        get: operations["getApiV1SearchSuggest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People by name, handle or skill */
        get: operations["getApiV1SearchUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{handle}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Somebody's public profile */
        get: operations["getApiV1UsersByHandle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{handle}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What others wrote of somebody, newest first, and how all of them rated */
        get: operations["getApiV1UsersByHandleReviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{handle}/works": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The works that somebody shows, in their order */
        get: operations["getApiV1UsersByHandleWorks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your own profile */
        get: operations["getApiV1UsersMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your keys */
        get: operations["getApiV1UsersMeApiKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/blocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom you have blocked */
        get: operations["getApiV1UsersMeBlocks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/payout-account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where you are paid, and what is missing */
        get: operations["getApiV1UsersMePayoutAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/privacy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your export, whether your account closes, and what is open */
        get: operations["getApiV1UsersMePrivacy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/standing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How your account stands, and why it is suspended when it is */
        get: operations["getApiV1UsersMeStanding"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your webhooks */
        get: operations["getApiV1UsersMeWebhooks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was sent to a webhook in the last 30 days, the latest first */
        get: operations["getApiV1UsersMeWebhooksByIdDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/works": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The works you show, in your order */
        get: operations["getApiV1Works"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/works/{id}/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The picture of a work: an image's bytes */
        get: operations["getApiV1WorksByIdPicture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description RFC 9457. `code` is stable; `detail` says what to do. */
        Problem: {
            /** @enum {string} */
            code: "invalid_json" | "invalid_cursor" | "invalid_upgrade" | "signed_out" | "invalid_token" | "session_expired" | "conflicting_credentials" | "account_suspended" | "viewing_only" | "sign_in_again" | "account_closing" | "forbidden" | "key_not_allowed" | "origin_not_allowed" | "not_found" | "method_not_allowed" | "invalid_signature" | "unsupported_media_type" | "body_too_large" | "invalid_input" | "idempotency_conflict" | "saved_searches_full" | "works_full" | "stale_write" | "wrong_state" | "challenge_incomplete" | "challenge_not_editable" | "challenge_taken_down" | "paused" | "challenge_not_open" | "application_deadline_passed" | "own_challenge" | "already_applied" | "payout_setup_required" | "payout_country_unsupported" | "solver_not_payable" | "award_pending" | "hold_not_payable" | "hold_not_held" | "hold_frozen" | "currency_not_offered" | "invalid_split" | "cancellation_pending" | "no_cancellation_open" | "proposal_not_open" | "dispute_open" | "dispute_not_possible" | "dispute_window_over" | "dispute_full" | "offer_not_open" | "payment_window_over" | "delivery_not_latest" | "changes_limit_reached" | "file_not_usable" | "upload_quota_reached" | "review_not_open" | "review_window_over" | "already_reviewed" | "blocked" | "cannot_leave" | "push_not_offered" | "push_service_not_allowed" | "invalid_link" | "not_a_member" | "too_many_keys" | "too_many_webhooks" | "webhook_disabled" | "last_way_in" | "rate_limited" | "identity_provider_unavailable" | "payment_provider_unavailable" | "interrupted" | "internal_error";
            detail: string;
            errors?: {
                message: string;
                path: string;
            }[];
            requestId: string;
            status: number;
            title: string;
            type: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getApiV1Analytics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Whether this deployment counts how it is used, of those who allow it */
                        offered: boolean;
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiV1Announcements: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: date-time */
                            endsAt: string;
                            id: string;
                            /** Format: date-time */
                            startsAt: string;
                            text: string;
                        }[];
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiV1Applications: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
                state?: "submitted" | "shortlisted" | "awarded" | "hired" | "declined" | "withdrawn" | "lapsed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            agentUse: string | null;
                            applicant: {
                                completedAsSolver: number;
                                country: string | null;
                                handle: string;
                                id: string;
                                name: string;
                                rating: {
                                    /** @description null while nobody has reviewed */
                                    average: number | null;
                                    count: number;
                                };
                            };
                            challenge: {
                                /** @enum {string} */
                                agents: "humans" | "declared" | "allowed";
                                applicationCount: number;
                                applicationDeadline: string | null;
                                category: ("software" | "design" | "writing" | "data" | "operations" | "marketing" | "audio_video" | "research") | null;
                                /** Format: date-time */
                                createdAt: string;
                                deliveryDays: number | null;
                                id: string;
                                /** @enum {string} */
                                kind: "hire";
                                /** @description Where the work is done; null: from anywhere */
                                place: string | null;
                                poster: {
                                    country: string | null;
                                    handle: string;
                                    id: string;
                                    name: string;
                                    paidAsPoster: number;
                                    rating: {
                                        /** @description null while nobody has reviewed */
                                        average: number | null;
                                        count: number;
                                    };
                                };
                                publishedAt: string | null;
                                /** @description null only in a draft */
                                reward: {
                                    amountMinor: number;
                                    /** @enum {string} */
                                    currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                                } | null;
                                skills: string[];
                                slug: string;
                                /** @enum {string} */
                                state: "draft" | "open" | "awarded" | "in_progress" | "delivered" | "disputed" | "completed" | "canceled" | "expired";
                                summary: string;
                                title: string;
                            };
                            challengeId: string;
                            conversationId: string | null;
                            coverLetter: string;
                            /** Format: date-time */
                            createdAt: string;
                            days: number;
                            id: string;
                            /** @description The poster's own note; null for everybody else */
                            note: string | null;
                            /** @description Whether the applicant can be paid out today */
                            payable: boolean;
                            price: {
                                amountMinor: number;
                                /** @enum {string} */
                                currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                            };
                            /** @enum {string} */
                            state: "submitted" | "shortlisted" | "awarded" | "hired" | "declined" | "withdrawn" | "lapsed";
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiV1ApplicationsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        agentUse: string | null;
                        applicant: {
                            completedAsSolver: number;
                            country: string | null;
                            handle: string;
                            id: string;
                            name: string;
                            rating: {
                                /** @description null while nobody has reviewed */
                                average: number | null;
                                count: number;
                            };
                        };
                        challengeId: string;
                        conversationId: string | null;
                        coverLetter: string;
                        /** Format: date-time */
                        createdAt: string;
                        days: number;
                        id: string;
                        /** @description The poster's own note; null for everybody else */
                        note: string | null;
                        /** @description Whether the applicant can be paid out today */
                        payable: boolean;
                        price: {
                            amountMinor: number;
                            /** @enum {string} */
                            currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                        };
                        /** @enum {string} */
                        state: "submitted" | "shortlisted" | "awarded" | "hired" | "declined" | "withdrawn" | "lapsed";
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postApiV1ApplicationsByIdWithdraw: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your name for this write, 1–200 characters. The same key with the same body gives the first answer again for 48 h; with another body 409. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        agentUse: string | null;
                        applicant: {
                            completedAsSolver: number;
                            country: string | null;
                            handle: string;
                            id: string;
                            name: string;
                            rating: {
                                /** @description null while nobody has reviewed */
                                average: number | null;
                                count: number;
                            };
                        };
                        challengeId: string;
                        conversationId: string | null;
                        coverLetter: string;
                        /** Format: date-time */
                        createdAt: string;
                        days: number;
                        id: string;
                        /** @description The poster's own note; null for everybody else */
                        note: string | null;
                        /** @description Whether the applicant can be paid out today */
                        payable: boolean;
                        price: {
                            amountMinor: number;
                            /** @enum {string} */
                            currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                        };
                        /** @enum {string} */
                        state: "submitted" | "shortlisted" | "awarded" | "hired" | "declined" | "withdrawn" | "lapsed";
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiV1AuthSession: {
        parameters: {
            query?: {
                /** @description For the server of the pages: the address of the page asked for */
                document?: string;
                /** @description With `document`: the language of the page. A profile that nobody has touched yet takes it over */
                language?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        handshake?: {
                            /** Format: uri */
                            location: string;
                        };
                        /** @enum {string} */
                        state: "signed-in" | "signed-out" | "handshake";
                        user: {
                            /** @description What they said to being counted; null: nothing yet, which is no */
                            analytics: ("allowed" | "declined") | null;
                            country: string | null;
                            email: string | null;
                            handle: string;
                            id: string;
                            locale: string;
                            name: string;
                            /** @enum {string} */
                            role: "member" | "moderator" | "admin";
                            /**
                             * @description Suspended and closing people may read but not write
                             * @enum {string}
                             */
                            state: "active" | "suspended" | "closing" | "deleted";
                            timeZone: string;
                        } | null;
                        /** @description It is an admin who looks at this person's account; nothing can be changed */
                        viewing?: {
                            /** Format: date-time */
                            endsAt: string;
                        };
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiV1AuthSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            browser: string | null;
                            country: string | null;
                            /** @description The one that asks */
                            current: boolean;
                            device: string | null;
                            id: string;
                            /** Format: date-time */
                            lastActiveAt: string;
                            /** Format: date-time */
                            signedInAt: string;
                        }[];
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiV1Challenges: {
        parameters: {
            query?: {
                category?: "software" | "design" | "writing" | "data" | "operations" | "marketing" | "audio_video" | "research";
                currency?: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
                maxReward?: number;
                mine?: "posted" | "solving";
                /** @description Minor units; needs `currency` */
                minReward?: number;
                /** @description A poster's handle */
                poster?: string;
                skill?: string;
                /** @description Default `open` */
                state?: "draft" | "open" | "awarded" | "in_progress" | "delivered" | "disputed" | "completed" | "canceled" | "expired";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @enum {string} */
                            agents: "humans" | "declared" | "allowed";
                            applicationCount: number;
                            applicationDeadline: string | null;
                            category: ("software" | "design" | "writing" | "data" | "operations" | "marketing" | "audio_video" | "research") | null;
                            /** Format: date-time */
                            createdAt: string;
                            deliveryDays: number | null;
                            id: string;
                            /** @enum {string} */
                            kind: "hire";
                            /** @description Where the work is done; null: from anywhere */
                            place: string | null;
                            poster: {
                                country: string | null;
                                handle: string;
                                id: string;
                                name: string;
                                paidAsPoster: number;
                                rating: {
                                    /** @description null while nobody has reviewed */
                                    average: number | null;
                                    count: number;
                                };
                            };
                            publishedAt: string | null;
                            /** @description null only in a draft */
                            reward: {
                                amountMinor: number;
                                /** @enum {string} */
                                currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                            } | null;
                            skills: string[];
                            slug: string;
                            /** @enum {string} */
                            state: "draft" | "open" | "awarded" | "in_progress" | "delivered" | "disputed" | "completed" | "canceled" | "expired";
                            summary: string;
                            title: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postApiV1Challenges: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your name for this write, 1–200 characters. The same key with the same body gives the first answer again for 48 h; with another body 409. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    agents?: "humans" | "declared" | "allowed";
                    /**
                     * Format: date-time
                     * @description Applications are taken until this instant
                     */
                    applicationDeadline?: string;
                    /** @description Markdown */
                    brief?: string;
                    /** @enum {string} */
                    category?: "software" | "design" | "writing" | "data" | "operations" | "marketing" | "audio_video" | "research";
                    /** @description Days from the held reward to the first delivery */
                    deliveryDays?: number;
                    /** @description Where the work is done; null: from anywhere */
                    place?: string | null;
                    reward?: {
                        /** @description Integer minor units: 240000 is 2,400.00 USD */
                        amountMinor: number;
                        /** @enum {string} */
                        currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                    };
                    skills?: string[];
                    summary?: string;
                    title: string;
                };
            };
        };
        responses: {
            /** @description The answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        agents: "humans" | "declared" | "allowed";
                        applicationCount: number;
                        applicationDeadline: string | null;
                        /** @description When the last delivery counts as approved if nobody answers */
                        approvesAt: string | null;
                        awardedApplicationId: string | null;
                        /** @description Markdown */
                        brief: string;
                        briefVersion: number;
                        /** @description For the poster and the solver; null for everybody else */
                        cancelNote: string | null;
                        cancelReason: ("poster_withdrew" | "solver_left" | "agreed" | "not_delivered" | "dispute" | "chargeback" | "moderation") | null;
                        category: ("software" | "design" | "writing" | "data" | "operations" | "marketing" | "audio_video" | "research") | null;
                        completedAt: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        deliveryDays: number | null;
                        /** @description When the (next) delivery is due */
                        dueAt: string | null;
                        id: string;
                        /** @enum {string} */
                        kind: "hire";
                        /** @description When the award lapses unless it is paid */
                        paymentDueAt: string | null;
                        /** @description Where the work is done; null: from anywhere */
                        place: string | null;
                        poster: {
                            country: string | null;
                            handle: string;
                            id: string;
                            name: string;
                            paidAsPoster: number;
                            rating: {
                                /** @description null while nobody has reviewed */
                                average: number | null;
                                count: number;
                            };
                        };
                        publishedAt: string | null;
                        /** @description null only in a draft */
                        reward: {
                            amountMinor: number;
                            /** @enum {string} */
                            currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                        } | null;
                        skills: string[];
                        slug: string;
                        solver: {
                            country: string | null;
                            handle: string;
                            id: string;
                            name: string;
                            rating: {
                                /** @description null while nobody has reviewed */
                                average: number | null;
                                count: number;
                            };
                        } | null;
                        /** @enum {string} */
                        state: "draft" | "open" | "awarded" | "in_progress" | "delivered" | "disputed" | "completed" | "canceled" | "expired";
                        summary: string;
                        /** @description Since when only its sides and moderators see it */
                        takenDownAt: string | null;
                        title: string;
                        version: number;
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiV1ChallengesById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        agents: "humans" | "declared" | "allowed";
                        applicationCount: number;
                        applicationDeadline: string | null;
                        /** @description When the last delivery counts as approved if nobody answers */
                        approvesAt: string | null;
                        awardedApplicationId: string | null;
                        /** @description Markdown */
                        brief: string;
                        briefVersion: number;
                        /** @description For the poster and the solver; null for everybody else */
                        cancelNote: string | null;
                        cancelReason: ("poster_withdrew" | "solver_left" | "agreed" | "not_delivered" | "dispute" | "chargeback" | "moderation") | null;
                        category: ("software" | "design" | "writing" | "data" | "operations" | "marketing" | "audio_video" | "research") | null;
                        completedAt: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        deliveryDays: number | null;
                        /** @description When the (next) delivery is due */
                        dueAt: string | null;
                        id: string;
                        /** @enum {string} */
                        kind: "hire";
                        /** @description When the award lapses unless it is paid */
                        paymentDueAt: string | null;
                        /** @description Where the work is done; null: from anywhere */
                        place: string | null;
                        poster: {
                            country: string | null;
                            handle: string;
                            id: string;
                            name: string;
                            paidAsPoster: number;
                            rating: {
                                /** @description null while nobody has reviewed */
                                average: number | null;
                                count: number;
                            };
                        };
                        publishedAt: string | null;
                        /** @description null only in a draft */
                        reward: {
                            amountMinor: number;
                            /** @enum {string} */
                            currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                        } | null;
                        skills: string[];
                        slug: string;
                        solver: {
                            country: string | null;
                            handle: string;
                            id: string;
                            name: string;
                            rating: {
                                /** @description null while nobody has reviewed */
                                average: number | null;
                                count: number;
                            };
                        } | null;
                        /** @enum {string} */
                        state: "draft" | "open" | "awarded" | "in_progress" | "delivered" | "disputed" | "completed" | "canceled" | "expired";
                        summary: string;
                        /** @description Since when only its sides and moderators see it */
                        takenDownAt: string | null;
                        title: string;
                        version: number;
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchApiV1ChallengesById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    agents?: "humans" | "declared" | "allowed";
                    applicationDeadline?: string | null;
                    /** @description Markdown */
                    brief?: string;
                    category?: ("software" | "design" | "writing" | "data" | "operations" | "marketing" | "audio_video" | "research") | null;
                    deliveryDays?: number | null;
                    /** @description Where the work is done; null: from anywhere */
                    place?: string | null;
                    reward?: {
                        /** @description Integer minor units: 240000 is 2,400.00 USD */
                        amountMinor: number;
                        /** @enum {string} */
                        currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                    } | null;
                    skills?: string[];
                    summary?: string;
                    title?: string;
                };
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        agents: "humans" | "declared" | "allowed";
                        applicationCount: number;
                        applicationDeadline: string | null;
                        /** @description When the last delivery counts as approved if nobody answers */
                        approvesAt: string | null;
                        awardedApplicationId: string | null;
                        /** @description Markdown */
                        brief: string;
                        briefVersion: number;
                        /** @description For the poster and the solver; null for everybody else */
                        cancelNote: string | null;
                        cancelReason: ("poster_withdrew" | "solver_left" | "agreed" | "not_delivered" | "dispute" | "chargeback" | "moderation") | null;
                        category: ("software" | "design" | "writing" | "data" | "operations" | "marketing" | "audio_video" | "research") | null;
                        completedAt: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        deliveryDays: number | null;
                        /** @description When the (next) delivery is due */
                        dueAt: string | null;
                        id: string;
                        /** @enum {string} */
                        kind: "hire";
                        /** @description When the award lapses unless it is paid */
                        paymentDueAt: string | null;
                        /** @description Where the work is done; null: from anywhere */
                        place: string | null;
                        poster: {
                            country: string | null;
                            handle: string;
                            id: string;
                            name: string;
                            paidAsPoster: number;
                            rating: {
                                /** @description null while nobody has reviewed */
                                average: number | null;
                                count: number;
                            };
                        };
                        publishedAt: string | null;
                        /** @description null only in a draft */
                        reward: {
                            amountMinor: number;
                            /** @enum {string} */
                            currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                        } | null;
                        skills: string[];
                        slug: string;
                        solver: {
                            country: string | null;
                            handle: string;
                            id: string;
                            name: string;
                            rating: {
                                /** @description null while nobody has reviewed */
                                average: number | null;
                                count: number;
                            };
                        } | null;
                        /** @enum {string} */
                        state: "draft" | "open" | "awarded" | "in_progress" | "delivered" | "disputed" | "completed" | "canceled" | "expired";
                        summary: string;
                        /** @description Since when only its sides and moderators see it */
                        takenDownAt: string | null;
                        title: string;
                        version: number;
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiV1ChallengesByIdApplications: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
                state?: "submitted" | "shortlisted" | "awarded" | "hired" | "declined" | "withdrawn" | "lapsed";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            agentUse: string | null;
                            applicant: {
                                completedAsSolver: number;
                                country: string | null;
                                handle: string;
                                id: string;
                                name: string;
                                rating: {
                                    /** @description null while nobody has reviewed */
                                    average: number | null;
                                    count: number;
                                };
                            };
                            challengeId: string;
                            conversationId: string | null;
                            coverLetter: string;
                            /** Format: date-time */
                            createdAt: string;
                            days: number;
                            id: string;
                            /** @description The poster's own note; null for everybody else */
                            note: string | null;
                            /** @description Whether the applicant can be paid out today */
                            payable: boolean;
                            price: {
                                amountMinor: number;
                                /** @enum {string} */
                                currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                            };
                            /** @enum {string} */
                            state: "submitted" | "shortlisted" | "awarded" | "hired" | "declined" | "withdrawn" | "lapsed";
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postApiV1ChallengesByIdApplications: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your name for this write, 1–200 characters. The same key with the same body gives the first answer again for 48 h; with another body 409. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Which AI agents help, if any */
                    agentUse?: string;
                    coverLetter: string;
                    /** @description Days to the first delivery */
                    days: number;
                    /** @description In the challenge's currency */
                    price: {
                        /** @description Integer minor units: 240000 is 2,400.00 USD */
                        amountMinor: number;
                        /** @enum {string} */
                        currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                    };
                };
            };
        };
        responses: {
            /** @description The answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        agentUse: string | null;
                        applicant: {
                            completedAsSolver: number;
                            country: string | null;
                            handle: string;
                            id: string;
                            name: string;
                            rating: {
                                /** @description null while nobody has reviewed */
                                average: number | null;
                                count: number;
                            };
                        };
                        challengeId: string;
                        conversationId: string | null;
                        coverLetter: string;
                        /** Format: date-time */
                        createdAt: string;
                        days: number;
                        id: string;
                        /** @description The poster's own note; null for everybody else */
                        note: string | null;
                        /** @description Whether the applicant can be paid out today */
                        payable: boolean;
                        price: {
                            amountMinor: number;
                            /** @enum {string} */
                            currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                        };
                        /** @enum {string} */
                        state: "submitted" | "shortlisted" | "awarded" | "hired" | "declined" | "withdrawn" | "lapsed";
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiV1ChallengesByIdCancellation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The open proposal to end the challenge together */
                        cancellation: {
                            challengeId: string;
                            /** Format: date-time */
                            createdAt: string;
                            decidedAt: string | null;
                            division: {
                                fee: {
                                    amountMinor: number;
                                    /** @enum {string} */
                                    currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                                };
                                refund: {
                                    amountMinor: number;
                                    /** @enum {string} */
                                    currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                                };
                                release: {
                                    amountMinor: number;
                                    /** @enum {string} */
                                    currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                                };
                                tax: {
                                    amountMinor: number;
                                    /** @enum {string} */
                                    currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                                };
                            };
                            id: string;
                            note: string;
                            /** @enum {string} */
                            proposedBy: "poster" | "solver";
                            /** @enum {string} */
                            state: "open" | "accepted" | "refused" | "withdrawn" | "overtaken";
                        } | null;
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiV1ChallengesByIdDeliveries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            challengeId: string;
                            /** Format: date-time */
                            createdAt: string;
                            decidedAt: string | null;
                            /** @description Ms in disputes about it that were taken back: by so much longer another may be opened */
                            disputedMs: number;
                            /** @description What the poster asked to change */
                            feedback: string | null;
                            fileIds: string[];
                            files: {
                                /** @description MD5 of the bytes: the same for the same file */
                                checksum: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                height: number | null;
                                id: string;
                                name: string;
                                /** @description Bytes */
                                size: number;
                                /** @enum {string} */
                                state: "pending" | "clean" | "rejected";
                                type: string;
                                /** @description Pixels, of an image that browsers may show in place */
                                width: number | null;
                            }[];
                            id: string;
                            note: string;
                            /** @enum {string} */
                            state: "submitted" | "changes_requested" | "approved" | "superseded";
                            version: number;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postApiV1ChallengesByIdDeliveries: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your name for this write, 1–200 characters. The same key with the same body gives the first answer again for 48 h; with another body 409. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default [] */
                    fileIds?: string[];
                    note: string;
                };
            };
        };
        responses: {
            /** @description The answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        challengeId: string;
                        /** Format: date-time */
                        createdAt: string;
                        decidedAt: string | null;
                        /** @description Ms in disputes about it that were taken back: by so much longer another may be opened */
                        disputedMs: number;
                        /** @description What the poster asked to change */
                        feedback: string | null;
                        fileIds: string[];
                        files: {
                            /** @description MD5 of the bytes: the same for the same file */
                            checksum: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            height: number | null;
                            id: string;
                            name: string;
                            /** @description Bytes */
                            size: number;
                            /** @enum {string} */
                            state: "pending" | "clean" | "rejected";
                            type: string;
                            /** @description Pixels, of an image that browsers may show in place */
                            width: number | null;
                        }[];
                        id: string;
                        note: string;
                        /** @enum {string} */
                        state: "submitted" | "changes_requested" | "approved" | "superseded";
                        version: number;
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiV1ChallengesByIdDispute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        answerDueAt: string;
                        challenge: {
                            id: string;
                            slug: string;
                            title: string;
                        };
                        conversationId: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        decisionDueAt: string | null;
                        entries: {
                            /** Format: date-time */
                            at: string;
                            /** @description null for what happened by itself, and for an admin */
                            author: {
                                country: string | null;
                                handle: string;
                                id: string;
                                name: string;
                                rating: {
                                    /** @description null while nobody has reviewed */
                                    average: number | null;
                                    count: number;
                                };
                            } | null;
                            division: {
                                fee: {
                                    amountMinor: number;
                                    /** @enum {string} */
                                    currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                                };
                                refund: {
                                    amountMinor: number;
                                    /** @enum {string} */
                                    currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                                };
                                release: {
                                    amountMinor: number;
                                    /** @enum {string} */
                                    currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                                };
                                tax: {
                                    amountMinor: number;
                                    /** @enum {string} */
                                    currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                                };
                            } | null;
                            files: {
                                /** @description MD5 of the bytes: the same for the same file */
                                checksum: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                height: number | null;
                                id: string;
                                name: string;
                                /** @description Bytes */
                                size: number;
                                /** @enum {string} */
                                state: "pending" | "clean" | "rejected";
                                type: string;
                                /** @description Pixels, of an image that browsers may show in place */
                                width: number | null;
                            }[];
                            id: string;
                            /** @enum {string} */
                            kind: "claim" | "answer" | "offer" | "evidence" | "message" | "acceptance" | "silence" | "decision" | "limit" | "chargeback" | "withdrawal";
                            /** @enum {string} */
                            side: "poster" | "solver" | "admin" | "system";
                            text: string;
                        }[];
                        /** @enum {string} */
                        filedBy: "poster" | "solver";
                        /** @description A bank or an admin looks into the payment: nothing is settled meanwhile */
                        frozen: boolean;
                        /** @description What was left of the reward when it was filed: divisions are of this */
                        held: {
                            amountMinor: number;
                            /** @enum {string} */
                            currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                        };
                        id: string;
                        /** @description The hold's last day: what the sides have in common, else half each */
                        limitAt: string | null;
                        /** @description What the reader may do now */
                        may: ("answer" | "offer" | "accept" | "evidence" | "withdraw" | "message" | "decide")[];
                        /** @description From the answer on: then an admin takes over */
                        offersEndAt: string | null;
                        outcome: ("agreed" | "silence" | "decided" | "limit" | "chargeback") | null;
                        poster: {
                            country: string | null;
                            handle: string;
                            id: string;
                            name: string;
                            rating: {
                                /** @description null while nobody has reviewed */
                                average: number | null;
                                count: number;
                            };
                        };
                        /** @enum {string} */
                        reason: "not_delivered" | "not_as_agreed" | "poor_quality" | "no_answer" | "more_than_agreed" | "other";
                        /** @description All that was paid in, with the fee and tax fixed for it: what those of a part follow from */
                        reward: {
                            amount: {
                                amountMinor: number;
                                /** @enum {string} */
                                currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                            };
                            fee: {
                                amountMinor: number;
                                /** @enum {string} */
                                currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                            };
                            tax: {
                                amountMinor: number;
                                /** @enum {string} */
                                currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                            };
                        };
                        settledAt: string | null;
                        settlement: {
                            fee: {
                                amountMinor: number;
                                /** @enum {string} */
                                currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                            };
                            refund: {
                                amountMinor: number;
                                /** @enum {string} */
                                currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                            };
                            release: {
                                amountMinor: number;
                                /** @enum {string} */
                                currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                            };
                            tax: {
                                amountMinor: number;
                                /** @enum {string} */
                                currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                            };
                        } | null;
                        /** @description What happens when nobody does anything more, and when; null once it has ended */
                        silence: {
                            /** Format: date-time */
                            at: string;
                            /** @description null while an admin is to decide */
                            division: {
                                fee: {
                                    amountMinor: number;
                                    /** @enum {string} */
                                    currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                                };
                                refund: {
                                    amountMinor: number;
                                    /** @enum {string} */
                                    currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                                };
                                release: {
                                    amountMinor: number;
                                    /** @enum {string} */
                                    currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                                };
                                tax: {
                                    amountMinor: number;
                                    /** @enum {string} */
                                    currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                                };
                            } | null;
                            /** @enum {string} */
                            outcome: "claim" | "decision" | "limit";
                        } | null;
                        solver: {
                            country: string | null;
                            handle: string;
                            id: string;
                            name: string;
                            rating: {
                                /** @description null while nobody has reviewed */
                                average: number | null;
                                count: number;
                            };
                        };
                        /** @description Of each side, the newest division that it said it would accept */
                        standing: {
                            poster: {
                                /** Format: date-time */
                                at: string;
                                /** @description null for what happened by itself, and for an admin */
                                author: {
                                    country: string | null;
                                    handle: string;
                                    id: string;
                                    name: string;
                                    rating: {
                                        /** @description null while nobody has reviewed */
                                        average: number | null;
                                        count: number;
                                    };
                                } | null;
                                division: {
                                    fee: {
                                        amountMinor: number;
                                        /** @enum {string} */
                                        currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                                    };
                                    refund: {
                                        amountMinor: number;
                                        /** @enum {string} */
                                        currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                                    };
                                    release: {
                                        amountMinor: number;
                                        /** @enum {string} */
                                        currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                                    };
                                    tax: {
                                        amountMinor: number;
                                        /** @enum {string} */
                                        currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                                    };
                                } | null;
                                files: {
                                    /** @description MD5 of the bytes: the same for the same file */
                                    checksum: string | null;
                                    /** Format: date-time */
                                    createdAt: string;
                                    height: number | null;
                                    id: string;
                                    name: string;
                                    /** @description Bytes */
                                    size: number;
                                    /** @enum {string} */
                                    state: "pending" | "clean" | "rejected";
                                    type: string;
                                    /** @description Pixels, of an image that browsers may show in place */
                                    width: number | null;
                                }[];
                                id: string;
                                /** @enum {string} */
                                kind: "claim" | "answer" | "offer" | "evidence" | "message" | "acceptance" | "silence" | "decision" | "limit" | "chargeback" | "withdrawal";
                                /** @enum {string} */
                                side: "poster" | "solver" | "admin" | "system";
                                text: string;
                            } | null;
                            solver: {
                                /** Format: date-time */
                                at: string;
                                /** @description null for what happened by itself, and for an admin */
                                author: {
                                    country: string | null;
                                    handle: string;
                                    id: string;
                                    name: string;
                                    rating: {
                                        /** @description null while nobody has reviewed */
                                        average: number | null;
                                        count: number;
                                    };
                                } | null;
                                division: {
                                    fee: {
                                        amountMinor: number;
                                        /** @enum {string} */
                                        currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                                    };
                                    refund: {
                                        amountMinor: number;
                                        /** @enum {string} */
                                        currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                                    };
                                    release: {
                                        amountMinor: number;
                                        /** @enum {string} */
                                        currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                                    };
                                    tax: {
                                        amountMinor: number;
                                        /** @enum {string} */
                                        currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                                    };
                                } | null;
                                files: {
                                    /** @description MD5 of the bytes: the same for the same file */
                                    checksum: string | null;
                                    /** Format: date-time */
                                    createdAt: string;
                                    height: number | null;
                                    id: string;
                                    name: string;
                                    /** @description Bytes */
                                    size: number;
                                    /** @enum {string} */
                                    state: "pending" | "clean" | "rejected";
                                    type: string;
                                    /** @description Pixels, of an image that browsers may show in place */
                                    width: number | null;
                                }[];
                                id: string;
                                /** @enum {string} */
                                kind: "claim" | "answer" | "offer" | "evidence" | "message" | "acceptance" | "silence" | "decision" | "limit" | "chargeback" | "withdrawal";
                                /** @enum {string} */
                                side: "poster" | "solver" | "admin" | "system";
                                text: string;
                            } | null;
                        };
                        /** @enum {string} */
                        state: "filed" | "answered" | "deciding" | "settled" | "withdrawn";
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiV1ChallengesByIdPayment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        amount: {
                            amountMinor: number;
                            /** @enum {string} */
                            currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                        };
                        challengeId: string;
                        /** @description Until when a bank debit may be on its way; then the award lapses. null while there is none */
                        debitUntil: string | null;
                        /** @description Fixed when the reward is held */
                        fee: {
                            amountMinor: number;
                            /** @enum {string} */
                            currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                        };
                        /** @description Why no decision may move the reward now */
                        freeze: {
                            /** @description What the poster's bank took back */
                            amount: {
                                amountMinor: number;
                                /** @enum {string} */
                                currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                            } | null;
                            /**
                             * @description `review`: a person or a time limit ends it
                             * @enum {string}
                             */
                            cause: "chargeback" | "review";
                            /** @description When it ends by itself; null while somebody must end it */
                            endsAt: string | null;
                            /**
                             * Format: date-time
                             * @description Since then the clocks of the work stand still
                             */
                            since: string;
                        } | null;
                        /** @description Still held, from the ledger */
                        held: {
                            amountMinor: number;
                            /** @enum {string} */
                            currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                        };
                        heldAt: string | null;
                        holdId: string;
                        /** @enum {string} */
                        holdState: "created" | "checkout_open" | "async_pending" | "held" | "partially_released" | "released" | "refunded" | "split" | "charged_back" | "failed" | "lapsed";
                        /** @description What the solver receives in all */
                        net: {
                            amountMinor: number;
                            /** @enum {string} */
                            currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                        };
                        paymentDueAt: string | null;
                        /** @description null until something was released; a poster never sees the reason */
                        payout: {
                            amount: {
                                amountMinor: number;
                                /** @enum {string} */
                                currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                            };
                            paidAt: string | null;
                            reason: ("payout_setup_required" | "account_restricted" | "balance_insufficient" | "provider_unavailable" | "transfer_refused" | "frozen" | "under_review") | null;
                            /** @enum {string} */
                            state: "blocked" | "queued" | "transferring" | "paid" | "failed" | "reversed" | "canceled";
                        } | null;
                        /** @description What goes back to the poster, by the part that most needs telling (failed, then on its way, then paid); null when nothing does. A solver sees `decided` until it is paid */
                        refund: {
                            amount: {
                                amountMinor: number;
                                /** @enum {string} */
                                currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                            };
                            /** @enum {string} */
                            state: "decided" | "requested" | "paid" | "failed";
                        } | null;
                        /** @description What was decided to go back; `refund` says how far that is */
                        refunded: {
                            amountMinor: number;
                            /** @enum {string} */
                            currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                        };
                        released: {
                            amountMinor: number;
                            /** @enum {string} */
                            currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                        };
                        /** @description Tax on the fee; it comes out of the solver's part, as the fee does */
                        tax: {
                            amountMinor: number;
                            /** @enum {string} */
                            currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                        };
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postApiV1ChallengesByIdPublish: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your name for this write, 1–200 characters. The same key with the same body gives the first answer again for 48 h; with another body 409. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        agents: "humans" | "declared" | "allowed";
                        applicationCount: number;
                        applicationDeadline: string | null;
                        /** @description When the last delivery counts as approved if nobody answers */
                        approvesAt: string | null;
                        awardedApplicationId: string | null;
                        /** @description Markdown */
                        brief: string;
                        briefVersion: number;
                        /** @description For the poster and the solver; null for everybody else */
                        cancelNote: string | null;
                        cancelReason: ("poster_withdrew" | "solver_left" | "agreed" | "not_delivered" | "dispute" | "chargeback" | "moderation") | null;
                        category: ("software" | "design" | "writing" | "data" | "operations" | "marketing" | "audio_video" | "research") | null;
                        completedAt: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        deliveryDays: number | null;
                        /** @description When the (next) delivery is due */
                        dueAt: string | null;
                        id: string;
                        /** @enum {string} */
                        kind: "hire";
                        /** @description When the award lapses unless it is paid */
                        paymentDueAt: string | null;
                        /** @description Where the work is done; null: from anywhere */
                        place: string | null;
                        poster: {
                            country: string | null;
                            handle: string;
                            id: string;
                            name: string;
                            paidAsPoster: number;
                            rating: {
                                /** @description null while nobody has reviewed */
                                average: number | null;
                                count: number;
                            };
                        };
                        publishedAt: string | null;
                        /** @description null only in a draft */
                        reward: {
                            amountMinor: number;
                            /** @enum {string} */
                            currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                        } | null;
                        skills: string[];
                        slug: string;
                        solver: {
                            country: string | null;
                            handle: string;
                            id: string;
                            name: string;
                            rating: {
                                /** @description null while nobody has reviewed */
                                average: number | null;
                                count: number;
                            };
                        } | null;
                        /** @enum {string} */
                        state: "draft" | "open" | "awarded" | "in_progress" | "delivered" | "disputed" | "completed" | "canceled" | "expired";
                        summary: string;
                        /** @description Since when only its sides and moderators see it */
                        takenDownAt: string | null;
                        title: string;
                        version: number;
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiV1ChallengesByIdReviews: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            author: {
                                country: string | null;
                                handle: string;
                                id: string;
                                name: string;
                                rating: {
                                    /** @description null while nobody has reviewed */
                                    average: number | null;
                                    count: number;
                                };
                            };
                            challenge: {
                                id: string;
                                slug: string;
                                title: string;
                            };
                            id: string;
                            /** @description null while the other side has not written and 14 days have not passed */
                            publishedAt: string | null;
                            rating: number;
                            text: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiV1Conversations: {
        parameters: {
            query?: {
                challengeId?: string;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            challenge: {
                                id: string;
                                slug: string;
                                /** @enum {string} */
                                state: "draft" | "open" | "awarded" | "in_progress" | "delivered" | "disputed" | "completed" | "canceled" | "expired";
                                title: string;
                            } | null;
                            challengeId: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            group: boolean;
                            id: string;
                            last: {
                                /** Format: date-time */
                                at: string;
                                author: string | null;
                                /** @enum {string} */
                                kind: "text" | "file" | "system" | "edit" | "delete" | "react" | "redact";
                                preview: string;
                                seq: number;
                            } | null;
                            members: {
                                /** @description Whether you have blocked them */
                                blocked: boolean;
                                country: string | null;
                                handle: string;
                                id: string;
                                name: string;
                                rating: {
                                    /** @description null while nobody has reviewed */
                                    average: number | null;
                                    count: number;
                                };
                                /** @enum {string} */
                                role: "poster" | "solver" | "member";
                            }[];
                            muted: boolean;
                            /** @description Of a group; null in the conversation of a challenge's two */
                            title: string | null;
                            unread: number;
                            /** @description false: one of the two has blocked the other, and no work is running */
                            writable: boolean;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiV1ConversationsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        challenge: {
                            id: string;
                            slug: string;
                            /** @enum {string} */
                            state: "draft" | "open" | "awarded" | "in_progress" | "delivered" | "disputed" | "completed" | "canceled" | "expired";
                            title: string;
                        } | null;
                        challengeId: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        group: boolean;
                        id: string;
                        last: {
                            /** Format: date-time */
                            at: string;
                            author: string | null;
                            /** @enum {string} */
                            kind: "text" | "file" | "system" | "edit" | "delete" | "react" | "redact";
                            preview: string;
                            seq: number;
                        } | null;
                        members: {
                            /** @description Whether you have blocked them */
                            blocked: boolean;
                            country: string | null;
                            handle: string;
                            id: string;
                            name: string;
                            rating: {
                                /** @description null while nobody has reviewed */
                                average: number | null;
                                count: number;
                            };
                            /** @enum {string} */
                            role: "poster" | "solver" | "member";
                        }[];
                        muted: boolean;
                        /** @description Of a group; null in the conversation of a challenge's two */
                        title: string | null;
                        unread: number;
                        /** @description false: one of the two has blocked the other, and no work is running */
                        writable: boolean;
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiV1ConversationsByIdMessages: {
        parameters: {
            query?: {
                /** @description Only entries with a smaller seq */
                before?: number;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Oldest first */
                        items: {
                            /** Format: date-time */
                            at: string;
                            /** @description null: the system */
                            author: string | null;
                            /** @description Text; of a system entry the event's kind, of a reaction the emoji */
                            body: string;
                            /** @description Figures of a system entry */
                            data?: {
                                [key: string]: string | number;
                            };
                            /**
                             * Format: date-time
                             * @description Set: the author took it back, `body` is empty
                             */
                            deletedAt?: string;
                            /** Format: date-time */
                            editedAt?: string;
                            files?: {
                                height?: number;
                                id: string;
                                name: string;
                                size: number;
                                type: string;
                                /** @description Pixels, of an image that browsers may show in place */
                                width?: number;
                            }[];
                            /** @description The author's client id; for a system entry the id of its event */
                            id: string;
                            /** @enum {string} */
                            kind: "text" | "file" | "system" | "edit" | "delete" | "react" | "redact";
                            mentions?: string[];
                            /** @description Text and file messages up to and including this entry */
                            n: number;
                            /** @description Emoji → user ids */
                            reactions?: {
                                [key: string]: string[];
                            };
                            /**
                             * Format: date-time
                             * @description Set: it was blanked by a moderator or an erasure
                             */
                            redactedAt?: string;
                            /** @description seq of the entry this one answers or changes */
                            ref: number | null;
                            seq: number;
                        }[];
                        /** @description Newest seq of the room */
                        last: number;
                        /** @description Whether older entries exist */
                        more: boolean;
                        /** @description User id → seq read up to */
                        read: {
                            [key: string]: number;
                        };
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postApiV1ConversationsByIdMessages: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    after?: number;
                    /** @default  */
                    body?: string;
                    fileIds?: string[];
                    id: string;
                    mentions?: string[];
                    ref?: number;
                };
            };
        };
        responses: {
            /** @description The answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        at: string;
                        /** @description null: the system */
                        author: string | null;
                        /** @description Text; of a system entry the event's kind, of a reaction the emoji */
                        body: string;
                        /** @description Figures of a system entry */
                        data?: {
                            [key: string]: string | number;
                        };
                        /**
                         * Format: date-time
                         * @description Set: the author took it back, `body` is empty
                         */
                        deletedAt?: string;
                        /** Format: date-time */
                        editedAt?: string;
                        files?: {
                            height?: number;
                            id: string;
                            name: string;
                            size: number;
                            type: string;
                            /** @description Pixels, of an image that browsers may show in place */
                            width?: number;
                        }[];
                        /** @description The author's client id; for a system entry the id of its event */
                        id: string;
                        /** @enum {string} */
                        kind: "text" | "file" | "system" | "edit" | "delete" | "react" | "redact";
                        mentions?: string[];
                        /** @description Text and file messages up to and including this entry */
                        n: number;
                        /** @description Emoji → user ids */
                        reactions?: {
                            [key: string]: string[];
                        };
                        /**
                         * Format: date-time
                         * @description Set: it was blanked by a moderator or an erasure
                         */
                        redactedAt?: string;
                        /** @description seq of the entry this one answers or changes */
                        ref: number | null;
                        seq: number;
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postApiV1ConversationsByIdRead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seq: number;
                };
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        challenge: {
                            id: string;
                            slug: string;
                            /** @enum {string} */
                            state: "draft" | "open" | "awarded" | "in_progress" | "delivered" | "disputed" | "completed" | "canceled" | "expired";
                            title: string;
                        } | null;
                        challengeId: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        group: boolean;
                        id: string;
                        last: {
                            /** Format: date-time */
                            at: string;
                            author: string | null;
                            /** @enum {string} */
                            kind: "text" | "file" | "system" | "edit" | "delete" | "react" | "redact";
                            preview: string;
                            seq: number;
                        } | null;
                        members: {
                            /** @description Whether you have blocked them */
                            blocked: boolean;
                            country: string | null;
                            handle: string;
                            id: string;
                            name: string;
                            rating: {
                                /** @description null while nobody has reviewed */
                                average: number | null;
                                count: number;
                            };
                            /** @enum {string} */
                            role: "poster" | "solver" | "member";
                        }[];
                        muted: boolean;
                        /** @description Of a group; null in the conversation of a challenge's two */
                        title: string | null;
                        unread: number;
                        /** @description false: one of the two has blocked the other, and no work is running */
                        writable: boolean;
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiV1DisputesById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        answerDueAt: string;
                        challenge: {
                            id: string;
                            slug: string;
                            title: string;
                        };
                        conversationId: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        decisionDueAt: string | null;
                        entries: {
                            /** Format: date-time */
                            at: string;
                            /** @description null for what happened by itself, and for an admin */
                            author: {
                                country: string | null;
                                handle: string;
                                id: string;
                                name: string;
                                rating: {
                                    /** @description null while nobody has reviewed */
                                    average: number | null;
                                    count: number;
                                };
                            } | null;
                            division: {
                                fee: {
                                    amountMinor: number;
                                    /** @enum {string} */
                                    currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                                };
                                refund: {
                                    amountMinor: number;
                                    /** @enum {string} */
                                    currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                                };
                                release: {
                                    amountMinor: number;
                                    /** @enum {string} */
                                    currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                                };
                                tax: {
                                    amountMinor: number;
                                    /** @enum {string} */
                                    currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                                };
                            } | null;
                            files: {
                                /** @description MD5 of the bytes: the same for the same file */
                                checksum: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                height: number | null;
                                id: string;
                                name: string;
                                /** @description Bytes */
                                size: number;
                                /** @enum {string} */
                                state: "pending" | "clean" | "rejected";
                                type: string;
                                /** @description Pixels, of an image that browsers may show in place */
                                width: number | null;
                            }[];
                            id: string;
                            /** @enum {string} */
                            kind: "claim" | "answer" | "offer" | "evidence" | "message" | "acceptance" | "silence" | "decision" | "limit" | "chargeback" | "withdrawal";
                            /** @enum {string} */
                            side: "poster" | "solver" | "admin" | "system";
                            text: string;
                        }[];
                        /** @enum {string} */
                        filedBy: "poster" | "solver";
                        /** @description A bank or an admin looks into the payment: nothing is settled meanwhile */
                        frozen: boolean;
                        /** @description What was left of the reward when it was filed: divisions are of this */
                        held: {
                            amountMinor: number;
                            /** @enum {string} */
                            currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                        };
                        id: string;
                        /** @description The hold's last day: what the sides have in common, else half each */
                        limitAt: string | null;
                        /** @description What the reader may do now */
                        may: ("answer" | "offer" | "accept" | "evidence" | "withdraw" | "message" | "decide")[];
                        /** @description From the answer on: then an admin takes over */
                        offersEndAt: string | null;
                        outcome: ("agreed" | "silence" | "decided" | "limit" | "chargeback") | null;
                        poster: {
                            country: string | null;
                            handle: string;
                            id: string;
                            name: string;
                            rating: {
                                /** @description null while nobody has reviewed */
                                average: number | null;
                                count: number;
                            };
                        };
                        /** @enum {string} */
                        reason: "not_delivered" | "not_as_agreed" | "poor_quality" | "no_answer" | "more_than_agreed" | "other";
                        /** @description All that was paid in, with the fee and tax fixed for it: what those of a part follow from */
                        reward: {
                            amount: {
                                amountMinor: number;
                                /** @enum {string} */
                                currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                            };
                            fee: {
                                amountMinor: number;
                                /** @enum {string} */
                                currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                            };
                            tax: {
                                amountMinor: number;
                                /** @enum {string} */
                                currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                            };
                        };
                        settledAt: string | null;
                        settlement: {
                            fee: {
                                amountMinor: number;
                                /** @enum {string} */
                                currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                            };
                            refund: {
                                amountMinor: number;
                                /** @enum {string} */
                                currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                            };
                            release: {
                                amountMinor: number;
                                /** @enum {string} */
                                currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                            };
                            tax: {
                                amountMinor: number;
                                /** @enum {string} */
                                currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                            };
                        } | null;
                        /** @description What happens when nobody does anything more, and when; null once it has ended */
                        silence: {
                            /** Format: date-time */
                            at: string;
                            /** @description null while an admin is to decide */
                            division: {
                                fee: {
                                    amountMinor: number;
                                    /** @enum {string} */
                                    currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                                };
                                refund: {
                                    amountMinor: number;
                                    /** @enum {string} */
                                    currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                                };
                                release: {
                                    amountMinor: number;
                                    /** @enum {string} */
                                    currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                                };
                                tax: {
                                    amountMinor: number;
                                    /** @enum {string} */
                                    currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                                };
                            } | null;
                            /** @enum {string} */
                            outcome: "claim" | "decision" | "limit";
                        } | null;
                        solver: {
                            country: string | null;
                            handle: string;
                            id: string;
                            name: string;
                            rating: {
                                /** @description null while nobody has reviewed */
                                average: number | null;
                                count: number;
                            };
                        };
                        /** @description Of each side, the newest division that it said it would accept */
                        standing: {
                            poster: {
                                /** Format: date-time */
                                at: string;
                                /** @description null for what happened by itself, and for an admin */
                                author: {
                                    country: string | null;
                                    handle: string;
                                    id: string;
                                    name: string;
                                    rating: {
                                        /** @description null while nobody has reviewed */
                                        average: number | null;
                                        count: number;
                                    };
                                } | null;
                                division: {
                                    fee: {
                                        amountMinor: number;
                                        /** @enum {string} */
                                        currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                                    };
                                    refund: {
                                        amountMinor: number;
                                        /** @enum {string} */
                                        currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                                    };
                                    release: {
                                        amountMinor: number;
                                        /** @enum {string} */
                                        currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                                    };
                                    tax: {
                                        amountMinor: number;
                                        /** @enum {string} */
                                        currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                                    };
                                } | null;
                                files: {
                                    /** @description MD5 of the bytes: the same for the same file */
                                    checksum: string | null;
                                    /** Format: date-time */
                                    createdAt: string;
                                    height: number | null;
                                    id: string;
                                    name: string;
                                    /** @description Bytes */
                                    size: number;
                                    /** @enum {string} */
                                    state: "pending" | "clean" | "rejected";
                                    type: string;
                                    /** @description Pixels, of an image that browsers may show in place */
                                    width: number | null;
                                }[];
                                id: string;
                                /** @enum {string} */
                                kind: "claim" | "answer" | "offer" | "evidence" | "message" | "acceptance" | "silence" | "decision" | "limit" | "chargeback" | "withdrawal";
                                /** @enum {string} */
                                side: "poster" | "solver" | "admin" | "system";
                                text: string;
                            } | null;
                            solver: {
                                /** Format: date-time */
                                at: string;
                                /** @description null for what happened by itself, and for an admin */
                                author: {
                                    country: string | null;
                                    handle: string;
                                    id: string;
                                    name: string;
                                    rating: {
                                        /** @description null while nobody has reviewed */
                                        average: number | null;
                                        count: number;
                                    };
                                } | null;
                                division: {
                                    fee: {
                                        amountMinor: number;
                                        /** @enum {string} */
                                        currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                                    };
                                    refund: {
                                        amountMinor: number;
                                        /** @enum {string} */
                                        currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                                    };
                                    release: {
                                        amountMinor: number;
                                        /** @enum {string} */
                                        currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                                    };
                                    tax: {
                                        amountMinor: number;
                                        /** @enum {string} */
                                        currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                                    };
                                } | null;
                                files: {
                                    /** @description MD5 of the bytes: the same for the same file */
                                    checksum: string | null;
                                    /** Format: date-time */
                                    createdAt: string;
                                    height: number | null;
                                    id: string;
                                    name: string;
                                    /** @description Bytes */
                                    size: number;
                                    /** @enum {string} */
                                    state: "pending" | "clean" | "rejected";
                                    type: string;
                                    /** @description Pixels, of an image that browsers may show in place */
                                    width: number | null;
                                }[];
                                id: string;
                                /** @enum {string} */
                                kind: "claim" | "answer" | "offer" | "evidence" | "message" | "acceptance" | "silence" | "decision" | "limit" | "chargeback" | "withdrawal";
                                /** @enum {string} */
                                side: "poster" | "solver" | "admin" | "system";
                                text: string;
                            } | null;
                        };
                        /** @enum {string} */
                        state: "filed" | "answered" | "deciding" | "settled" | "withdrawn";
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postApiV1Files: {
        parameters: {
            query: {
                name: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description The answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description MD5 of the bytes: the same for the same file */
                        checksum: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        height: number | null;
                        id: string;
                        name: string;
                        /** @description Bytes */
                        size: number;
                        /** @enum {string} */
                        state: "pending" | "clean" | "rejected";
                        type: string;
                        /** @description Pixels, of an image that browsers may show in place */
                        width: number | null;
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiV1FilesById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No JSON body */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiV1Notifications: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
                /** @description `true`: only unread notes */
                unread?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: date-time */
                            at: string;
                            /** @enum {string} */
                            category: "applications" | "searches" | "work" | "money" | "reviews" | "account";
                            /** @description Notes of this kind about the same thing that this one, the newest, stands for */
                            count: number;
                            /** @description The id of its event */
                            id: string;
                            /** @enum {string} */
                            kind: "application.submitted" | "application.withdrawn" | "application.shortlisted" | "application.declined" | "award.made" | "award.declined" | "award.retracted" | "award.lapsed" | "challenge.published" | "search.news" | "challenge.changed" | "challenge.expired" | "conversation.opened" | "conversation.member_joined" | "conversation.member_left" | "challenge.completed" | "challenge.canceled" | "hold.held" | "hold.payment_failed" | "hold.frozen" | "hold.unfrozen" | "chargeback.opened" | "chargeback.closed" | "delivery.submitted" | "delivery.changes_requested" | "delivery.approved" | "delivery.approval_due" | "delivery.overdue" | "cancellation.proposed" | "cancellation.refused" | "dispute.filed" | "dispute.answered" | "dispute.offered" | "dispute.evidence_added" | "dispute.message_sent" | "dispute.decision_due" | "dispute.withdrawn" | "dispute.settled" | "payout.paid" | "payout.blocked" | "payout.failed" | "payout.reversed" | "payout.canceled" | "payout.bank_failed" | "payout_account.ready" | "solver.owes" | "solver.owes_less" | "refund.paid" | "refund.failed" | "money.needs_review" | "review.written" | "review.published" | "email.undeliverable" | "webhook.disabled" | "message.redacted" | "words.redacted" | "user.state_changed" | "export.ready" | "user.appealed" | "report.decided" | "report.upheld" | "challenge.taken_down" | "challenge.restored";
                            /** @description Rises by one with each note of this inbox */
                            ord: number;
                            read: boolean;
                            subject: {
                                actorHandle?: string;
                                actorId?: string;
                                actorName?: string;
                                amountMinor?: number;
                                applicationId?: string;
                                challengeId?: string;
                                conversationId?: string;
                                /** @description Of things that are told together */
                                count?: number;
                                currency?: string;
                                deliveryId?: string;
                                disputeId?: string;
                                /** Format: date-time */
                                dueAt?: string;
                                /** @description What whoever did it said of it */
                                note?: string;
                                reason?: string;
                                savedSearchId?: string;
                                slug?: string;
                                title?: string;
                                version?: number;
                            };
                        }[];
                        nextCursor: string | null;
                        unread: {
                            /** @description Conversations with unread messages, muted ones not counted */
                            conversations: number;
                            notifications: number;
                        };
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiV1NotificationsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        at: string;
                        /** @enum {string} */
                        category: "applications" | "searches" | "work" | "money" | "reviews" | "account";
                        /** @description The id of its event */
                        id: string;
                        /** @enum {string} */
                        kind: "application.submitted" | "application.withdrawn" | "application.shortlisted" | "application.declined" | "award.made" | "award.declined" | "award.retracted" | "award.lapsed" | "challenge.published" | "search.news" | "challenge.changed" | "challenge.expired" | "conversation.opened" | "conversation.member_joined" | "conversation.member_left" | "challenge.completed" | "challenge.canceled" | "hold.held" | "hold.payment_failed" | "hold.frozen" | "hold.unfrozen" | "chargeback.opened" | "chargeback.closed" | "delivery.submitted" | "delivery.changes_requested" | "delivery.approved" | "delivery.approval_due" | "delivery.overdue" | "cancellation.proposed" | "cancellation.refused" | "dispute.filed" | "dispute.answered" | "dispute.offered" | "dispute.evidence_added" | "dispute.message_sent" | "dispute.decision_due" | "dispute.withdrawn" | "dispute.settled" | "payout.paid" | "payout.blocked" | "payout.failed" | "payout.reversed" | "payout.canceled" | "payout.bank_failed" | "payout_account.ready" | "solver.owes" | "solver.owes_less" | "refund.paid" | "refund.failed" | "money.needs_review" | "review.written" | "review.published" | "email.undeliverable" | "webhook.disabled" | "message.redacted" | "words.redacted" | "user.state_changed" | "export.ready" | "user.appealed" | "report.decided" | "report.upheld" | "challenge.taken_down" | "challenge.restored";
                        /** @description Rises by one with each note of this inbox */
                        ord: number;
                        read: boolean;
                        subject: {
                            actorHandle?: string;
                            actorId?: string;
                            actorName?: string;
                            amountMinor?: number;
                            applicationId?: string;
                            challengeId?: string;
                            conversationId?: string;
                            /** @description Of things that are told together */
                            count?: number;
                            currency?: string;
                            deliveryId?: string;
                            disputeId?: string;
                            /** Format: date-time */
                            dueAt?: string;
                            /** @description What whoever did it said of it */
                            note?: string;
                            reason?: string;
                            savedSearchId?: string;
                            slug?: string;
                            title?: string;
                            version?: number;
                        };
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiV1NotificationsPreferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        choices: {
                            account: {
                                email: boolean;
                                /** @constant */
                                inApp: true;
                                push: boolean;
                            };
                            applications: {
                                email: boolean;
                                inApp: boolean;
                                push: boolean;
                            };
                            messages: {
                                email: boolean;
                                /** @constant */
                                inApp: true;
                                push: boolean;
                            };
                            money: {
                                email: boolean;
                                /** @constant */
                                inApp: true;
                                push: boolean;
                            };
                            reviews: {
                                email: boolean;
                                inApp: boolean;
                                push: boolean;
                            };
                            searches: {
                                email: boolean;
                                inApp: boolean;
                                push: boolean;
                            };
                            work: {
                                email: boolean;
                                inApp: boolean;
                                push: boolean;
                            };
                        };
                        /** @enum {string} */
                        digest: "off" | "daily";
                        email: {
                            address: string | null;
                            /**
                             * @description `suppressed`: mail to this address came back or was reported as unwanted
                             * @enum {string}
                             */
                            state: "on" | "no_address" | "suppressed" | "not_offered";
                        };
                        push: {
                            /** @description Browsers that were opted in */
                            browsers: number;
                            /** @description VAPID key to subscribe with; null: push is not offered */
                            publicKey: string | null;
                        };
                        quietHours: {
                            from: string;
                            until: string;
                        } | null;
                        /** @description The person's, as on their profile */
                        timeZone: string;
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiV1NotificationsUnread: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Conversations with unread messages, muted ones not counted */
                        conversations: number;
                        notifications: number;
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiV1NotificationsUnsubscribe: {
        parameters: {
            query: {
                token: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        scope: "applications" | "searches" | "work" | "money" | "reviews" | "account" | "messages" | "digest";
                        /** @description Whether such mail still goes out */
                        subscribed: boolean;
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiV1Payments: {
        parameters: {
            query?: {
                /** @description The id of a challenge */
                challenge?: string;
                currency?: string;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description The first day, UTC */
                from?: string;
                kind?: "paid_in" | "released" | "recovered" | "fee" | "tax" | "netted" | "paid_out" | "returned" | "owed" | "refunded" | "goodwill" | "charged_back" | "reinstated";
                limit?: number;
                /** @description The last day, UTC */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        balances: {
                            blocked: number;
                            /** @enum {string} */
                            currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                            heldAsPoster: number;
                            heldAsSolver: number;
                            onItsWay: number;
                            /** @description What this person owes; it is taken from what is released to them next */
                            owed: number;
                            paidOut: number;
                        }[];
                        items: {
                            /** @description Signed: what left this person is negative */
                            amount: {
                                amountMinor: number;
                                /** @enum {string} */
                                currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                            };
                            /** Format: date-time */
                            at: string;
                            challenge: {
                                id: string;
                                slug: string;
                                title: string;
                            } | null;
                            /** @description The id of its receipt */
                            holdId: string | null;
                            id: string;
                            /** @enum {string} */
                            kind: "paid_in" | "released" | "recovered" | "fee" | "tax" | "netted" | "paid_out" | "returned" | "owed" | "refunded" | "goodwill" | "charged_back" | "reinstated";
                            reason: ("payout_setup_required" | "account_restricted" | "balance_insufficient" | "provider_unavailable" | "transfer_refused" | "frozen" | "under_review") | null;
                            /** @enum {string} */
                            side: "poster" | "solver";
                            state: ("blocked" | "queued" | "transferring" | "paid" | "failed" | "reversed" | "canceled") | null;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiV1PaymentsReceipts: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            amount: {
                                amountMinor: number;
                                /** @enum {string} */
                                currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                            };
                            challenge: {
                                id: string;
                                slug: string;
                                title: string;
                            };
                            holdId: string;
                            /**
                             * Format: date-time
                             * @description When the reward was paid in
                             */
                            issuedAt: string;
                            /** @description Stable, such as `OC-01JDX…-P`; the letter is the side */
                            number: string;
                            /** @enum {string} */
                            side: "poster" | "solver";
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiV1PaymentsReceiptsByHoldId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                holdId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        amount: {
                            amountMinor: number;
                            /** @enum {string} */
                            currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                        };
                        challenge: {
                            id: string;
                            slug: string;
                            title: string;
                        };
                        holdId: string;
                        /**
                         * Format: date-time
                         * @description When the reward was paid in
                         */
                        issuedAt: string;
                        lines: {
                            /** @description Signed as in the statement */
                            amount: {
                                amountMinor: number;
                                /** @enum {string} */
                                currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                            };
                            /** Format: date-time */
                            at: string;
                            /** @enum {string} */
                            kind: "paid_in" | "released" | "recovered" | "fee" | "tax" | "netted" | "paid_out" | "returned" | "owed" | "refunded" | "goodwill" | "charged_back" | "reinstated";
                            reference: string | null;
                        }[];
                        /** @description Stable, such as `OC-01JDX…-P`; the letter is the side */
                        number: string;
                        poster: {
                            country: string | null;
                            handle: string;
                            id: string;
                            name: string;
                        };
                        /** @enum {string} */
                        side: "poster" | "solver";
                        solver: {
                            country: string | null;
                            handle: string;
                            id: string;
                            name: string;
                        };
                        totals: {
                            chargedBack: {
                                amountMinor: number;
                                /** @enum {string} */
                                currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                            };
                            fee: {
                                amountMinor: number;
                                /** @enum {string} */
                                currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                            };
                            held: {
                                amountMinor: number;
                                /** @enum {string} */
                                currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                            };
                            /** @description Released, less fee and tax, and what was given */
                            net: {
                                amountMinor: number;
                                /** @enum {string} */
                                currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                            };
                            /** @description Of the net, kept against what the solver owed */
                            netted: {
                                amountMinor: number;
                                /** @enum {string} */
                                currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                            };
                            paid: {
                                amountMinor: number;
                                /** @enum {string} */
                                currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                            };
                            paidOut: {
                                amountMinor: number;
                                /** @enum {string} */
                                currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                            };
                            /** @description Given to the solver of what came back from the poster's bank */
                            recovered: {
                                amountMinor: number;
                                /** @enum {string} */
                                currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                            };
                            refunded: {
                                amountMinor: number;
                                /** @enum {string} */
                                currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                            };
                            released: {
                                amountMinor: number;
                                /** @enum {string} */
                                currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                            };
                            tax: {
                                amountMinor: number;
                                /** @enum {string} */
                                currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                            };
                        };
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiV1PaymentsTerms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        currencies: {
                            /** @enum {string} */
                            currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                            /** @description Digits of the minor unit after the decimal point */
                            digits: number;
                            feeMinimumMinor: number;
                            maximumMinor: number;
                            minimumMinor: number;
                            stepMinor: number;
                        }[];
                        feeBasisPoints: number;
                        /** @description On the fee */
                        taxBasisPoints: number;
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiV1Reports: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: date-time */
                            createdAt: string;
                            decidedAt: string | null;
                            id: string;
                            note: string;
                            /** @enum {string} */
                            reason: "spam" | "harassment" | "scam" | "off_platform" | "illegal" | "other";
                            /** @description Of a message */
                            seq: number | null;
                            /** @enum {string} */
                            state: "open" | "upheld" | "dismissed";
                            /** @enum {string} */
                            subject: "message" | "user" | "challenge" | "work";
                            /** @description The person, the challenge, the work, or the conversation of the message */
                            subjectId: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiV1SearchChallenges: {
        parameters: {
            query?: {
                agents?: "humans" | "declared" | "allowed";
                category?: "software" | "design" | "writing" | "data" | "operations" | "marketing" | "audio_video" | "research";
                closesWithinDays?: number;
                /** @description Needed with a reward filter or sort */
                currency?: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description `true`: search as typed, without corrections */
                exact?: "true" | "false";
                kind?: "hire";
                limit?: number;
                maxReward?: number;
                /** @description Minor units */
                minReward?: number;
                /** @description `remote`, or a place, whose capitals, marks and signs do not count */
                place?: string;
                /** @description Whether the poster has paid for a challenge before */
                posterHasPaid?: "true" | "false";
                /** @description Words, and "phrases" in quotes */
                q?: string;
                /** @description All of them: repeated, or with commas between */
                skill?: string | string[];
                sort?: "relevance" | "newest" | "reward" | "closing";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The search as the best hit spells it, when next to nothing fit as typed */
                        corrected?: string;
                        /** @description A filter of one value is counted as if it were off */
                        facets: {
                            agents: {
                                count: number;
                                /** @enum {string} */
                                value: "humans" | "declared" | "allowed";
                            }[];
                            category: {
                                count: number;
                                /** @enum {string} */
                                value: "software" | "design" | "writing" | "data" | "operations" | "marketing" | "audio_video" | "research";
                            }[];
                            currency: {
                                count: number;
                                /** @enum {string} */
                                value: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                            }[];
                            kind: {
                                count: number;
                                /** @enum {string} */
                                value: "hire";
                            }[];
                            /** @description In small letters; `remote` among them */
                            place: {
                                count: number;
                                value: string;
                            }[];
                            /** @description Rewards from one sum of minor units up to below another, those of the range's outside too */
                            reward: {
                                count: number;
                                /** @enum {string} */
                                currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                                from: number;
                                to: number;
                            }[];
                            skill: {
                                count: number;
                                value: string;
                            }[];
                        };
                        /** @description When nothing fits: how much would without one filter or one word */
                        help: {
                            /** @enum {string} */
                            drop: "category" | "skill" | "reward" | "currency" | "closesWithinDays" | "agents" | "kind" | "place" | "posterHasPaid" | "word";
                            total: number;
                            word: string | null;
                        }[];
                        items: {
                            /** @enum {string} */
                            agents: "humans" | "declared" | "allowed";
                            applicationCount: number;
                            applicationDeadline: string | null;
                            category: ("software" | "design" | "writing" | "data" | "operations" | "marketing" | "audio_video" | "research") | null;
                            /** Format: date-time */
                            createdAt: string;
                            deliveryDays: number | null;
                            /** @description Where the words searched for stand: pairs of from and to */
                            highlights: {
                                summary: [
                                    number,
                                    number
                                ][];
                                title: [
                                    number,
                                    number
                                ][];
                            };
                            id: string;
                            /** @enum {string} */
                            kind: "hire";
                            /** @description Where the work is done; null: from anywhere */
                            place: string | null;
                            poster: {
                                country: string | null;
                                handle: string;
                                id: string;
                                name: string;
                                paidAsPoster: number;
                                rating: {
                                    /** @description null while nobody has reviewed */
                                    average: number | null;
                                    count: number;
                                };
                            };
                            publishedAt: string | null;
                            /** @description null only in a draft */
                            reward: {
                                amountMinor: number;
                                /** @enum {string} */
                                currency: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                            } | null;
                            skills: string[];
                            slug: string;
                            /** @enum {string} */
                            state: "draft" | "open" | "awarded" | "in_progress" | "delivered" | "disputed" | "completed" | "canceled" | "expired";
                            summary: string;
                            title: string;
                        }[];
                        nextCursor: string | null;
                        total: number;
                        /** @description True when there are or may be more than were counted */
                        totalIsCapped: boolean;
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiV1SearchSaved: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @enum {string} */
                            alert: "live" | "daily" | "off";
                            /** Format: date-time */
                            createdAt: string;
                            id: string;
                            name: string;
                            query: {
                                /** @enum {string} */
                                agents?: "humans" | "declared" | "allowed";
                                /** @enum {string} */
                                category?: "software" | "design" | "writing" | "data" | "operations" | "marketing" | "audio_video" | "research";
                                closesWithinDays?: number;
                                /** @enum {string} */
                                currency?: "USD" | "EUR" | "GBP" | "CHF" | "CAD" | "AUD" | "NZD" | "SGD" | "PLN" | "SEK" | "NOK" | "DKK" | "CZK" | "JPY" | "KRW" | "ISK" | "KWD" | "BHD";
                                /** @enum {string} */
                                kind?: "hire";
                                maxReward?: number;
                                minReward?: number;
                                /** @description `remote`, or a place, whose capitals, marks and signs do not count */
                                place?: string;
                                /** @enum {string} */
                                posterHasPaid?: "true" | "false";
                                /**
                                 * @description Words, and "phrases" in quotes
                                 * @default
                                 */
                                q: string;
                                skill?: string[];
                            };
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiV1SearchSuggest: {
        parameters: {
            query: {
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        people: {
                            handle: string;
                            name: string;
                        }[];
                        skills: string[];
                        titles: {
                            slug: string;
                            title: string;
                        }[];
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiV1SearchUsers: {
        parameters: {
            query: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
                q: string;
                skill?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The names as the first of them bears them, when nobody fit as typed */
                        corrected?: string;
                        items: {
                            country: string | null;
                            handle: string;
                            id: string;
                            name: string;
                            rating: {
                                /** @description null while nobody has reviewed */
                                average: number | null;
                                count: number;
                            };
                            skills: string[];
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiV1UsersByHandle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        bio: string;
                        country: string | null;
                        handle: string;
                        id: string;
                        /** Format: date-time */
                        memberSince: string;
                        name: string;
                        rating: {
                            /** @description null while nobody has reviewed */
                            average: number | null;
                            count: number;
                        };
                        record: {
                            completedAsSolver: number;
                            /** @description Challenges this person posted that were completed */
                            paidAsPoster: number;
                            /** @description Challenges posted and not drafts */
                            posted: number;
                        };
                        /** @enum {string} */
                        role: "member" | "moderator" | "admin";
                        skills: string[];
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiV1UsersByHandleReviews: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            author: {
                                country: string | null;
                                handle: string;
                                id: string;
                                name: string;
                                rating: {
                                    /** @description null while nobody has reviewed */
                                    average: number | null;
                                    count: number;
                                };
                            };
                            challenge: {
                                id: string;
                                slug: string;
                                title: string;
                            };
                            id: string;
                            /** @description null while the other side has not written and 14 days have not passed */
                            publishedAt: string | null;
                            rating: number;
                            text: string;
                        }[];
                        nextCursor: string | null;
                        /** @description How many gave 1, 2, 3, 4 and 5: of all published reviews, not of this page alone */
                        ratings: number[];
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiV1UsersByHandleWorks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            challenge: {
                                id: string;
                                slug: string;
                                title: string;
                            } | null;
                            /** Format: date-time */
                            createdAt: string;
                            description: string;
                            id: string;
                            /** @description Its bytes are at `/works/{id}/picture`, for everybody */
                            picture: {
                                height: number | null;
                                id: string;
                                width: number | null;
                            } | null;
                            title: string;
                            url: string | null;
                        }[];
                        nextCursor: null;
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiV1UsersMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        bio: string;
                        country: string | null;
                        email: string | null;
                        handle: string;
                        id: string;
                        locale: string;
                        /** Format: date-time */
                        memberSince: string;
                        name: string;
                        rating: {
                            /** @description null while nobody has reviewed */
                            average: number | null;
                            count: number;
                        };
                        record: {
                            completedAsSolver: number;
                            /** @description Challenges this person posted that were completed */
                            paidAsPoster: number;
                            /** @description Challenges posted and not drafts */
                            posted: number;
                        };
                        /** @enum {string} */
                        role: "member" | "moderator" | "admin";
                        skills: string[];
                        /** @enum {string} */
                        state: "active" | "suspended" | "closing" | "deleted";
                        timeZone: string;
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiV1UsersMeApiKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            expiresAt: string;
                            id: string;
                            /** @description To the hour */
                            lastUsedAt: string | null;
                            name: string;
                            scopes: ("read" | "write")[];
                            /** @description How the key begins; the rest is known to whoever made it alone */
                            start: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiV1UsersMeBlocks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            country: string | null;
                            handle: string;
                            id: string;
                            name: string;
                            rating: {
                                /** @description null while nobody has reviewed */
                                average: number | null;
                                count: number;
                            };
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiV1UsersMePayoutAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        country: string | null;
                        /** @description What Stripe still asks for, in Stripe's words */
                        requirements: string[];
                        /** @enum {string} */
                        state: "none" | "onboarding" | "ready" | "restricted";
                        updatedAt: string | null;
                        /** @description Where to go on with the set-up; set only by POST */
                        url: string | null;
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiV1UsersMePrivacy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description null: the account stays */
                        closing: {
                            /**
                             * Format: date-time
                             * @description When everything is deleted, or later if something is open still
                             */
                            eraseAt: string;
                            /** Format: date-time */
                            requestedAt: string;
                        } | null;
                        /** @description The newest one */
                        export: {
                            /** @description Until when it can be fetched */
                            expiresAt: string | null;
                            id: string;
                            /**
                             * Format: date-time
                             * @description From when on another one may be asked for
                             */
                            nextAt: string;
                            /** @description Files of the archive that are written, of how many; 0 of 0 before it is begun */
                            progress: {
                                done: number;
                                total: number;
                            };
                            /** Format: date-time */
                            requestedAt: string;
                            /** @description Bytes, once it is ready */
                            size: number | null;
                            /** @enum {string} */
                            state: "waiting" | "building" | "ready";
                        } | null;
                        open: {
                            /** @description Applications that are not decided; they are withdrawn */
                            applications: number;
                            challenges: {
                                id: string;
                                slug: string;
                                /** @enum {string} */
                                state: "draft" | "open" | "awarded" | "in_progress" | "delivered" | "disputed" | "completed" | "canceled" | "expired";
                                title: string;
                            }[];
                            /** @description Payments that a bank has not decided about */
                            chargebacks: number;
                            /** @description Payouts that have not arrived yet */
                            payouts: number;
                            /** @description Refunds that have not arrived yet */
                            refunds: number;
                        };
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiV1UsersMeStanding: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        state: "active" | "suspended" | "closing" | "deleted";
                        /** @description While it runs; one may appeal once */
                        suspension: {
                            appeal: {
                                /** Format: date-time */
                                at: string;
                                text: string;
                            } | null;
                            /** Format: date-time */
                            at: string;
                            endedAt: string | null;
                            ending: string | null;
                            id: string;
                            reason: string;
                            refusal: {
                                /** Format: date-time */
                                at: string;
                                text: string;
                            } | null;
                            /** @enum {string} */
                            why: "spam" | "harassment" | "scam" | "off_platform" | "illegal" | "other";
                        } | null;
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiV1UsersMeWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: date-time */
                            createdAt: string;
                            disabledReason: ("failing" | "gone" | "switched_off") | null;
                            /** @description Nothing has arrived since; null when the last one did */
                            failingSince: string | null;
                            id: string;
                            /** @description Until then every delivery is signed with the secret before, too; with those before it for a day after each was changed */
                            previousSecretUntil: string | null;
                            /** @enum {string} */
                            state: "active" | "disabled";
                            types: ("challenge.published" | "challenge.changed" | "challenge.canceled" | "challenge.expired" | "challenge.completed" | "challenge.taken_down" | "challenge.restored" | "application.submitted" | "application.withdrawn" | "application.shortlisted" | "application.declined" | "award.made" | "award.retracted" | "award.declined" | "award.lapsed" | "hold.held" | "hold.payment_failed" | "delivery.submitted" | "delivery.changes_requested" | "delivery.approved" | "cancellation.proposed" | "cancellation.refused" | "dispute.filed" | "dispute.answered" | "dispute.offered" | "dispute.evidence_added" | "dispute.message_sent" | "dispute.withdrawn" | "dispute.settled" | "payout.paid" | "payout.blocked" | "payout.failed" | "refund.paid" | "refund.failed" | "review.written" | "review.published" | "conversation.opened" | "conversation.unread" | "webhook.test")[];
                            url: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiV1UsersMeWebhooksByIdDeliveries: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description The last 20 */
                            attempts: {
                                /** Format: date-time */
                                at: string;
                                durationMs: number;
                                error: ("timeout" | "unreachable" | "redirected" | "address") | null;
                                /** @description The beginning of the answer, 1024 characters at most */
                                response: string;
                                /** @description HTTP status; null without an answer */
                                status: number | null;
                            }[];
                            /** Format: date-time */
                            createdAt: string;
                            /** @description `webhook-id`: the same at every attempt */
                            id: string;
                            /** @description When it is sent next */
                            nextAt: string | null;
                            /** @description The body, byte for byte */
                            payload: string;
                            /** @enum {string} */
                            state: "pending" | "delivered" | "failed" | "canceled";
                            /** @enum {string} */
                            type: "challenge.published" | "challenge.changed" | "challenge.canceled" | "challenge.expired" | "challenge.completed" | "challenge.taken_down" | "challenge.restored" | "application.submitted" | "application.withdrawn" | "application.shortlisted" | "application.declined" | "award.made" | "award.retracted" | "award.declined" | "award.lapsed" | "hold.held" | "hold.payment_failed" | "delivery.submitted" | "delivery.changes_requested" | "delivery.approved" | "cancellation.proposed" | "cancellation.refused" | "dispute.filed" | "dispute.answered" | "dispute.offered" | "dispute.evidence_added" | "dispute.message_sent" | "dispute.withdrawn" | "dispute.settled" | "payout.paid" | "payout.blocked" | "payout.failed" | "refund.paid" | "refund.failed" | "review.written" | "review.published" | "conversation.opened" | "conversation.unread" | "webhook.test";
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiV1Works: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            challenge: {
                                id: string;
                                slug: string;
                                title: string;
                            } | null;
                            /** Format: date-time */
                            createdAt: string;
                            description: string;
                            id: string;
                            /** @description Its bytes are at `/works/{id}/picture`, for everybody */
                            picture: {
                                height: number | null;
                                id: string;
                                width: number | null;
                            } | null;
                            title: string;
                            url: string | null;
                        }[];
                        nextCursor: null;
                    };
                };
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiV1WorksByIdPicture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No JSON body */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any other failure, as a problem document with its `code` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
