/** All challenges of the demo, in the order in which their stories are told: what is finished first, what is open last. */
import * as audioVideo from "./audio-video.ts";
import { calendar } from "./booking-calendar.ts";
import * as data from "./data.ts";
import * as design from "./design.ts";
import * as disputed from "./disputed.ts";
import * as earlier from "./earlier-work.ts";
import * as marketing from "./marketing.ts";
import * as operations from "./operations.ts";
import * as research from "./research.ts";
import * as software from "./software.ts";
import type { DemoChallenge } from "./story.ts";
import * as writing from "./writing.ts";

/** Completed and canceled: they give the people their records and reviews. */
export const finished: readonly DemoChallenge[] = [
  earlier.warningColours,
  earlier.stormTimes,
  earlier.courseFlyer,
  earlier.springPoster,
  earlier.welcome,
  software.typos,
  operations.scheduler,
  writing.parking,
  data.demand,
  design.hutLogo,
  audioVideo.tapes,
  research.ovens,
  marketing.posts,
  operations.helpDesk,
  writing.annualReport,
  marketing.sponsors,
  operations.membership,
  disputed.kiteManual,
];

/** Somebody is chosen, or at work. */
export const underWay: readonly DemoChallenge[] = [
  calendar,
  design.icons,
  audioVideo.film,
  data.farms,
  software.connect,
  writing.cookbook,
  marketing.courses,
  research.container,
  operations.restore,
  data.delays,
  research.huts,
  disputed.stationList,
];

/** Open for applications, the newest last, and drafts. */
export const openNow: readonly DemoChallenge[] = [
  research.readingList,
  writing.newsletter,
  software.orderForm,
  design.legend,
  data.catalogue,
  audioVideo.phoneMenu,
  data.streets,
  marketing.clubs,
  operations.runbook,
  audioVideo.intro,
  research.churn,
  design.librarySigns,
  operations.invoices,
  data.radars,
  marketing.beginnerKite,
  writing.webhookDocs,
  software.hikes,
  research.buses,
  audioVideo.subtitles,
  design.labels,
  writing.onboarding,
  software.docker,
];
