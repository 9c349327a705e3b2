/** What pages say of themselves to search engines (schema.org, as JSON-LD in the head). Only what the page itself shows. */
import { majorUnits } from "./format.ts";
import type { Challenge, User, Work } from "./types.ts";

type Thing = { "@type": string } & Readonly<Record<string, unknown>>;

/** The meta descriptor that Remix writes as a data block, which no browser runs. */
export interface StructuredData {
  "script:ld+json": { "@context": "https://schema.org" } & Thing;
}

function described(thing: Thing): StructuredData {
  return { "script:ld+json": { "@context": "https://schema.org", ...thing } };
}

/** @param origin of the site, such as `https://example.org`; addresses are absolute here */
export function siteData(origin: string): StructuredData {
  return described({
    "@type": "WebSite",
    name: "OpenChance",
    url: `${origin}/`,
    potentialAction: {
      "@type": "SearchAction",
      target: { "@type": "EntryPoint", urlTemplate: `${origin}/challenges?q={words}` },
      "query-input": "required name=words",
    },
  });
}

/** A challenge that can be applied to is a posting of work; any other is none, and would send people to a closed door. */
export function challengeData(challenge: Challenge, origin: string): StructuredData | null {
  const { id, slug, state, title, summary, reward, publishedAt, applicationDeadline, poster, skills } = challenge;
  if (state !== "open" || !reward || !publishedAt || !applicationDeadline) return null;
  return described({
    "@type": "JobPosting",
    url: `${origin}/challenges/${slug}`,
    identifier: { "@type": "PropertyValue", name: "OpenChance", value: id },
    title,
    description: summary,
    skills: skills.join(", "),
    datePosted: publishedAt,
    validThrough: applicationDeadline,
    employmentType: "CONTRACTOR",
    jobLocationType: "TELECOMMUTE",
    directApply: true,
    hiringOrganization: { "@type": "Organization", name: poster.name, sameAs: `${origin}/people/${poster.handle}` },
    baseSalary: {
      "@type": "MonetaryAmount",
      currency: reward.currency,
      value: { "@type": "QuantitativeValue", value: majorUnits(reward) },
    },
  });
}

/** @param works what the person shows, in their own words */
export function profileData(user: User, works: readonly Work[], origin: string): StructuredData {
  return described({
    "@type": "ProfilePage",
    ...(works.length > 0 ? { hasPart: works.map((work) => workData(work, origin)) } : {}),
    mainEntity: {
      "@type": "Person",
      name: user.name,
      alternateName: user.handle,
      url: `${origin}/people/${user.handle}`,
      ...(user.bio ? { description: user.bio } : {}),
      ...(user.skills.length > 0 ? { knowsAbout: user.skills } : {}),
    },
  });
}

function workData({ id, title, description, url, picture }: Work, origin: string): Thing {
  return {
    "@type": "CreativeWork",
    name: title,
    ...(description ? { description } : {}),
    ...(url ? { url } : {}),
    ...(picture ? { image: `${origin}/api/v1/works/${id}/picture` } : {}),
  };
}
