// Types of <lockstep-assessment>. The tests hold them against the element's code.

/** Questions with options, by id. */
export type Answers = Record<string, string>;

/** What `toJSON()` gives, and `answers` takes whole or in part. */
export interface AnswerSheet {
  answers: Answers;
  /** The customer's words, by question. */
  notes?: Record<string, string>;
  context?: { today?: string; crmStage?: string };
  asOf?: string;
  answeredOn?: Record<string, string>;
}

/** A playbook as its JSON Schema, `playbooks/playbook.schema.json`, describes it. */
export type Playbook = { id: string; version: string; schema: number } & Record<string, unknown>;

export type Grade = "absent" | "unknown" | "assumed" | "stated" | "documented";

/** Where the customer is, why the deal is stuck and what to do next. Everything names the answers it came `from`. */
export interface Assessment {
  playbook: { id: string; version: string };
  complete: boolean;
  stage: { evidenced: string; hoped: string; presumed: string | null };
  /** Stages from the evidenced to the presumed one; above zero the seller is ahead. */
  gap: number | null;
  gapCost: { low: number; high: number; source: string } | null;
  stages: {
    id: string;
    state: "settled" | "open" | "skipped" | "not-asked" | "reopened";
    from: string[];
    verifiers: { id: string; grade: Grade | null; inferred: boolean; from: string[] }[];
  }[];
  confidence: { level: "low" | "medium" | "high"; why: string } | null;
  belief: { resting: number; of: number };
  verdict: string | null;
  verdictFrom: string[];
  causes: { id: string; weight: number; from: string[] }[];
  kind: string | null;
  engagement: {
    level: "none" | "low" | "fair" | "strong";
    altitude: "none" | "user" | "manager" | "executive";
    from: string[];
  };
  man: { money: Grade | null; authority: Grade | null; need: Grade | null };
  action: Recommendation | null;
  alternatives: Recommendation[];
  ask: { question: string; verifier: string; inferred: boolean }[];
  moves: { verifier: string; alsoNeeds: string[]; stageIfMet: string; gapIfMet: number | null }[];
  path: { question: string; option: string; plan?: string; gives: Record<string, unknown> }[];
  remaining: { least: number; most: number };
}

export interface Recommendation {
  id: string;
  stage: string;
  because: string[];
}

/** Stable. Those that are not fatal leave the assessment on screen. */
export type ErrorCode =
  | "network" | "missing" | "file" | "media-type" | "policy"
  | "browser-old" | "wasm-missing" | "wasm-refused" | "wasm-broken" | "wasm-trap"
  | "playbook" | "playbook-size" | "playbook-depth" | "config"
  | "stage-map" | "content-map" | "content-url" | "answers" | "share-url" | "attribute";

export interface LockstepEventMap {
  "lockstep-ready": CustomEvent<{ version: string; playbook: { id: string; version: string } }>;
  /** The first answer. */
  "lockstep-start": CustomEvent<Record<string, never>>;
  "lockstep-answer": CustomEvent<{ question: string; option: string; complete: boolean }>;
  "lockstep-result": CustomEvent<Assessment>;
  "lockstep-change": CustomEvent<{ state: string }>;
  /** The buying plan has changed: how many jobs it has, and how many of them are done. */
  "lockstep-plan": CustomEvent<{ jobs: number; done: number }>;
  /** Before a content is opened; prevented, it is not. */
  "lockstep-content": CustomEvent<{ id: string; url: string }>;
  /** Before something is taken along; prevented, it is not. */
  "lockstep-share": CustomEvent<{ kind: string }>;
  "lockstep-error": CustomEvent<{ code: ErrorCode | (string & {}); message: string; fatal: boolean }>;
}

/** Attributes, as HTML and templates write them. */
export interface LockstepAttributes {
  mode?: "seller" | "buyer";
  playbook?: string | Playbook;
  lang?: string;
  theme?: "auto" | "light" | "dark";
  storage?: "local" | "session" | "none";
  "deal-id"?: string;
  deal?: string;
  stage?: string;
  "heading-level"?: number | string;
  state?: string;
  "share-url"?: string;
  "buyer-url"?: string;
}

/** Properties that no attribute has. */
export interface LockstepProperties {
  /** CRM stage names, each with a stage's id, `done`, or null for none; they go before the playbook's. */
  stageMap: Record<string, string | null> | null;
  /** Content ids, each with the address where the site keeps it. */
  contentMap: Record<string, string> | null;
}

export interface LockstepAssessment extends HTMLElement, LockstepProperties {
  mode: "seller" | "buyer";
  get playbook(): Playbook | string | null;
  set playbook(playbook: Playbook | string | URL | null);
  theme: "auto" | "light" | "dark";
  storage: "local" | "session" | "none";
  dealId: string | null;
  deal: string | null;
  stage: string | null;
  headingLevel: number;
  /** The answers as one string, as they stand; set, they are taken where there are none yet, else offered. */
  state: string | null;
  shareUrl: string | null;
  buyerUrl: string | null;
  /** Set, they are taken where there are none yet, else offered to the reader. */
  get answers(): Answers | null;
  set answers(answers: Answers | AnswerSheet | null);
  readonly assessment: Assessment | null;
  start(): void;
  restart(): void;
  print(): void;
  toJSON(): AnswerSheet | null;

  addEventListener<K extends keyof LockstepEventMap>(
    type: K, listener: (this: LockstepAssessment, event: LockstepEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<K extends keyof HTMLElementEventMap>(
    type: K, listener: (this: HTMLElement, event: HTMLElementEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<K extends keyof LockstepEventMap>(
    type: K, listener: (this: LockstepAssessment, event: LockstepEventMap[K]) => unknown, options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener<K extends keyof HTMLElementEventMap>(
    type: K, listener: (this: HTMLElement, event: HTMLElementEventMap[K]) => unknown, options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "lockstep-assessment": LockstepAssessment;
  }

  // They bubble.
  interface DocumentEventMap extends LockstepEventMap {}
  interface WindowEventMap extends LockstepEventMap {}
}
